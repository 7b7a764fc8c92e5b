import type { DerivativeAnswer, DerivativeQuestion, Written } from './answer.ts';
import { type Sweep, numericAdjoints, sweep, symbolicGradient } from './derive.ts';
import { invalidSetting } from './errors.ts';
import { type Point, type Values, valueIn } from './evaluate.ts';
import { type Expr, charge, topological, variable, withNodes } from './expr.ts';
import { isName } from './names.ts';
import { functionNames } from './ops/catalog.ts';
import { parse } from './parse.ts';
import { Simplifier } from './simplify.ts';
import { traceSweep } from './trace.ts';
import { Writer } from './written.ts';

/** Alphabetical, small letters before capitals, numbers by value: x_2 stands before x_10. */
const byName = new Intl.Collator('en', { numeric: true, caseFirst: 'lower' });

/** Bounds of the work on one question. Past the nodes it is refused, past the others the writing is abridged. */
const LIMITS = { nodes: 200_000, steps: 30_000, characters: 200_000, longest: 6_000 };

/**
 * Everything known of an expression at a point: value, gradient and Hessian as formulas and, where every variable has a
 * value, as numbers, with the steps of the reverse sweep. Bounded in memory and time whatever is typed.
 * @throws Mistake those of `parse`; `too-large` past the node budget; `invalid-setting` for `variables` that are no names
 * @example analyse({ expression: 'x^2+2xy', point: { x: 3, y: 4 } }).numeric?.gradient // [14, 6]
 * @example analyse({ expression: 'x +' }) // throws syntax
 */
export function analyse(question: DerivativeQuestion): DerivativeAnswer {
  return withNodes(LIMITS.nodes, () => answer(question));
}

function answer({ expression, point = {}, variables: declared }: DerivativeQuestion): DerivativeAnswer {
  if (declared !== undefined) checkNames(declared);
  const value = parse(expression, declared);
  const variables = declared ?? variablesOf(value);
  charge(2 * variables.length ** 2); // A formula and a number for each entry of the Hessian.
  const nodes = variables.map(variable);
  const missing = variables.filter((name) => !Object.hasOwn(point, name));
  const isComplete = missing.length === 0;
  const values: Values = new Map();
  const numbers = (record: Sweep, by: readonly Expr[]) => (isComplete ? readNumbers(record, by, point, values) : []);
  const first = sweep(value);
  const gradient = symbolicGradient(first, nodes);
  // Row by row, because the record of a sweep is as large as the graph; and all rows before anything is written, so
  // that a question too large is refused early.
  const rows = gradient.map((partial, i) => {
    const [record, by] = [sweep(partial), nodes.slice(i)];
    return { formulas: symbolicGradient(record, by), numbers: numbers(record, by) };
  });
  const numericGradient = numbers(first, nodes);
  return {
    expression,
    variables,
    symbolic: writeDerivatives(
      value,
      gradient,
      rows.map((row) => row.formulas),
    ),
    numeric: isComplete
      ? { value: valueIn(values, value), gradient: numericGradient, hessian: symmetric(rows.map((row) => row.numbers)) }
      : null,
    missing,
    trace: isComplete ? traceSweep(first, point, values) : null,
  };
}

/** The names of the variables of an expression, in alphabetical order. */
function variablesOf(expression: Expr): string[] {
  return topological([expression])
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

/** The formulas, the value as it was typed and the derivatives simplified; the Hessian from its upper half. */
function writeDerivatives(
  value: Expr,
  gradient: readonly Expr[],
  upper: readonly (readonly Expr[])[],
): DerivativeAnswer['symbolic'] {
  const writer = new Writer({ characters: LIMITS.characters, longest: LIMITS.longest });
  const simplifier = new Simplifier({ steps: LIMITS.steps });
  const write = (node: Expr): Written => writer.write(simplifier.simplify(node));
  const written = { value: writer.write(value), gradient: gradient.map(write) };
  return { ...written, hessian: symmetric(upper.map((row) => row.map(write))) };
}

/** The partial derivatives of a sweep's output at a point. */
function readNumbers(record: Sweep, variables: readonly Expr[], point: Point, values: Values): number[] {
  const adjoints = numericAdjoints(record, point, values);
  return variables.map((node) => adjoints.get(node) ?? 0);
}

/** A symmetric matrix from its rows, each given from the diagonal on. */
function symmetric<T>(upper: readonly (readonly T[])[]): T[][] {
  return upper.map((_, i) => upper.map((_, j) => entry(upper, Math.min(i, j), Math.max(i, j))));
}

function entry<T>(upper: readonly (readonly T[])[], row: number, column: number): T {
  const found = upper[row]?.[column - row];
  if (found === undefined) throw new Error(`A Hessian without entry ${row}, ${column}`);
  return found;
}
