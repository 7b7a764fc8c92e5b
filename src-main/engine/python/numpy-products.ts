import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { cast, promote } from '../tensor/create.ts';
import { tensordot } from '../tensor/linear.ts';
import { matmul } from '../tensor/linear.ts';
import { reshape } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';
import { inferNumpy } from './numpy-infer.ts';
import { numpyApply } from './numpy-operators.ts';
import type { Value } from './values.ts';

function factors(left: Value, right: Value): [NdArray, NdArray] {
  const [a, b] = [inferNumpy(left, null), inferNumpy(right, null)];
  const own = promote(a.dtype, b.dtype);
  const dtype = own === 'bool' ? 'int64' : own;
  return [cast(a, dtype), cast(b, dtype)];
}

const SIGNATURE = 'gufunc signature (n?,k),(k,m?)->(n?,m?)';

/**
 * `a @ b`: the product of matrices, where a vector stands for a single row or column.
 * @throws Mistake `python` in NumPy's words
 */
export function matrixProduct(left: Value, right: Value): NdArray {
  const [a, b] = factors(left, right);
  const flat = [a, b].findIndex(({ shape }) => shape.length === 0);
  if (flat >= 0) {
    const needs = `(has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)`;
    throw pythonError('ValueError', `matmul: Input operand ${flat} does not have enough dimensions ${needs}`);
  }
  const rows = a.shape.length === 1 ? reshape(a, [1, a.size]) : a;
  const columns = b.shape.length === 1 ? reshape(b, [b.size, 1]) : b;
  const [terms, own] = [rows.shape.at(-1), columns.shape.at(-2)];
  if (terms !== own) {
    const sizes = `with ${SIGNATURE} (size ${own} is different from ${terms})`;
    throw pythonError('ValueError', `matmul: Input operand 1 has a mismatch in its core dimension 0, ${sizes}`);
  }
  const made = matmul(rows, columns, false, false);
  const shape = [
    ...(a.shape.length === 1 ? made.shape.slice(0, -2) : made.shape.slice(0, -1)),
    ...(b.shape.length === 1 ? [] : made.shape.slice(-1)),
  ];
  return derivedBy(reshape(made, shape), [a, b]);
}

/**
 * `np.dot`: numbers multiply, and vectors and matrices as in a matrix product.
 * @throws Mistake `python` in NumPy's words
 */
export function dotProduct(left: Value, right: Value): NdArray {
  const [a, b] = factors(left, right);
  if (a.shape.length === 0 || b.shape.length === 0) return numpyApply('mul', a, b);
  const [last, first] = [a.shape.length - 1, Math.max(b.shape.length - 2, 0)];
  if (a.shape[last] !== b.shape[first]) {
    const sizes = `${a.shape[last]} (dim ${last}) != ${b.shape[first]} (dim ${first})`;
    throw pythonError('ValueError', `shapes ${written(a)} and ${written(b)} not aligned: ${sizes}`);
  }
  return derivedBy(tensordot(a, b, [[last], [first]]), [a, b]);
}

const written = ({ shape }: NdArray): string => `(${shape.join(',')}${shape.length === 1 ? ',' : ''})`;
