import type { NdArray } from '../tensor/array.ts';
import { currentLine, recorders } from './session.ts';
import type { Source } from './tensor.ts';

/** Numbers of a tensor or variable that were handed over, and where. */
export interface Departure {
  readonly source: Source;
  readonly line: number | null;
}

/** Where the numbers that an array of NumPy holds, or was worked out of, left TensorFlow. */
const origins = new WeakMap<NdArray, readonly Departure[]>();

/**
 * The numbers of a tensor or variable, handed to NumPy or Python. No tape can follow them there; that they left is noted.
 * @example departed(tensor([3])).shape // [1]
 */
export function departed(source: Source): NdArray {
  const { array } = source;
  origins.set(array, [{ source, line: currentLine() }]);
  for (const recorder of recorders()) recorder.departed(source);
  return array;
}

/** Notes that NumPy made an array of others. */
export function derivedBy(result: NdArray, inputs: readonly NdArray[]): NdArray {
  const departures = new Set(inputs.flatMap(comesFrom));
  if (departures.size > 0) origins.set(result, [...departures]);
  return result;
}

/** Where the numbers of an array left TensorFlow; empty where they never were there. */
export function comesFrom(array: NdArray): readonly Departure[] {
  return origins.get(array) ?? [];
}
