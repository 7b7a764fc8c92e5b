import { binary } from '../tensor/elementwise.ts';
import { performed } from './session.ts';
import type { Operation, Tensor } from './tensor.ts';

const addN: Operation = {
  name: 'AddN',
  pullback: (_execution, upstream, wanted) => wanted.map((isWanted) => (isWanted ? upstream : null)),
};

/**
 * The sum of tensors of one type and shape, from the first to the last: where adjoints meet, they are added so.
 * @example [...addAll([tensor([2]), tensor([3])]).array.data].includes(5) // true
 */
export function addAll(tensors: readonly [Tensor, ...Tensor[]] | readonly Tensor[]): Tensor {
  const [first, ...rest] = tensors;
  if (first === undefined) throw new Error('A sum needs a first term');
  const sum = rest.reduce((total, { array }) => binary('add', total, array), first.array);
  return performed(addN, tensors, sum);
}
