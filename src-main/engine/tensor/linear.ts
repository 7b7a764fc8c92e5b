import { NdArray, type Shape, allocate, positionsOf, rowMajor, sizeOf } from './array.ts';
import { type Multiply, type Table, multiplierOf } from './multiply.ts';
import { reshape, transpose } from './rearrange.ts';
import { axisOf, broadcastShape, broadcastTo } from './shape.ts';

/**
 * The product of two matrices, or of stacks of them, whose outer axes are broadcast. Terms are added in their order.
 *
 * Of float64 every product is rounded before it is added. Of float32 it is not, unless a matrix is multiplied by a single
 * column or a single row by a transposed matrix. Like that it is TensorFlow 2.21.0 to the bit for what training does: rows
 * of at most 3 numbers times a column, a transposed matrix of any size times a column, and products of matrices of which
 * the second is not transposed. TensorFlow adds longer inner products in lanes, and shares some large products of
 * float64 between threads; there the last bits differ.
 * @param transposeA whether the last two axes of `a` are exchanged before
 */
export function matmul(a: NdArray, b: NdArray, transposeA: boolean, transposeB: boolean): NdArray {
  const left = tableOf(a, transposeA);
  const right = tableOf(b, transposeB);
  if (left.columns !== right.rows) throw new Error(`A product of ${left.columns} columns and ${right.rows} rows`);
  const isInner = left.rows === 1 ? transposeB : right.columns === 1 && !transposeA;
  const multiply = multiplierOf(a.dtype, isInner, left.columns);
  if (a.shape.length > 2 || b.shape.length > 2) return eachProduct(multiply, a, b, left, right);
  const size = left.rows * right.columns;
  const { data, offset } = allocate(a.dtype, size);
  multiply(left, right, data, offset);
  return new NdArray(a.dtype, [left.rows, right.columns], data, offset, null, size);
}

/** The products of stacks, of whose matrices these are the first. */
function eachProduct(multiply: Multiply, a: NdArray, b: NdArray, left: Table, right: Table): NdArray {
  const outer = commonOuter(a.shape, b.shape);
  const size = left.rows * right.columns;
  const { data, offset } = allocate(a.dtype, sizeOf(outer) * size);
  const starts = startsOf(b, outer);
  let next = offset;
  for (const start of startsOf(a, outer)) {
    multiply({ ...left, start }, { ...right, start: starts.next().value ?? 0 }, data, next);
    next += size;
  }
  return new NdArray(a.dtype, [...outer, left.rows, right.columns], data, offset);
}

function commonOuter(a: Shape, b: Shape): Shape {
  const outer = broadcastShape(a.slice(0, -2), b.slice(0, -2));
  if (outer === null) throw new Error(`Stacks ${a.join('x')} and ${b.join('x')} of matrices`);
  return outer;
}

/** Where each matrix of a stack begins, when the stack is broadcast. */
function startsOf({ dtype, shape, data, offset, strides }: NdArray, outer: Shape): Generator<number> {
  const steps = strides ?? rowMajor(shape);
  const stack = new NdArray(dtype, shape.slice(0, -2), data, offset, steps.slice(0, -2));
  return positionsOf(broadcastTo(stack, outer));
}

/** The first matrix of an array. */
function tableOf({ data, offset: start, shape, strides }: NdArray, transposed: boolean): Table {
  const last = shape.length - 1;
  const rows = shape[last - 1] ?? 0;
  const columns = shape[last] ?? 0;
  const toRow = strides === null ? columns : (strides[last - 1] ?? 0);
  const toColumn = strides === null ? 1 : (strides[last] ?? 0);
  if (transposed) return { data, start, rows: columns, columns: rows, toRow: toColumn, toColumn: toRow };
  return { data, start, rows, columns, toRow, toColumn };
}

/**
 * The sum of products over some axes of `a` and as many of `b`; the axes that are left over follow each other.
 * @param axes those of `a`, then those of `b`, of equal lengths; or how many of the last of `a` and the first of `b`
 */
export function tensordot(
  a: NdArray,
  b: NdArray,
  axes: number | readonly [ofA: readonly number[], ofB: readonly number[]],
): NdArray {
  const counted = (count: number) => Array.from({ length: count }, (_, k) => k);
  const [ofA, ofB] =
    typeof axes === 'number' ? [counted(axes).map((k) => a.shape.length - axes + k), counted(axes)] : axes;
  const [left, right] = [parted(a, ofA), parted(b, ofB)];
  const terms = sizeOf(left.summed);
  const rows = reshape(transpose(a, [...left.keptAxes, ...left.axes]), [sizeOf(left.kept), terms]);
  const columns = reshape(transpose(b, [...right.axes, ...right.keptAxes]), [terms, sizeOf(right.kept)]);
  return reshape(matmul(rows, columns, false, false), [...left.kept, ...right.kept]);
}

function parted({ shape }: NdArray, summedAxes: readonly number[]) {
  const axes = summedAxes.map((axis) => axisOf(axis, shape.length));
  const keptAxes = [...shape.keys()].filter((axis) => !axes.includes(axis));
  const lengths = (some: readonly number[]): Shape => some.map((axis) => shape[axis] ?? 0);
  return { axes, keptAxes, summed: lengths(axes), kept: lengths(keptAxes) };
}
