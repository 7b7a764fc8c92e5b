import type { DifferenceStudy, MethodName, MethodsAnswer } from '../../src-main/ipc/contract.ts';

/** The order in which the methods are listed, from what a learner knows to what a machine does. */
export const methodNames: readonly MethodName[] = ['symbolic', 'forward', 'reverse', 'differences', 'compiled'];

/** How far errors may be above the unit of rounding and still be rounding: each difference takes a few operations. */
const roundings = 64;

/**
 * Whether central differences by a variable are wrong by rounding only, for every step: they are exact on quadratics.
 * Rounding of the values is divided by the step.
 *
 * @param position of the variable
 */
export function isCentralExact({ value, methods, differences }: MethodsAnswer, position: number): boolean {
  const study = differences[position];
  const scale = Math.abs(value) + Math.abs(methods.symbolic.gradient[position] ?? NaN);
  if (!study || !Number.isFinite(scale)) return false;
  return study.steps.every((h, index) => {
    return (study.central[index] ?? NaN) <= (roundings * Number.EPSILON * scale) / h;
  });
}

export interface ErrorPoint {
  readonly x: number;
  readonly y: number;
}

/** The errors that a logarithmic axis can show, by step: those that are neither 0 nor without a value. */
export function errorPoints({ steps }: DifferenceStudy, errors: readonly number[]): ErrorPoint[] {
  return steps.map((x, index) => ({ x, y: errors[index] ?? NaN })).filter(({ y }) => y > 0 && Number.isFinite(y));
}

/** How many spaces between numbers an axis has room for. */
const mostSpaces = 5;

/**
 * Powers of ten for an axis, evenly spaced around the values; a chart has room for six.
 *
 * @example decades([3e-9, 0.2]) // [1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]
 */
export function decades(values: readonly number[]): readonly number[] {
  const exponents = values.map(Math.log10).filter(Number.isFinite);
  const [low, high] = exponents.length === 0 ? [-1, 0] : [Math.min(...exponents), Math.max(...exponents)];
  const stride = 2 ** Math.ceil(Math.log2(Math.max(1, (high - low) / mostSpaces)));
  const first = stride * Math.floor(low / stride + 1e-9);
  const count = Math.max(1, Math.ceil((high - first) / stride - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number(`1e${first + index * stride}`));
}
