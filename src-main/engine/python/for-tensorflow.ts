import { pythonError } from '../errors.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import type { PythonValue } from '../tape/python-value.ts';
import { repr } from './text.ts';
import { PythonObject, type Value, classOf } from './values.ts';

/**
 * A value for TensorFlow.
 * @throws Mistake `python` for what no tensor can be made of
 */
export function forTensorFlow(value: Value): PythonValue {
  if (Array.isArray(value)) return value.map(forTensorFlow);
  if (!(value instanceof Map) && !(value instanceof PythonObject) && !(value instanceof GradientTape)) return value;
  const message = `Attempt to convert a value (${repr(value)}) with an unsupported type (<class '${classOf(value)}'>) to a Tensor.`;
  throw pythonError('ValueError', message);
}
