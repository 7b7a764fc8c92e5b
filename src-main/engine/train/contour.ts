import { invalidSetting } from '../errors.ts';
import { checkInterval, spread } from '../plot/compiled.ts';
import { at } from '../tensor/read.ts';
import { fitSettings } from './fit-settings.ts';
import type { Contour, ContourQuestion } from './lab-record.ts';
import { type Paraboloid, lowestOf, paraboloidOf } from './paraboloid.ts';
import { type Problem, problemOf } from './problem.ts';
import type { FitSettings } from './record.ts';
import { parameterCount } from './row.ts';
import { isSameLoss } from './same-run.ts';

/** Nodes a side, the ends among them. */
const SIZE = 40;

/**
 * The loss of a linear model over two of its parameters, on all rows, in double precision. Only what makes the loss is read
 * of the settings: another rate, dtype or batch has the same.
 *
 * @throws Mistake `invalid-setting` for data that training cannot use, another model, places that are not two parameters,
 *   a number of the others that is not finite, and an empty interval
 */
export function contour({ settings, by, parameters, over }: ContourQuestion): Contour {
  const problem = problemFor(settings);
  checkPlaces(parameterCount(problem.form), by, parameters);
  over.forEach(checkInterval);
  const [across, up] = [spread(over[0], SIZE), spread(over[1], SIZE)];
  const paraboloid = paraboloidOf(problem, by, parameters);
  const perRow = (settings.loss === 'half-mse' ? 0.5 : 1) / problem.count;
  return { size: SIZE, values: valuesOver(paraboloid, perRow, across, up), lowest: lowestOf(paraboloid) };
}

/** The rows of the last question: a cursor on its way asks for the same ones each time. */
let last: { readonly settings: FitSettings; readonly problem: Problem } | null = null;

function problemFor(settings: FitSettings): Problem {
  if (last !== null && isSameLoss(last.settings, settings)) return last.problem;
  const { columns, target, features, model, loss, scaling, intercept } = settings;
  if (model !== 'linear') throw invalidSetting('model', model, 'linear');
  const problem = problemOf(fitSettings({ columns, target, features, loss, scaling, intercept, dtype: 'float64' }));
  last = { settings, problem };
  return problem;
}

function checkPlaces(count: number, by: readonly [number, number], parameters: readonly number[]): void {
  by.forEach((place, k) => {
    if (Number.isInteger(place) && place >= 0 && place < count && by.indexOf(place) === k) return;
    throw invalidSetting(`by[${k}]`, place, `the place of a parameter, another than before, from 0 to ${count - 1}`);
  });
  if (parameters.length !== count) throw invalidSetting('parameters', parameters.length, `${count} numbers`);
  const wrong = parameters.findIndex((value, place) => !by.includes(place) && !Number.isFinite(value));
  if (wrong !== -1) throw invalidSetting(`parameters[${wrong}]`, parameters[wrong], 'a finite number');
}

function valuesOver(
  { first, second, rest }: Paraboloid,
  perRow: number,
  across: Float64Array,
  up: Float64Array,
): Float64Array {
  return Float64Array.from({ length: across.length * up.length }, (_, k) => {
    const [u, v] = [at(across, k % SIZE), at(up, Math.floor(k / SIZE))];
    const along = first.stretch * u + first.shear * v - first.target;
    return perRow * (along ** 2 + (second.stretch * v - second.target) ** 2 + rest);
  });
}
