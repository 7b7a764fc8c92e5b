import { pythonError } from '../errors.ts';
import { type Shape, sizeOf } from '../tensor/array.ts';
import { matmul as matmulArrays } from '../tensor/linear.ts';
import { arrayText } from '../tensor/numpy-text.ts';
import { broadcastShape, normalAxis } from '../tensor/shape.ts';
import { reshaped, transposed } from './arrangement.ts';
import { MULTIPLIABLE } from './op-names.ts';
import { bracketed, checkAlike, refused, wrongType } from './refusals.ts';
import { performed } from './session.ts';
import { summedTo } from './summed-to.ts';
import type { Attributes, Operation, Pullback, Tensor } from './tensor.ts';

/** Which of the two matrices are turned over before they are multiplied. */
export interface Turned {
  readonly a?: boolean;
  readonly b?: boolean;
}

/**
 * `tf.matmul`: the product of matrices, or of stacks of them, which are broadcast.
 * @throws Mistake `python` in TensorFlow's words
 * @example matmul(tensor([1, 2], [1, 2]), tensor([3, 4], [2, 1])).shape // [1, 1]
 */
export function matmul(a: Tensor, b: Tensor, { a: turnA = false, b: turnB = false }: Turned = {}): Tensor {
  return multiplied(a, b, turnA, turnB);
}

function multiplied(a: Tensor, b: Tensor, turnA: boolean, turnB: boolean): Tensor {
  const isStack = a.shape.length > 2 || b.shape.length > 2;
  const name = isStack ? 'BatchMatMulV2' : 'MatMul';
  check(name, a, b, turnA, turnB);
  const product = (isStack ? ofStacks : ofMatrices)[Number(turnA) * 2 + Number(turnB)];
  if (product === undefined) throw new Error('Two matrices are turned in four ways');
  const { operation, attributes } = product;
  return performed(operation, [a, b], matmulArrays(a.array, b.array, turnA, turnB), attributes);
}

/** float32 matrices go to a library of their own, which has its own name. */
function check(name: string, a: Tensor, b: Tensor, turnA: boolean, turnB: boolean): void {
  if (a.dtype === 'bool') throw wrongType(name, a, MULTIPLIABLE);
  if (a.dtype !== b.dtype) checkAlike(name, [a, b], 0, a.dtype === 'float32' ? `_Mkl${name}` : name);
  const inner = a.shape[a.shape.length - (turnA ? 2 : 1)];
  const outer = b.shape[b.shape.length - (turnB ? 1 : 2)];
  if (inner === outer && a.shape.length === 2 && b.shape.length === 2) return;
  if (a.shape.length < 2 || b.shape.length < 2) throw refused(name, flatText(a, b));
  if (broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2)) === null) {
    const batches = `${bracketed(a.shape)} vs. ${bracketed(b.shape)}`;
    throw refused(name, `In[0] and In[1] must have compatible batch dimensions: ${batches}`);
  }
  if (inner === outer) return;
  const shapes = `In[0]: ${bracketed(a.shape)}, In[1]: ${bracketed(b.shape)}`;
  const turned = name === 'MatMul' ? '' : ` ${Number(turnA)} ${Number(turnB)}`;
  throw refused(name, `Matrix size-incompatible: ${shapes}${turned}`);
}

/** A product with one way of turning its matrices. */
interface Product {
  readonly operation: Operation;
  readonly attributes: Attributes;
}

/** The four ways: neither is turned, the second, the first, both. */
const products = (name: string): Product[] =>
  [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({
      operation: { name, pullback: pullbackOf(transposeA, transposeB) },
      attributes: { transposeA, transposeB },
    })),
  );

const ofMatrices = products('MatMul');
const ofStacks = products('BatchMatMulV2');

/** Both libraries refuse vectors, each in its words. */
function flatText(a: Tensor, b: Tensor): string {
  if (a.dtype === 'float32') return `In[${a.shape.length < 2 ? 0 : 1}] ndims must be >= 2`;
  if (a.shape.length === b.shape.length) return `In[0] and In[1] ndims must be == 2: ${a.shape.length}`;
  return `In[0] and In[1] has different ndims: ${bracketed(a.shape)} vs. ${bracketed(b.shape)}`;
}

/** Each matrix's adjoint is the upstream one times the other matrix, turned so that the shapes fit. */
function pullbackOf(turnA: boolean, turnB: boolean): Pullback {
  return ({ inputs }, upstream, wanted) => {
    const a = inputs[0];
    const b = inputs[1];
    if (a?.kind !== 'tensor' || b?.kind !== 'tensor') return [];
    return [
      wanted[0] ? summedTo(slopeOfFirst(upstream, b, turnA, turnB), a.shape) : null,
      wanted[1] ? summedTo(slopeOfSecond(upstream, a, turnA, turnB), b.shape) : null,
    ];
  };
}

const slopeOfFirst = (upstream: Tensor, b: Tensor, turnA: boolean, turnB: boolean): Tensor =>
  turnA ? multiplied(b, upstream, turnB, true) : multiplied(upstream, b, false, !turnB);

const slopeOfSecond = (upstream: Tensor, a: Tensor, turnA: boolean, turnB: boolean): Tensor =>
  turnB ? multiplied(upstream, a, true, turnA) : multiplied(a, upstream, !turnA, false);

/**
 * `tf.tensordot`: sums products over some axes of each, which become one matrix product.
 * @param axes how many of the last of `a` and the first of `b`, or which of each
 */
export function tensordot(
  a: Tensor,
  b: Tensor,
  axes: number | readonly [readonly number[], readonly number[]],
): Tensor {
  const [over, under] = typeof axes === 'number' ? counted(a, axes) : axes;
  if (over.length !== under.length) {
    const counts = `${over.length} != ${under.length}`;
    throw pythonError('ValueError', `Different number of contraction axes \`a\` and \`b\`, ${counts}.`);
  }
  const [ofA, ofB] = [over.map((axis) => placeOf(axis, a.shape)), under.map((axis) => placeOf(axis, b.shape))];
  const [freeA, freeB] = [free(a.shape, ofA), free(b.shape, ofB)];
  const left = reshaped(transposed(a, [...freeA, ...ofA]), [sizeAlong(a.shape, freeA), sizeAlong(a.shape, ofA)]);
  const right = reshaped(transposed(b, [...ofB, ...freeB]), [sizeAlong(b.shape, ofB), sizeAlong(b.shape, freeB)]);
  const lengths = (shape: Shape, places: readonly number[]) => places.map((axis) => shape[axis] ?? 1);
  return reshaped(matmul(left, right), [...lengths(a.shape, freeA), ...lengths(b.shape, freeB)]);
}

function counted(a: Tensor, count: number): [number[], number[]] {
  const rank = a.shape.length;
  if (count > rank) {
    const found = `tensor ${arrayText(a.array, 'str')}.  Received ${count}, vs tensor dimensions ${rank}.`;
    throw pythonError('ValueError', `\`axes\` must not be larger than the number of dimensions of ${found}`);
  }
  const places = Array.from({ length: count }, (_, k) => k);
  return [places.map((k) => rank - count + k), places];
}

function placeOf(axis: number, shape: Shape): number {
  const place = normalAxis(axis, shape.length);
  if (place === null) throw pythonError('IndexError', 'list index out of range');
  return place;
}

const free = (shape: Shape, bound: readonly number[]): number[] =>
  [...shape.keys()].filter((axis) => !bound.includes(axis));

const sizeAlong = (shape: Shape, axes: readonly number[]): number => sizeOf(axes.map((axis) => shape[axis] ?? 1));
