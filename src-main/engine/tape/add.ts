import type { NdArray } from '../tensor/array.ts';
import { binary } from '../tensor/elementwise.ts';
import { performed } from './session.ts';
import type { Operation, Tensor } from './tensor.ts';

const addN: Operation = {
  name: 'AddN',
  pullback: (_execution, upstream, wanted) => wanted.map((isWanted) => (isWanted ? upstream : null)),
};

/** TensorFlow adds so many terms to a sum at a time, added up by themselves before; those that are over come first. */
const AT_ONCE = 8;

/**
 * The sum of tensors of one type and shape, in the order of TensorFlow's `AddN`: where adjoints meet, they are added so.
 * @example [...addAll([tensor([2]), tensor([3])]).array.data].includes(5) // true
 */
export function addAll(tensors: readonly [Tensor, ...Tensor[]] | readonly Tensor[]): Tensor {
  const count = tensors.length;
  const over = count % AT_ONCE;
  const first = count < AT_ONCE ? count : over < 2 ? over + AT_ONCE : over;
  let sum = inOrder(tensors.slice(0, first));
  for (let next = first; next < count; next += AT_ONCE) {
    sum = binary('add', sum, inOrder(tensors.slice(next, next + AT_ONCE)));
  }
  return performed(addN, tensors, sum);
}

/** The sum from the first to the last. */
function inOrder([first, ...rest]: readonly Tensor[]): NdArray {
  if (first === undefined) throw new Error('A sum needs a first term');
  return rest.reduce((total, { array }) => binary('add', total, array), first.array);
}
