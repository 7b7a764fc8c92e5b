import { pythonError } from '../errors.ts';
import { NdArray, type Shape, elementsOf, fromNumbers } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { type PythonValue, isTraced, pythonRepr, sourceOf, typeName } from './python-value.ts';

const MIXED = "Can't convert Python sequence with mixed types to Tensor.";
const JAGGED = "Can't convert non-rectangular Python sequence to Tensor.";
const TOO_LARGE = "Can't convert Python sequence with out-of-range integer to Tensor.";
const TOO_LARGE_FLOAT = "Can't convert Python sequence with a value out of range for a double-precision float.";

type Leaf = number | bigint | boolean;

/** The numbers of nested lists in order, with their shape. */
interface Flat {
  readonly shape: Shape;
  readonly leaves: readonly Leaf[];
  /** The type of the first number of NumPy among them, which TensorFlow goes by where there is one. */
  readonly numpy: Dtype | null;
}

/**
 * An array of numbers and nested lists of Python as TensorFlow understands them: ints are int32 unless one needs 64 bits,
 * floats float32; among floats, ints and truth values after a number count as numbers.
 * @param dtype what the caller wants; null to take what fits
 * @throws Mistake `python` in TensorFlow's words
 * @example inferArray([1n, 2.5], null).dtype // 'float32'
 * @example inferArray([1n, [2n]], null) // throws python
 */
export function inferArray(value: PythonValue, dtype: Dtype | null): NdArray {
  const flat = flatten(value, dtype);
  const found = dtype ?? flat.numpy ?? dtypeOf(flat.leaves);
  if (dtype !== null) refuseLossy(value, flat.leaves, dtype);
  else if (flat.numpy === null) refuseMixed(flat.leaves);
  const limit = found === 'float32' ? 3.4028235677973366e38 : Infinity;
  if (flat.leaves.some((leaf) => typeof leaf === 'number' && Number.isFinite(leaf) && Math.abs(leaf) >= limit)) {
    throw pythonError('ValueError', TOO_LARGE_FLOAT);
  }
  return fromNumbers(
    found,
    flat.shape,
    flat.leaves.map((leaf) => asNumber(leaf, found)),
  );
}

/** TensorFlow keeps the low bits of an int that is too long for the type asked for. */
function asNumber(leaf: Leaf, dtype: Dtype): number | bigint {
  if (typeof leaf === 'boolean') return leaf ? 1 : 0;
  if (typeof leaf !== 'bigint') return leaf;
  if (dtype === 'int64') return leaf;
  return Number(dtype === 'int32' ? BigInt.asIntN(32, leaf) : leaf);
}

function flatten(value: PythonValue, dtype: Dtype | null): Flat {
  if (value === null) throw unsupported(value);
  if (typeof value === 'string') throw notConvertible(value, dtype);
  if (typeof value === 'bigint') refuseLong(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return { shape: [], leaves: [value], numpy: null };
  }
  if (value instanceof NdArray) return flatArray(value);
  if (isTraced(value)) return flatTraced(sourceOf(value).array);
  return joined(value, dtype);
}

function flatArray(array: NdArray): Flat {
  const leaves = [...elementsOf(array)].map((item) => (array.dtype === 'bool' ? item !== 0 : item));
  // NumPy's 64-bit integers count as Python's, its doubles keep their type.
  return {
    shape: array.shape,
    leaves,
    numpy: array.dtype === 'int64' && array.shape.length === 0 ? null : array.dtype,
  };
}

const flatTraced = (array: NdArray): Flat => ({ ...flatArray(array), numpy: array.dtype });

function joined(items: readonly PythonValue[], dtype: Dtype | null): Flat {
  if (items.some((item) => item === null) && items.some((item) => item !== null))
    throw pythonError('ValueError', MIXED);
  if (items.some((item) => typeof item === 'string') && items.some((item) => typeof item !== 'string')) {
    throw pythonError('ValueError', MIXED);
  }
  const parts = items.map((item) => flatten(item, dtype));
  const [first] = parts;
  if (first === undefined) return { shape: [0], leaves: [], numpy: null };
  if (parts.some(({ shape }) => shape.join() !== first.shape.join())) throw pythonError('ValueError', jagged(parts));
  return {
    shape: [items.length, ...first.shape],
    leaves: parts.flatMap(({ leaves }) => leaves),
    numpy: isSequence(items[0]) || items[0] instanceof NdArray ? first.numpy : null,
  };
}

const isSequence = (value: PythonValue | undefined): boolean => Array.isArray(value);

/** TensorFlow reads the first element; a list after a number is a mixture, a number after a list a jagged edge. */
function jagged(parts: readonly Flat[]): string {
  return parts[0]?.shape.length === 0 ? MIXED : JAGGED;
}

function dtypeOf(leaves: readonly Leaf[]): Dtype {
  if (leaves.length === 0 || leaves.some((leaf) => typeof leaf === 'number')) return 'float32';
  if (leaves.every((leaf) => typeof leaf === 'boolean')) return 'bool';
  return leaves.every((leaf) => BigInt.asIntN(32, BigInt(leaf)) === BigInt(leaf)) ? 'int32' : 'int64';
}

/** A truth value first makes a sequence of truth values, in which no number may follow. */
function refuseMixed(leaves: readonly Leaf[]): void {
  if (typeof leaves[0] === 'boolean' && leaves.some((leaf) => typeof leaf !== 'boolean')) {
    throw pythonError('ValueError', MIXED);
  }
}

function refuseLong(value: bigint): void {
  if (BigInt.asIntN(64, value) !== value) throw pythonError('ValueError', TOO_LARGE);
}

/** A Python float is never cut down to an integer, nor a number to a truth value; NumPy's are. */
function refuseLossy(value: PythonValue, leaves: readonly Leaf[], dtype: Dtype): void {
  if (value instanceof NdArray) return;
  const isLossy = (leaf: Leaf) => (dtype === 'bool' ? typeof leaf !== 'boolean' : typeof leaf === 'number');
  if (dtype !== 'float32' && dtype !== 'float64' && leaves.some(isLossy)) throw notConvertible(value, dtype);
}

function notConvertible(value: PythonValue, dtype: Dtype | null): Error {
  if (dtype === null) return pythonError('TypeError', 'TapeLab has no tensors of strings');
  return pythonError('TypeError', `Cannot convert ${pythonRepr(value)} to EagerTensor of dtype ${cName(dtype)}`);
}

function unsupported(value: PythonValue): Error {
  const type = `<class '${typeName(value)}'>`;
  const message = `Attempt to convert a value (${pythonRepr(value)}) with an unsupported type (${type}) to a Tensor.`;
  return pythonError('ValueError', message);
}

/**
 * The name of a type in messages that come from TensorFlow's core.
 * @example cName('float64') // 'double'
 */
export function cName(dtype: Dtype): string {
  return dtype === 'float32' ? 'float' : dtype === 'float64' ? 'double' : dtype;
}
