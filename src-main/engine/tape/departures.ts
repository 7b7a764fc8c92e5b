import type { NdArray } from '../tensor/array.ts';
import { recorders } from './session.ts';
import type { Source } from './tensor.ts';

/** The tensors and variables whose numbers an array of NumPy holds, or was worked out of. */
const origins = new WeakMap<NdArray, readonly Source[]>();

/**
 * The numbers of a tensor or variable, handed to NumPy or Python. No tape can follow them there; that they left is noted.
 * @example departed(new Tensor(three)) // three
 */
export function departed(source: Source): NdArray {
  const { array } = source;
  origins.set(array, [source]);
  for (const recorder of recorders()) recorder.departed(source);
  return array;
}

/** Notes that NumPy made an array of others. */
export function derivedBy(result: NdArray, inputs: readonly NdArray[]): NdArray {
  const sources = new Set(inputs.flatMap(comesFrom));
  if (sources.size > 0) origins.set(result, [...sources]);
  return result;
}

/** The tensors and variables that an array of NumPy comes from. */
export function comesFrom(array: NdArray): readonly Source[] {
  return origins.get(array) ?? [];
}
