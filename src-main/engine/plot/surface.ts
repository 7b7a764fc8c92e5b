import { type GridFunction, compileGrid } from '../compile.ts';
import { variableLatex } from '../latex.ts';
import type { Interval, SurfaceAnswer, SurfaceQuestion } from './answer.ts';
import { type Compiled, Compiler, checkInterval, spread, valuesOf } from './compiled.ts';
import { levelsOf } from './levels.ts';

/** Points a side of the grid; fewer where the expression is so large that all of them together take too long. */
const MOST_A_SIDE = 101;
const LEAST_A_SIDE = 21;
const MOST_WORK = 2e8;

/** Arrows a side of the gradient field. */
const ARROWS_A_SIDE = 13;

const compiler = new Compiler(1, compileGrid);

/**
 * A surface over two variables as contours and gradients; the other variables stand as the point says.
 * @throws Mistake those of `parse`; `missing-value` where another variable has none; `invalid-setting` for axes that are
 * not two variables of the expression, and for an interval that is empty
 * @example surface({ expression: 'x*y', by: ['x', 'x'], over: [{ from: 0, to: 1 }, { from: 0, to: 1 }] }) // throws invalid-setting
 */
export function surface(question: SurfaceQuestion): SurfaceAnswer {
  const { by, over } = question;
  over.forEach(checkInterval);
  const compiled = compiler.compiled(question, by);
  const at = valuesOf(compiled.names, question, by);
  const side = Math.min(MOST_A_SIDE, Math.max(LEAST_A_SIDE, Math.floor(Math.sqrt(MOST_WORK / compiled.size))));
  const [xs, ys] = [spread(over[0], side), spread(over[1], side)];
  const [values, dx, dy] = planes(compiled, xs, ys, at);
  return {
    expression: question.expression,
    by,
    byLatex: [variableLatex(by[0]), variableLatex(by[1])],
    xs,
    ys,
    values,
    slopes: [dx, dy],
    levels: levelsOf(values),
    field: field(compiled, over, at),
  };
}

/** Values and both slopes over a grid, a row for every y; without a value there is no slope either. */
function planes(
  { run }: Compiled<GridFunction>,
  xs: Float64Array,
  ys: Float64Array,
  at: Float64Array,
): [Float64Array, Float64Array, Float64Array] {
  const count = xs.length * ys.length;
  const out = new Float64Array(3 * count);
  run(xs, ys, at, out);
  const plane = (k: number) =>
    Float64Array.from({ length: count }, (_, i) => {
      const number = out[k * count + i] ?? NaN;
      return Number.isFinite(out[i]) && Number.isFinite(number) ? number : NaN;
    });
  return [plane(0), plane(1), plane(2)];
}

/** Arrows stand in the middle of cells, so that none stands on the frame. */
function field(
  compiled: Compiled<GridFunction>,
  [across, up]: readonly [Interval, Interval],
  at: Float64Array,
): SurfaceAnswer['field'] {
  const centres = ({ from, to }: Interval) => {
    const half = (to - from) / (2 * ARROWS_A_SIDE);
    return spread({ from: from + half, to: to - half }, ARROWS_A_SIDE);
  };
  const [xs, ys] = [centres(across), centres(up)];
  const [, dx, dy] = planes(compiled, xs, ys, at);
  const known = [...dx.keys()].filter((i) => Number.isFinite(dx[i]) && Number.isFinite(dy[i]));
  const pick = (read: (i: number) => number | undefined) => Float64Array.from(known, (i) => read(i) ?? NaN);
  return {
    x: pick((i) => xs[i % ARROWS_A_SIDE]),
    y: pick((i) => ys[Math.floor(i / ARROWS_A_SIDE)]),
    dx: pick((i) => dx[i]),
    dy: pick((i) => dy[i]),
  };
}
