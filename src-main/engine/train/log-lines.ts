import { formatFixed } from './format.ts';
import type { FitSettings } from './record.ts';

/** The line that the course's program prints for an update, of the loss before it and the parameters after it. */
export type LogPrinter = (iteration: number, loss: number, parameters: Iterable<number>) => string;

/**
 * What the course prints of its line.
 * @example lineOfWAndB(0, 4749.3623046875, [0.946047, -1.153577]) // 'i:0,Loss:4749.362305,w:0.946047,b:-1.153577'
 */
export const lineOfWAndB: LogPrinter = (iteration, loss, parameters) => {
  const [w = NaN, b = NaN] = parameters;
  return `${lineOfLoss(iteration, loss, [])},w:${formatFixed(w)},b:${formatFixed(b)}`;
};

/**
 * What the course prints of a model with several inputs.
 * @example lineOfLoss(50, 4593.85, []) // 'i:50,Loss:4593.850000'
 */
export const lineOfLoss: LogPrinter = (iteration, loss) => `i:${iteration},Loss:${formatFixed(loss)}`;

/** What the course's program would print: it calls parameters w and b where a line is fitted to the data as they are. */
export function printerOf(settings: Pick<FitSettings, 'model' | 'features' | 'scaling' | 'intercept'>): LogPrinter {
  return isCourseLine(settings) ? lineOfWAndB : lineOfLoss;
}

/** Whether a run fits y = w x + b to the data as they are. */
export function isCourseLine({
  model,
  features,
  scaling,
  intercept,
}: Pick<FitSettings, 'model' | 'features' | 'scaling' | 'intercept'>): boolean {
  return model === 'linear' && features.length === 1 && scaling === 'none' && intercept === 'last';
}
