import fc from 'fast-check';
import type { NdArray } from './array.ts';
import { type Shape, fromNumbers, sizeOf } from './array.ts';
import type { Dtype } from './dtype.ts';

/** Shapes of few elements, with single numbers, empty ones and lengths of 1 among them. */
export const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

/** Shapes of at least one element and one axis. */
export const filledShapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });

export const dtypes = fc.constantFrom<Dtype>('float32', 'float64', 'int32', 'int64', 'bool');

/** Elements of any size, NaN, infinities and -0 among the floating-point ones. */
const elements: Readonly<Record<Dtype, fc.Arbitrary<number | bigint>>> = {
  float32: fc.float(),
  float64: fc.double(),
  int32: fc.integer(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  bool: fc.constantFrom(0, 1),
};

/** Arrays of a shape and type with any elements, or with those of another source. */
export function arraysOf(dtype: Dtype, shape: Shape, values = elements[dtype]): fc.Arbitrary<NdArray> {
  const size = sizeOf(shape);
  return fc.array(values, { minLength: size, maxLength: size }).map((elements) => fromNumbers(dtype, shape, elements));
}

/** Arrays of some type and shape. */
export const arrays = fc.tuple(dtypes, shapes).chain(([dtype, shape]) => arraysOf(dtype, shape));

/** Small integers, which floating-point types add and multiply exactly too. */
export const smallIntegers = fc.integer({ min: -20, max: 20 });
