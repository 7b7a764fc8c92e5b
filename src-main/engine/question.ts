import type { DerivativeQuestion } from './answer.ts';
import { Mistake, invalidSetting } from './errors.ts';
import type { Point } from './evaluate.ts';
import { type Expr, topological, variable, withNodes } from './expr.ts';
import { isName } from './names.ts';
import { functionNames } from './ops/catalog.ts';
import { parse } from './parse.ts';

/** Expressions of the same variables at a point, as they were asked. */
interface Asked {
  readonly expressions: readonly string[];
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
  const { expression: text, point, variables } = question;
  const asked = { expressions: [text], ...(point && { point }), ...(variables && { variables }) };
  return withSubjects(asked, (subjects) => {
    const [expression] = subjects.expressions;
    if (expression === undefined) throw new Error('A question without expression');
    return work({ ...subjects, expression });
  });
}

/** The same for several expressions; see `withSubject`. */
export function withSubjects<T>(asked: Asked, work: (subjects: Subjects) => T): T {
  try {
    return withNodes(LIMITS.nodes, () => work(read(asked)), LIMITS.milliseconds);
  } catch (thrown) {
    if (!(thrown instanceof Mistake) || thrown.kind !== 'too-large' || thrown.span !== null) throw thrown;
    const end = asked.expressions[0]?.length ?? 0;
    throw new Mistake('too-large', thrown.message, { start: 0, end }, thrown.details);
  }
}

function read({ expressions: texts, point = {}, variables: declared }: Asked): Subjects {
  if (declared !== undefined) checkNames(declared);
  const expressions = texts.map((text) => parse(text, declared));
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
  if (name !== undefined) throw new Mistake('missing-value', `${name} has no value`, null, { name });
  return names.map((own) => point[own] ?? NaN);
}

/** The names of the variables of expressions, in alphabetical order. */
function variablesOf(expressions: readonly Expr[]): string[] {
  return topological(expressions)
    .flatMap((node) => (node.kind === 'variable' ? [node.name] : []))
    .sort(byName.compare);
}

function checkNames(names: readonly string[]): void {
  const declared = new Set<string>();
  for (const name of names) {
    if (!isName(name) || functionNames.has(name) || declared.has(name)) {
      throw invalidSetting('variables', name, 'distinct names, none of them a function');
    }
    declared.add(name);
  }
}
