import { type Data, NdArray, type Shape, allocate, contiguous, sizeOf } from './array.ts';
import { type BinaryOp, type Pattern, type UnaryOp, isTruth, loopOf } from './kernels.ts';
import { broadcastShape, broadcastTo, repeated, sameShape } from './shape.ts';

/**
 * An operation on every element. Floating-point results are worked out in double precision and rounded once.
 * @param op one that takes the array's type
 * @example unary('neg', new NdArray('int32', [2], new Int32Array([3, -4]))).data // new Int32Array([-3, 4])
 */
export function unary(op: UnaryOp, a: NdArray): NdArray {
  if (a.strides !== null && isOneNumber(a)) return repeated(run(op, 'one', first(a), a, ONE), a.shape);
  return run(op, 'one', contiguous(a), a, a.shape);
}

/**
 * An operation on the elements of two arrays of one type that stand in the same place, after broadcasting; their shapes
 * are compatible.
 * @param op one that takes the arrays' type
 */
export function binary(op: BinaryOp, a: NdArray, b: NdArray): NdArray {
  if (a.strides === null && b.strides === null && sameShape(a.shape, b.shape)) return run(op, 'each', a, b, a.shape);
  const shape = commonShape(a.shape, b.shape);
  // What is the same everywhere is worked out, and kept, once.
  if (isOneNumber(a) && isOneNumber(b)) return repeated(run(op, 'each', first(a), first(b), ONE), shape);
  if (isOneNumber(b)) return run(op, 'right', stretched(a, shape), b, shape);
  if (isOneNumber(a)) return run(op, 'left', a, stretched(b, shape), shape);
  return run(op, 'each', stretched(a, shape), stretched(b, shape), shape);
}

function run(op: UnaryOp | BinaryOp, pattern: Pattern, a: NdArray, b: NdArray, shape: Shape): NdArray {
  const { dtype } = a;
  const result = isTruth(op) ? 'bool' : dtype;
  const count = sizeOf(shape);
  const { data, offset } = allocate(result, count);
  loopOf(op, dtype, pattern)(a.data, a.offset, b.data, b.offset, data, offset, count);
  return new NdArray(result, shape, data, offset);
}

/** Whether every element is the same one in the data. */
function isOneNumber({ strides, shape }: NdArray): boolean {
  if (strides === null) return sizeOf(shape) === 1;
  for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== 1 && strides[axis] !== 0) return false;
  return true;
}

const ONE: Shape = [1];

const first = ({ dtype, data, offset }: NdArray): NdArray => new NdArray(dtype, ONE, data, offset);

function stretched(array: NdArray, shape: Shape): NdArray {
  return contiguous(broadcastTo(array, shape));
}

function commonShape(a: Shape, b: Shape): Shape {
  const shape = broadcastShape(a, b);
  if (shape === null) throw new Error(`Shapes ${a.join('x')} and ${b.join('x')} do not broadcast`);
  return shape;
}

/**
 * The elements of `a` where the condition holds, else those of `b`, after broadcasting all three.
 * @param condition truth values
 * @param b of the type of `a`
 */
export function select(condition: NdArray, a: NdArray, b: NdArray): NdArray {
  const shape = commonShape(condition.shape, commonShape(a.shape, b.shape));
  const [choice, yes, no] = [stretched(condition, shape), stretched(a, shape), stretched(b, shape)];
  const { data, offset } = allocate(a.dtype, sizeOf(shape));
  const put = (from: Data, position: number, k: number) => (data[offset + k] = from[position + k] as never);
  for (let k = 0; k < sizeOf(shape); k++) {
    if (choice.data[choice.offset + k]) put(yes.data, yes.offset, k);
    else put(no.data, no.offset, k);
  }
  return new NdArray(a.dtype, shape, data, offset);
}
