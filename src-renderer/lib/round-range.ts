/** The round numbers 1, 2 and 5 times a power of ten, from which axes are labelled. */
const mantissas = [1, 2, 5, 10] as const;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (mantissas.find((mantissa) => mantissa * power >= rough) ?? 10);
}

/**
 * A range of whole steps around the values, in about five steps of a round size.
 *
 * @example roundRange([46.91, 138.05]) // { min: 40, max: 140, stepSize: 20 }
 */
export function roundRange(values: readonly number[]): { min: number; max: number; stepSize: number } {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  if (finite.length === 0 || !Number.isFinite(high - low)) return { min: 0, max: 1, stepSize: 1 };
  // Below this, steps would run out of digits.
  const smallest = 1e-9 * Math.max(Math.abs(low), Math.abs(high), 1e-290);
  const stepSize = roundStep(Math.max((high - low || Math.abs(high) || 1) / 5, smallest));
  const min = Math.floor(low / stepSize) * stepSize;
  const max = Math.ceil(high / stepSize) * stepSize;
  return min < max ? { min, max, stepSize } : { min: min - stepSize, max: max + stepSize, stepSize };
}

/** So many steps at least take a slider from one end to the other. */
const sliderSteps = 100;

/**
 * The step of a slider, round so that the numbers it gives are short.
 *
 * @example sliderStep({ from: -6, to: 6 }) // 0.1
 */
export function sliderStep({ from, to }: { readonly from: number; readonly to: number }): number {
  const rough = (to - from) / sliderSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const mantissa = mantissas.findLast((round) => round * power <= rough * (1 + 1e-9)) ?? 1;
  return rough > 0 && Number.isFinite(rough) ? mantissa * power : 1;
}

/**
 * Whether a number is 1, 2 or 5 times a power of ten.
 *
 * @example hasRoundMantissa(2000) // true
 * @example hasRoundMantissa(1300) // false
 */
export function hasRoundMantissa(value: number): boolean {
  if (!(value > 0)) return false;
  const mantissa = value / 10 ** Math.floor(Math.log10(value) + 1e-9);
  return mantissas.some((round) => Math.abs(mantissa - round) < 1e-6);
}
