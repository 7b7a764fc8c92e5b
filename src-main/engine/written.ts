import type { Written } from './answer.ts';
import type { Expr } from './expr.ts';
import { type VariableSpelling, writeLatex } from './latex.ts';
import { writeText } from './text.ts';
import type { Allowance } from './write.ts';

/** What is written again without being counted: a short expression, which a Hessian may be full of. */
const SHORT = 100;

const LEFT_OUT: Written = { text: '…', latex: '\\ldots ', elided: true };

/** Writes expressions in both notations within an allowance. */
export class Writer {
  readonly #written = new Map<Expr, Written>();

  readonly allowance: Allowance;

  constructor(
    { characters, longest }: Readonly<Allowance>,
    readonly spell?: VariableSpelling,
  ) {
    this.allowance = { characters, longest };
  }

  write(node: Expr): Written {
    const known = this.#written.get(node);
    if (known !== undefined) return this.#again(known);
    const text = writeText(node, this.allowance);
    const latex = writeLatex(node, this.allowance, this.spell);
    const elided = text.elided || latex.elided;
    const written: Written = { text: text.written, latex: latex.written, ...(elided && { elided }) };
    this.#written.set(node, written);
    return written;
  }

  /** What is written already counts once more, because it is sent and shown once more. */
  #again(written: Written): Written {
    const size = written.text.length + written.latex.length;
    if (size <= SHORT) return written;
    if (this.allowance.characters <= 0) return LEFT_OUT;
    this.allowance.characters -= size;
    return written;
  }
}
