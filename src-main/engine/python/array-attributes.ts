import { type NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { reshape, squeeze, transpose } from '../tensor/rearrange.ts';
import { indexOf } from './numbers.ts';
import { itemOf, listOf } from './numpy-items.ts';
import { arranged, clipped, placed, roundedTo } from './numpy-arrange.ts';
import { transposed } from './numpy-axes.ts';
import { type Reduction, reduced } from './numpy-reductions.ts';
import { reshapedArray } from './numpy-reshape.ts';
import { dotProduct } from './numpy-products.ts';
import { own } from './own.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { Callable, DtypeValue, type Value, tupleOf } from './values.ts';

const method = (name: string, signature: string, run: (given: Given) => Value): Callable =>
  libraryFunction(`np.ndarray.${name}`, signature, run);

const REDUCTIONS: readonly Reduction[] = ['sum', 'mean', 'max', 'min', 'prod', 'std', 'var', 'all', 'any'];

/** What an array of NumPy has under a name; undefined for nothing. */
export function arrayAttribute(array: NdArray, name: string): Value | undefined {
  const known = own(attributes, name) ?? own(methods, name)?.(name);
  if (known !== undefined) return known(array);
  const reduction = REDUCTIONS.find((each) => each === name);
  return (
    reduction &&
    method(name, 'axis? keepdims?', (given) => reduced(reduction, array, given.axes('axis'), given.flag('keepdims')))
  );
}

const attributes: Readonly<Record<string, (array: NdArray) => Value>> = {
  shape: ({ shape }) => tupleOf(shape.map(BigInt)),
  dtype: ({ dtype }) => new DtypeValue(dtype, 'np'),
  ndim: ({ shape }) => BigInt(shape.length),
  size: ({ size }) => BigInt(size),
  T: (array) => transpose(array),
  reshape: (array) => new Callable('reshape', (args) => reshapedArray(array, lengths(args))),
  transpose: (array) =>
    new Callable('transpose', (args) => transposed(array, (args[0] ?? null) === null ? null : lengths(args))),
};

type Work = (array: NdArray, given: Given) => Value;

/** A method with parameters. */
const taking =
  (signature: string, run: Work) =>
  (name: string) =>
  (array: NdArray): Value =>
    method(name, signature, (given) => run(array, given));

const methods: Readonly<Record<string, (name: string) => (array: NdArray) => Value>> = {
  astype: taking('dtype', (array, given) => cast(array, given.dtype('dtype') ?? array.dtype)),
  copy: taking('', (array) => array),
  flatten: taking('', (array) => reshape(array, [array.size])),
  ravel: taking('', (array) => reshape(array, [array.size])),
  squeeze: taking('', (array) => squeeze(array)),
  item: taking('', (array) => itemOf(array)),
  tolist: taking('', (array) => listOf(array)),
  dot: taking('b', (array, given) => dotProduct(array, given.value('b'))),
  cumsum: taking('axis?', (array, given) => arranged('cumsum', array, given)),
  argmax: taking('axis?', (array, given) => placed('argmax', array, given)),
  argmin: taking('axis?', (array, given) => placed('argmin', array, given)),
  round: taking('decimals?', (array, given) => roundedTo(array, given.int('decimals', 0))),
  clip: taking('min? max?', (array, given) => clipped(array, given.value('min'), given.value('max'))),
};

const lengths = (args: readonly Value[]): number[] => {
  const [first] = args;
  return (Array.isArray(first) ? first : args).map(indexOf);
};
