import { type Mistake, pythonError } from '../errors.ts';
import type { Shape } from '../tensor/array.ts';
import { broadcastShape, sameShape } from '../tensor/shape.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { cName } from './infer.ts';
import type { Source } from './tensor.ts';

/**
 * A shape as TensorFlow's core writes it.
 * @example bracketed([2, 3]) // '[2,3]'
 */
export function bracketed(shape: Shape): string {
  return `[${shape.join(',')}]`;
}

/**
 * What an operation refuses, as the user reads it.
 * @param place the name that TensorFlow gives the operation, which is empty for most
 * @example refused('AddV2', 'Incompatible shapes: [2] vs. [3]').message // 'Incompatible shapes: [2] vs. [3] [Op:AddV2] name: '
 */
export function refused(operation: string, message: string, place = ''): Mistake {
  return pythonError('InvalidArgumentError', `${message} [Op:${operation}] name: ${place}`);
}

/**
 * Operands must all have the type of the first.
 * @param first how many inputs stand before these
 * @throws Mistake `python` naming the first that has another
 */
export function checkAlike(
  operation: string,
  inputs: readonly Source[],
  first = 0,
  kernel = operation,
  place = '',
): void {
  const expected = inputs[0]?.dtype;
  for (let k = 1; k < inputs.length; k++) {
    const found = inputs[k]?.dtype;
    if (found === expected || found === undefined || expected === undefined) continue;
    const message =
      `cannot compute ${kernel} as input #${k + first}(zero-based) was expected to be a ${cName(expected)} tensor ` +
      `but is a ${cName(found)} tensor`;
    throw refused(operation, message, place);
  }
}

/**
 * The refusal of a type that an operation does not take.
 * @param allowed the types that it takes, as TensorFlow lists them
 */
export function wrongType(operation: string, input: Source, allowed: string, attribute = 'T'): Mistake {
  const message = `Value for attr '${attribute}' of ${cName(input.dtype)} is not in the list of allowed values: ${allowed}`;
  return refused(operation, message);
}

/**
 * Operands of an operation element by element must have a type that it takes, all the same, and shapes that fit.
 * @param types the types that it takes, as TensorFlow lists them; null for any
 * @throws Mistake `python` in TensorFlow's words
 */
export function checkOperands(operation: string, types: string | null, inputs: readonly Source[]): void {
  const a = inputs[0];
  const b = inputs[1];
  if (a !== undefined && types !== null && !takes(types, a.dtype)) throw wrongType(operation, a, types);
  if (a === undefined || b === undefined) return;
  if (a.dtype !== b.dtype) checkAlike(operation, inputs);
  if (!sameShape(a.shape, b.shape) && broadcastShape(a.shape, b.shape) === null) {
    throw refused(operation, `Incompatible shapes: ${bracketed(a.shape)} vs. ${bracketed(b.shape)}`);
  }
}

/** There is no list without the types of fractions. */
function takes(types: string, dtype: Dtype): boolean {
  return isFloat(dtype) ? types !== 'bool' : types.split(', ').includes(cName(dtype));
}

/**
 * The inputs of an operation of truth values.
 * @throws Mistake `python` for others
 */
export function checkTruth(operation: string, inputs: readonly Source[]): void {
  inputs.forEach(({ dtype }, k) => {
    if (dtype === 'bool') return;
    const message = `cannot compute ${operation} as input #${k}(zero-based) was expected to be a bool tensor but is a ${cName(dtype)} tensor`;
    throw refused(operation, message);
  });
}
