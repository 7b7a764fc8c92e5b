import { compilePoint } from '../compile.ts';
import { invalidSetting } from '../errors.ts';
import type { PointFunction } from '../outputs.ts';
import type { DescentAnswer, DescentQuestion } from './answer.ts';
import { Compiler, valuesOf } from './compiled.ts';
import { type Walk, type Place, largestRate, outcomeOf } from './outcome.ts';

const MOST_STEPS = 1_000;

const LARGEST = Number.MAX_VALUE;

const compiler = new Compiler(2, compilePoint);

/**
 * Gradient descent from the point over two variables: each step is x - rate * gradient, in float64.
 * @throws Mistake those of `parse`; `missing-value` where a variable has none; `invalid-setting` for axes that are not
 * two variables of the expression, a rate that is not above 0, and steps that are no integer from 0 to 1000
 * @example descend({ expression: 'x^2+2xy', by: ['x', 'y'], point: { x: 3, y: 4 }, rate: 0.1, steps: 50 }).outcome // 'unbounded-below'
 * @example descend({ expression: 'x^2+2y^2+1', by: ['x', 'y'], point: { x: 3, y: 4 }, rate: 0.1, steps: 50 }).limit // 0.5
 * @example descend({ expression: 'x*y', by: ['x', 'y'], point: { x: 3, y: 4 }, rate: 0, steps: 1 }) // throws invalid-setting
 */
export function descend(question: DescentQuestion): DescentAnswer {
  checkSettings(question);
  const { run, names, isConstant } = compiler.compiled(question, question.by);
  const walk: Walk = { ...walked(run, valuesOf(names, question), question), rate: question.rate, isConstant };
  const column = (read: (place: Place) => number) => Float64Array.from(walk.places, read);
  return {
    expression: question.expression,
    by: question.by,
    x: column(({ x }) => x),
    y: column(({ y }) => y),
    value: column(({ value }) => value),
    dx: column(({ gradient: [dx] }) => dx),
    dy: column(({ gradient: [, dy] }) => dy),
    outcome: outcomeOf(walk),
    limit: largestRate(walk),
  };
}

function checkSettings({ rate, steps }: DescentQuestion): void {
  if (!(rate > 0 && Number.isFinite(rate))) throw invalidSetting('rate', rate, 'a finite number above 0');
  if (Number.isInteger(steps) && steps >= 0 && steps <= MOST_STEPS) return;
  throw invalidSetting('steps', steps, `an integer from 0 to ${MOST_STEPS}`);
}

/** The path as far as there are numbers, and the place where they end. */
function walked(run: PointFunction, at: Float64Array, { rate, steps }: DescentQuestion): Pick<Walk, 'places' | 'lost'> {
  const places = [placeAt(run, at)];
  for (let last = places[0]; last !== undefined && places.length <= steps;) {
    if (!isFinite(last)) return { places, lost: { place: last, edge: last } };
    at[0] = last.x - rate * last.gradient[0];
    at[1] = last.y - rate * last.gradient[1];
    if (at[0] === last.x && at[1] === last.y) break;
    const next = placeAt(run, at);
    if (!isFinite(next)) return { places, lost: { place: next, edge: edgeOf(run, at, last) } };
    places.push(next);
    last = next;
  }
  return { places, lost: null };
}

/** More halvings than there are numbers between any two. */
const MOST_HALVINGS = 2_200;

/** The place nearest to `outside` on the way there from `inside` that has all its numbers. */
function edgeOf(run: PointFunction, outside: Float64Array, inside: Place): Place {
  const at = Float64Array.from(outside);
  let edge = inside;
  // From infinity there is no middle.
  let [x = NaN, y = NaN] = outside.subarray(0, 2).map((far) => Math.min(LARGEST, Math.max(-LARGEST, far)));
  for (let i = 0; i < MOST_HALVINGS; i++) {
    at[0] = edge.x / 2 + x / 2;
    at[1] = edge.y / 2 + y / 2;
    const isBetween = [edge, { x, y }].every((end) => at[0] !== end.x || at[1] !== end.y);
    if (!isBetween) break;
    const middle = placeAt(run, at);
    if (isFinite(middle)) edge = middle;
    else [x, y] = [middle.x, middle.y];
  }
  return edge;
}

function placeAt(run: PointFunction, at: Float64Array): Place {
  const out = new Float64Array(7);
  run(at, out);
  const [value = NaN, dx = NaN, dy = NaN, xx = NaN, xy = NaN, yx = NaN, yy = NaN] = out;
  return {
    x: at[0] ?? NaN,
    y: at[1] ?? NaN,
    value,
    gradient: [dx, dy],
    hessian: [
      [xx, xy],
      [yx, yy],
    ],
  };
}

function isFinite({ x, y, value, gradient }: Place): boolean {
  return [x, y, value, ...gradient].every(Number.isFinite);
}
