import { type Data, NdArray, type Shape, allocate, contiguous, sizeOf } from './array.ts';
import { type BinaryOp, type Kernel, Pattern, type UnaryOp, kernelOf } from './kernels.ts';
import { broadcastShape, broadcastTo, sameShape, standstill } from './shape.ts';

/**
 * An operation on every element. Floating-point results are worked out in double precision and rounded once.
 * @param op one that takes the array's type
 * @example unary('neg', new NdArray('int32', [2], new Int32Array([3, -4]))).data // new Int32Array([-3, 4])
 */
export function unary(op: UnaryOp, a: NdArray): NdArray {
  return unaryBy(kernelOf(op), a);
}

/** `unary` by the kernel of its operation. */
export function unaryBy(kernel: Kernel<UnaryOp>, a: NdArray): NdArray {
  if (a.strides === null) return run(kernel, Pattern.one, a, a, a);
  if (isOneNumber(a)) return runOnce(kernel, Pattern.one, a, a, a.shape);
  return run(kernel, Pattern.one, contiguous(a), a, a);
}

/**
 * An operation on the elements of two arrays of one type that stand in the same place, after broadcasting; their shapes
 * are compatible.
 * @param op one that takes the arrays' type
 */
export function binary(op: BinaryOp, a: NdArray, b: NdArray): NdArray {
  return binaryBy(kernelOf(op), a, b);
}

/** `binary` by the kernel of its operation. */
export function binaryBy(kernel: Kernel<BinaryOp>, a: NdArray, b: NdArray): NdArray {
  if (a.strides === null && b.strides === null && sameShape(a.shape, b.shape)) {
    return run(kernel, Pattern.each, a, b, a);
  }
  const shape = commonShape(a.shape, b.shape);
  if (isOneNumber(b)) {
    if (isOneNumber(a)) return runOnce(kernel, Pattern.each, a, b, shape);
    const left = stretched(a, shape);
    return run(kernel, Pattern.right, left, b, left);
  }
  const right = stretched(b, shape);
  if (isOneNumber(a)) return run(kernel, Pattern.left, a, right, right);
  return run(kernel, Pattern.each, stretched(a, shape), right, right);
}

/** @param like an array of the shape of the result */
function run(kernel: Kernel, pattern: Pattern, a: NdArray, b: NdArray, { shape, size }: NdArray): NdArray {
  const { dtype } = a;
  const result = kernel.isTruth ? 'bool' : dtype;
  const { data, offset } = allocate(result, size);
  kernel.loop(dtype, pattern)(a.data, a.offset, b.data, b.offset, data, offset, size);
  return new NdArray(result, shape, data, offset, null, size);
}

/** What is the same everywhere is worked out, and kept, once. */
function runOnce(kernel: Kernel, pattern: Pattern, a: NdArray, b: NdArray, shape: Shape): NdArray {
  const { dtype } = a;
  const result = kernel.isTruth ? 'bool' : dtype;
  const { data, offset } = allocate(result, 1);
  kernel.loop(dtype, pattern)(a.data, a.offset, b.data, b.offset, data, offset, 1);
  return new NdArray(result, shape, data, offset, standstill(shape));
}

/** Whether every element is the same one in the data. */
function isOneNumber({ strides, shape, size }: NdArray): boolean {
  if (strides === null) return size === 1;
  for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== 1 && strides[axis] !== 0) return false;
  return true;
}

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
