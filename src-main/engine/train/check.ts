import { invalidSetting } from '../errors.ts';
import { roundTo } from '../tensor/dtype.ts';
import type { FitSettings } from './record.ts';

/** So many updates of a small model take some seconds, and their losses less than a megabyte. */
const MOST_ITERATIONS = 100_000;

/** @throws Mistake `invalid-setting` */
export function checkDtype(dtype: unknown): void {
  checkOneOf('dtype', dtype, ['float32', 'float64']);
}

/** @throws Mistake `invalid-setting` unless `found` is one of the names */
export function checkOneOf(name: string, found: unknown, known: readonly unknown[]): void {
  if (!known.includes(found)) throw invalidSetting(name, found, known.join(' or '));
}

/**
 * A rate that the dtype rounds to 0 or to infinity would train nothing, and say nothing.
 * @throws Mistake `invalid-setting`
 */
export function checkRate(
  { learningRate, dtype }: Pick<FitSettings, 'learningRate' | 'dtype'>,
  name = 'learningRate',
): void {
  const rate = roundTo(dtype, learningRate);
  if (!Number.isFinite(rate) || rate <= 0) throw invalidSetting(name, learningRate, 'a finite number above 0');
}

/**
 * Keras keeps shares in float32, where 0.99999999 is 1.
 * @throws Mistake `invalid-setting` unless `found` is a share of something, less than all of it
 */
export function checkShare(name: string, found: number): void {
  if (!(found >= 0 && Math.fround(found) < 1)) throw invalidSetting(name, found, 'a number from 0 to below 1');
}

/** @throws Mistake `invalid-setting` unless `found` counts something, up to a hundred thousand */
export function checkCount(name: string, found: number, most = MOST_ITERATIONS): void {
  if (!Number.isInteger(found) || found < 1 || found > most) {
    throw invalidSetting(name, found, `an integer from 1 to ${most}`);
  }
}
