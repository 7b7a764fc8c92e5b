import type { DerivativeQuestion, FitSettings, Frame } from '../../../src-main/ipc/contract.ts';
import { isLine } from './symbols.ts';

/** With more features the question would no longer be read at a glance. */
const MOST_FEATURES = 5;

/** Whether a row's part of the loss can be looked at in the Derivative lab. */
export function hasWhy({ features }: FitSettings): boolean {
  return features.length <= MOST_FEATURES;
}

/**
 * One row's part of the loss as a question to the Derivative lab, with this row's numbers and the parameters before the
 * update.
 * @param place of the row among those that the frame opens
 */
export function whyQuestion(
  settings: FitSettings,
  frame: Frame,
  place: number,
): Required<Pick<DerivativeQuestion, 'expression' | 'point'>> {
  const inputs = frame.inputs[place] ?? [];
  const y = frame.targets[place] ?? NaN;
  const factor = settings.loss === 'half-mse' ? '1/2*' : '';
  if (isLine(settings)) {
    const [w = NaN, b = NaN] = frame.before;
    return { expression: `${factor}(y-(w*x+b))^2`, point: { y, w, x: inputs[0] ?? NaN, b } };
  }
  const isFirst = settings.intercept === 'first';
  const intercept = isFirst ? 0 : inputs.length;
  const weight = (feature: number): number => (isFirst ? feature + 1 : feature);
  const terms = inputs.map((_, feature) => `w_${weight(feature)}*x_${feature + 1}`);
  const sum = isFirst ? [`w_${intercept}`, ...terms] : [...terms, `w_${intercept}`];
  const weights = frame.before.map((value, parameter): [string, number] => [`w_${parameter}`, value]);
  const values = inputs.map((value, feature): [string, number] => [`x_${feature + 1}`, value]);
  return {
    expression: `${factor}(y-(${sum.join('+')}))^2`,
    point: { y, ...Object.fromEntries([...weights, ...values]) },
  };
}
