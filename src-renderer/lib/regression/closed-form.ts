import * as m from '../../../assets/messages/compiled/messages.js';
import { formatShort } from '../numbers.ts';
import type { RunAt, Scene } from './scene.ts';
import { parameterSymbols } from './symbols.ts';

/** More parameters do not fit into a line. */
const MOST = 4;

/**
 * The share of the targets' variation that predictions explain; null where the targets do not vary.
 * @example rSquared([1, 2, 3], [1, 2, 3]) // 1
 */
export function rSquared(targets: ArrayLike<number>, predicted: ArrayLike<number>): number | null {
  const values = Array.from(targets);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const left = values.reduce((sum, value, row) => sum + (value - (predicted[row] ?? NaN)) ** 2, 0);
  return total === 0 ? null : 1 - left / total;
}

/**
 * The best fit there is, in closed form, and how near the cursor's update has come; empty where there is none.
 * @param isShort leaves the parameters out
 */
export function closedFormText({ main, rows }: Pick<Scene, 'main' | 'rows'>, isShort: boolean): string {
  const { optimum, settings } = main.run;
  if (optimum === null || optimum.quality.rSquared === null) return '';
  const quality = formatShort(optimum.quality.rSquared);
  const reached = qualityHere(main, rows);
  const here = reached === null ? null : formatShort(reached);
  if (isShort) return here === null ? m.closed_form_short({ quality }) : m.closed_form_short_here({ here, quality });
  const best = m.closed_form({ parameters: parametersText(optimum.parameters, parameterSymbols(settings)), quality });
  return here === null ? best : `${best} ${m.quality_here({ quality: here })}`;
}

function parametersText(parameters: readonly number[], symbols: readonly string[]): string {
  const written = parameters.slice(0, MOST).map((value, j) => `${symbols[j] ?? ''} ${formatShort(value)}`);
  return `${written.join(', ')}${parameters.length > MOST ? ', …' : ''}`;
}

/** Of a long table only some rows are at hand. */
function qualityHere({ run, predicted }: RunAt, { rows, targets }: Scene['rows']): number | null {
  const isWhole = rows.length === (run.settings.columns[0]?.values.length ?? 0);
  return predicted === null || !isWhole ? null : rSquared(targets, predicted);
}
