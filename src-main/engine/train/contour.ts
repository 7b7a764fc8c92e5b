import { invalidSetting } from '../errors.ts';
import { checkInterval } from '../plot/compiled.ts';
import { fitSettings } from './fit-settings.ts';
import type { Contour, ContourQuestion } from './lab-record.ts';
import { highestOver, lowestOf, lowestOver, type Paraboloid, paraboloidOf, type Window } from './paraboloid.ts';
import { type Problem, problemOf } from './problem.ts';
import type { FitSettings } from './record.ts';
import { parameterCount } from './row.ts';
import { ringAt } from './rings.ts';
import { isSameLoss } from './same-run.ts';

/** Contours between the least and the greatest loss that is seen. */
const LEVELS = 9;

/**
 * The contours of a linear model's loss over two of its parameters, on all rows, in double precision. Only what makes the
 * loss is read of the settings: another rate, dtype or batch has the same.
 *
 * @throws Mistake `invalid-setting` for data that training cannot use, another model, places that are not two parameters,
 *   a number of the others that is not finite, and an empty interval
 */
export function contour({ settings, by, parameters, over }: ContourQuestion): Contour {
  const problem = problemFor(settings);
  checkPlaces(parameterCount(problem.form), by, parameters);
  over.forEach(checkInterval);
  const paraboloid = paraboloidOf(problem, by, parameters);
  const perRow = (settings.loss === 'half-mse' ? 0.5 : 1) / problem.count;
  const levels = levelsOver(paraboloid, perRow, over);
  const rings = levels.map((level) => ringAt(paraboloid, level / perRow - paraboloid.rest, over));
  return { levels, rings, lowest: lowestOf(paraboloid) };
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

/** Levels with few digits, so far apart that a bowl's contours are evenly spaced. */
function levelsOver(paraboloid: Paraboloid, perRow: number, over: Window): number[] {
  const [low, high] = [lowestOver(paraboloid, over), highestOver(paraboloid, over)];
  const exact = Array.from({ length: LEVELS + 1 }, (_, k) => {
    return perRow * (paraboloid.rest + low + (high - low) * (k / (LEVELS + 1)) ** 2);
  });
  const least = perRow * (paraboloid.rest + low);
  return exact.slice(1).flatMap((level, k) => {
    const rounded = roundedBy(level, level - (exact[k] ?? NaN));
    return rounded > least ? [rounded] : [];
  });
}

/** A number in no more digits than tell it clearly from one that is so far away: 4050 for 4049.37 and 850. */
function roundedBy(value: number, distance: number): number {
  const unit = Math.floor(Math.log10(distance)) - 1;
  return unit > 0 ? Math.round(value / 10 ** unit) * 10 ** unit : Number(value.toFixed(Math.min(100, -unit)));
}
