import { type Expr, isLiteral, topological } from './expr.ts';
import { interpreter } from './interpret.ts';
import { powerOf } from './ops/power.ts';
import type { Outputs, PointFunction } from './outputs.ts';
import { type Input, Statements } from './statements.ts';

/**
 * Computes over a grid of points: of the variables of `at`, the first two run over `xs` and `ys`, the others stay. `out`
 * receives one plane after the other, each with a row for every y: the values, then every entry of the gradient, then
 * every entry of the Hessian.
 */
export type GridFunction = (xs: Float64Array, ys: Float64Array, at: Float64Array, out: Float64Array) => void;

/** Beyond so many nodes a straight line of code is slower to compile than to interpret. */
const MOST_COMPILED = 20_000;

/**
 * Compiles outputs to one straight-line function. It holds no nodes and may outlive their scope. Where code may not be
 * generated, or where there is too much of it, an interpreter computes the same, to the last bit.
 */
export function compilePoint(outputs: Outputs): PointFunction {
  if (topological(outputs.roots).length > MOST_COMPILED) return interpreter(outputs);
  return generated<PointFunction>('at, out', pointCode(outputs)) ?? interpreter(outputs);
}

/** So many inputs are read before anything is written; of more, each when it is needed, for there are no more registers. */
const MOST_READ_AHEAD = 8;

function pointCode({ variables, roots }: Outputs): string {
  const inputs = variables.map((variable, i): Input => ({ variable, name: `x${i}` }));
  const reads = inputs.map(({ name }, i) => `const ${name} = at[${i}];`);
  const store = (value: string, i: number) => (value === '0' ? '' : `out[${i}] = ${value};`);
  const [first = [], ...stages] = new Statements(roots, inputs, store).stages;
  const lines =
    inputs.length <= MOST_READ_AHEAD
      ? [...reads, ...stages.flat()]
      : stages.flatMap((stage, i) => [reads[i], ...stage]);
  return [...filling(roots), ...first, ...lines].join('\n');
}

/**
 * Entries that are 0 at every point, most of them in many a Hessian, are filled in one go, and all of `out` with them,
 * because filling a part of an array takes as long again.
 */
function filling(roots: readonly Expr[]): string[] {
  if (!roots.some((root) => isLiteral(root, 0))) return [];
  return [`if (out.length !== ${roots.length}) throw new RangeError('out has another length');`, 'out.fill(0);'];
}

/** Compiles outputs of at least two variables to a function over a grid; see `compilePoint`. */
export function compileGrid(outputs: Outputs): GridFunction {
  const isLong = topological(outputs.roots).length > MOST_COMPILED;
  const whole = isLong ? null : generated<GridFunction>('xs, ys, at, out', gridCode(outputs));
  return whole ?? pointByPoint(compilePoint(outputs), outputs.roots.length);
}

/** The loop over x repeats only what needs x. */
function gridCode({ variables: [x, y, ...others], roots }: Outputs): string {
  if (x === undefined || y === undefined) throw new Error('A grid needs two variables');
  const fixed = others.map((variable, i): Input => ({ variable, name: `x${i + 2}` }));
  const inputs = [...fixed, { variable: y, name: 'y' }, { variable: x, name: 'x' }];
  const store = (value: string, i: number) => `out[${i === 0 ? 'k' : `k + ${i} * count`}] = ${value};`;
  const { stages } = new Statements(roots, inputs, store, inputs.length);
  return [
    'const count = xs.length * ys.length;',
    'let k = 0;',
    ...fixed.map(({ name }, i) => `const ${name} = at[${i + 2}];`),
    ...stages.slice(0, -2).flat(),
    'for (let j = 0; j < ys.length; j++) {',
    'const y = ys[j];',
    ...(stages.at(-2) ?? []),
    'for (let i = 0; i < xs.length; i++, k++) {',
    'const x = xs[i];',
    ...(stages.at(-1) ?? []),
    '}',
    '}',
  ].join('\n');
}

function pointByPoint(atPoint: PointFunction, size: number): GridFunction {
  return (xs, ys, at, out) => {
    const [point, result] = [Float64Array.from(at), new Float64Array(size)];
    const count = xs.length * ys.length;
    for (let k = 0; k < count; k++) {
      point[0] = xs[k % xs.length] ?? NaN;
      point[1] = ys[Math.floor(k / xs.length)] ?? NaN;
      atPoint(point, result);
      for (let i = 0; i < size; i++) out[i * count + k] = result[i] ?? NaN;
    }
  };
}

/** A function of its own code; null where the surroundings forbid that. */
function generated<F>(parameters: string, body: string): F | null {
  try {
    const make = new Function('power', `return (${parameters}) => {\n${body}\n};`) as (raise: typeof powerOf) => F;
    return make(powerOf);
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
