import type { ExperimentSettings, Outlook } from '../../../src-main/ipc/contract.ts';

type Rates = Pick<ExperimentSettings, 'learningRate' | 'rateChanges'>;

/**
 * The learning rate of an update.
 * @example rateAt({ learningRate: 1, rateChanges: [{ from: 5, learningRate: 2 }] }, 5) // 2
 */
export function rateAt({ learningRate, rateChanges }: Rates, iteration: number): number {
  return rateChanges.findLast(({ from }) => from <= iteration)?.learningRate ?? learningRate;
}

/**
 * The rates with another one from an update on; what was to come after it is given up.
 * @example withRateFrom({ learningRate: 1, rateChanges: [{ from: 9, learningRate: 3 }] }, 4, 2).rateChanges // [{ from: 4, learningRate: 2 }]
 */
export function withRateFrom(rates: Rates, from: number, learningRate: number): Rates {
  if (from <= 0) return { learningRate, rateChanges: [] };
  const earlier = rates.rateChanges.filter((change) => change.from < from);
  return { learningRate: rates.learningRate, rateChanges: [...earlier, { from, learningRate }] };
}

/** Where a slider of learning rates ends, in powers of ten. */
export interface RateRange {
  readonly from: number;
  readonly to: number;
}

/** Ten thousand times slower than the limit of stability, to ten times faster; the present rate is always inside. */
export function rateRange(outlook: Outlook | null, learningRate: number): RateRange {
  const limit = outlook?.kind === 'limit' ? outlook.largestRate : null;
  const [low, high] = limit === null ? [1e-6, 10] : [limit * 1e-4, limit * 10];
  const rate = learningRate > 0 ? learningRate : low;
  return { from: Math.log10(Math.min(low, rate)), to: Math.log10(Math.max(high, rate)) };
}

/**
 * A rate in two digits, as one would type it.
 * @example roundRate(0.000123) // 0.00012
 */
export function roundRate(rate: number): number {
  return Number(rate.toPrecision(2));
}

/**
 * A rate as it is written: small ones with an exponent.
 * @example rateText(0.0001) // '1e-4'
 */
export function rateText(rate: number): string {
  return Math.abs(rate) < 0.01 && rate !== 0 ? rate.toExponential() : String(rate);
}
