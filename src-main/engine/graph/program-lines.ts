import type { Expr } from '../expr.ts';
import type { Subject } from '../question.ts';
import { toTensorFlow } from '../text.ts';
import type { CodeLine, CodeSpan, LineRole } from './answer.ts';
import { tensorCode } from './tensor-code.ts';
import { floatText } from './tensor-print.ts';

/** A line without parts that are nodes. */
export function line(text: string, role: LineRole, printed?: string): CodeLine {
  return { text, role, spans: [], ...(printed !== undefined && { printed }) };
}

export const blank = (): CodeLine => line('', 'comment');

/** A name of the module `math`. */
const MODULE = /(?<![.\w])math\./;

/** The names of a program, and the lines that all programs of one question share. */
export class ProgramLines {
  readonly #variables: readonly string[];
  readonly #value: ReturnType<typeof tensorCode>;

  constructor(
    readonly subject: Subject,
    readonly idOf: (node: Expr) => number | undefined,
  ) {
    this.#variables = subject.variables.map(toTensorFlow);
    this.#value = tensorCode(subject.expression);
  }

  /**
   * A name for something else than a variable.
   * @returns the name, with an underscore where a variable has it already
   */
  name(wanted: string): string {
    let name = wanted;
    while (this.#variables.includes(name)) name += '_';
    return name;
  }

  /** The variables in a list. */
  get list(): string {
    return `[${this.#variables.join(', ')}]`;
  }

  /** The imports and the variables with their values. */
  opening(): CodeLine[] {
    const variables = this.subject.names.map((name, i): CodeLine => {
      const text = `${this.#variables[i] ?? name} = tf.Variable(${floatText(this.subject.point[name] ?? NaN)})`;
      return { ...line(text, 'variable'), variable: name };
    });
    const needsMath = [this.#value.code, ...variables.map(({ text }) => text)].some((text) => MODULE.test(text));
    const imports = [...(needsMath ? [line('import math', 'import')] : []), line('import tensorflow as tf', 'import')];
    return [...imports, blank(), ...variables];
  }

  /** Whether the expression is too long to be written in full, so that the program does not run. */
  get elided(): boolean {
    return this.#value.elided;
  }

  /** The line that computes f, each of its parts known as a node. */
  value(indent: string): CodeLine {
    const { code, spans } = this.#value;
    const before = `${indent}${this.name('f')} = `;
    const found = spans.flatMap(({ node, start, end }): CodeSpan[] => {
      const id = this.idOf(node);
      return id === undefined ? [] : [{ node: id, start: start + before.length, end: end + before.length }];
    });
    return { text: `${before}${code}`, role: 'value', spans: found };
  }
}
