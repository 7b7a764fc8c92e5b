import { pythonError } from '../errors.ts';
import { type Shape, fromNumbers, sizeOf } from '../tensor/array.ts';
import { shapeText } from '../tensor/numpy-text.ts';
import { reshaped } from './arrangement.ts';
import { stacked } from './joining.ts';
import type { GradientTape } from './gradient-tape.ts';
import { type Nest, flatten, packAs } from './nest.ts';
import { type PythonValue, isTraced, sourceOf, typeName } from './python-value.ts';
import { Tensor } from './tensor.ts';

export interface JacobianOptions {
  readonly unconnected?: string;
  /** TensorFlow then asks for one gradient after the other, for which a tape has to be persistent. */
  readonly usesPfor?: boolean;
}

/**
 * `tape.jacobian`: the derivative of each element of the target by each of each source, of shape target + source.
 * @throws Mistake `python` in TensorFlow's words
 */
export function jacobian(
  tape: GradientTape,
  target: PythonValue,
  sources: Nest<PythonValue>,
  { unconnected = 'none', usesPfor = true }: JacobianOptions = {},
): Nest<Tensor | null> {
  if (!usesPfor && !tape.persistent) throw pythonError('RuntimeError', notPersistent('jacobian'));
  const shape = shapeOf(target);
  const rows = tape.gradients(target, sources, oneAtATime(target, shape), unconnected);
  const results = flatten(sources).map((source, k) => {
    const partials = rows.map((row) => row[k] ?? null);
    return joined(partials, [...shape, ...shapeOf(source)]);
  });
  return packAs(sources, results);
}

/**
 * `tape.batch_jacobian`: for each row of the target its derivative by the same row of the source.
 * @throws Mistake `python` in TensorFlow's words
 */
export function batchJacobian(
  tape: GradientTape,
  target: PythonValue,
  source: PythonValue,
  { unconnected = 'none', usesPfor = true }: JacobianOptions = {},
): Tensor {
  const [of, by] = [shapeOf(target), shapeOf(source)];
  checkRows(of, by);
  if (!usesPfor && !tape.persistent) throw pythonError('RuntimeError', notPersistent('batch_jacobian'));
  const [rows = 0, ...inner] = of;
  const seeds = Array.from({ length: sizeOf(inner) }, (_, k) => everyRow(target, of, k));
  const found = tape.gradients(target, source, seeds, unconnected === 'none' ? 'zero' : unconnected);
  const partials = found.map(([partial]) => partial).filter((partial) => partial instanceof Tensor);
  const result = stacked(partials, 1);
  return reshaped(result, [rows, ...inner, ...by.slice(1)]);
}

function shapeOf(value: PythonValue): Shape {
  if (isTraced(value)) return sourceOf(value).shape;
  throw pythonError('AttributeError', `'${typeName(value)}' object has no attribute 'shape'`);
}

const notPersistent = (what: 'jacobian' | 'batch_jacobian'): string =>
  `GradientTape must be created with persistent=True to compute the ${what} with eager execution enabled and ` +
  `${what === 'jacobian' ? 'with ' : ' with'} experimental_use_pfor set to False.`;

function checkRows(of: Shape, by: Shape): void {
  if (of.length === 0) throw pythonError('IndexError', 'list index out of range');
  const flat = [of, by].find(({ length }) => length < 2);
  if (flat) throw pythonError('ValueError', `Shape ${shapeText(flat)} must have rank at least 2`);
  if (of[0] !== by[0]) {
    const shapes = `target shape (${shapeText(of)}) and source shape (${shapeText(by)})`;
    throw pythonError('ValueError', `Need first dimension of ${shapes} to match.`);
  }
}

/** One seed for each element: 1 there, 0 elsewhere. */
function oneAtATime(target: PythonValue, shape: Shape): Tensor[] {
  return Array.from({ length: sizeOf(shape) }, (_, k) => seed(target, shape, (place) => place === k));
}

/** 1 at the k-th place of each row. */
function everyRow(target: PythonValue, shape: Shape, k: number): Tensor {
  const length = sizeOf(shape.slice(1));
  return seed(target, shape, (place) => place % length === k);
}

function seed(target: PythonValue, shape: Shape, isOne: (place: number) => boolean): Tensor {
  const values = Array.from({ length: sizeOf(shape) }, (_, place) => (isOne(place) ? 1 : 0));
  return new Tensor(fromNumbers(isTraced(target) ? sourceOf(target).dtype : 'float32', shape, values));
}

function joined(partials: readonly (Tensor | null)[], shape: Shape): Tensor | null {
  const found = partials.filter((partial) => partial !== null);
  return found.length < partials.length || found.length === 0 ? null : reshaped(stacked(found, 0), shape);
}
