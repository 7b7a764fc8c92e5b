import type { DerivativeQuestion } from './answer.ts';
import { Mistake, invalidSetting, missingValue, placed } from './errors.ts';
import type { Point } from './evaluate.ts';
import { type Expr, topological, variable, withNodes } from './expr.ts';
import { isName } from './names.ts';
import { functionNames } from './ops/catalog.ts';
import { parse } from './parse.ts';

/** Where expressions are asked about. */
interface Place {
  readonly point?: Readonly<Record<string, number>>;
  readonly variables?: readonly string[];
}

/** A question about expressions, read. */
export interface Subjects {
  readonly expressions: readonly Expr[];
  /** The variables' names in order, and their nodes. */
  readonly names: readonly string[];
  readonly variables: readonly Expr[];
  readonly point: Point;
  /** Variables that the point has no value for. */
  readonly missing: readonly string[];
}

/** A question about one expression, read. */
export interface Subject extends Subjects {
  readonly expression: Expr;
}

/** Bounds of the work on one question; past them it is refused. */
const LIMITS = { nodes: 100_000, milliseconds: 4_000 };

/** Alphabetical, small letters before capitals, numbers by value: x_2 stands before x_10. */
const byName = new Intl.Collator('en', { numeric: true, caseFirst: 'lower' });

/**
 * Reads a question about one expression and works on it, bounded in memory and time whatever was typed.
 * @throws Mistake those of `parse`; `too-large` past the bounds; `invalid-setting` for `variables` that are no names
 */
export function withSubject<T>(question: DerivativeQuestion, work: (subject: Subject) => T): T {
  return withNodes(
    LIMITS.nodes,
    () => {
      try {
        const expression = parse(question.expression, checkedNames(question));
        return work({ ...subjectsOf([expression], question), expression });
      } catch (thrown) {
        throw isTooLarge(thrown) ? placed(thrown, question.expression) : thrown;
      }
    },
    LIMITS.milliseconds,
  );
}

/** The same for several expressions of the same variables; work on one of them belongs `within` it. */
export function withSubjects<T>(
  question: Place & { readonly expressions: readonly string[] },
  work: (subjects: Subjects) => T,
): T {
  const { expressions: texts } = question;
  return withNodes(
    LIMITS.nodes,
    () => {
      const declared = checkedNames(question);
      const expressions = texts.map((text, i) => within(texts, i, () => parse(text, declared)));
      return work(subjectsOf(expressions, question));
    },
    LIMITS.milliseconds,
  );
}

/** Works on the expression at `index` of several: a mistake says so, and has a place in that one. */
export function within<T>(texts: readonly string[], index: number, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof Mistake ? placed(thrown, texts[index] ?? '', { expression: index }) : thrown;
  }
}

function isTooLarge(thrown: unknown): thrown is Mistake {
  return thrown instanceof Mistake && thrown.kind === 'too-large';
}

function subjectsOf(expressions: readonly Expr[], { point = {}, variables: declared }: Place): Subjects {
  const names = declared ?? variablesOf(expressions);
  const missing = names.filter((name) => !Object.hasOwn(point, name));
  return { expressions, names, variables: names.map(variable), point, missing };
}

/**
 * The point of a question that cannot be answered without one: the values of the variables in order.
 * @throws Mistake `missing-value` for the first variable that has none
 */
export function completePoint({ names, point, missing }: Subjects): number[] {
  const [name] = missing;
  if (name !== undefined) throw missingValue(name);
  return names.map((own) => point[own] ?? NaN);
}

/** The names of the variables of expressions, in alphabetical order. */
function variablesOf(expressions: readonly Expr[]): string[] {
  return topological(expressions)
    .flatMap((node) => (node.kind === 'variable' ? [node.name] : []))
    .sort(byName.compare);
}

/** The names that the question says are variables. */
function checkedNames({ variables }: Place): readonly string[] | undefined {
  const declared = new Set<string>();
  for (const name of variables ?? []) {
    if (!isName(name) || functionNames.has(name) || declared.has(name)) {
      throw invalidSetting('variables', name, 'distinct names, none of them a function');
    }
    declared.add(name);
  }
  return variables;
}
