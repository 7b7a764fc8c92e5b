import { pythonError } from '../errors.ts';
import { NdArray, elementsOf, fromNumbers } from '../tensor/array.ts';
import { tfPrintText } from '../tensor/tensor-text.ts';
import { toTensor } from '../tape/convert.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { performed } from '../tape/session.ts';
import { type Operation, Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { iterate } from './iterate.ts';
import { indexOf } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Members } from './modules.ts';
import { str } from './text.ts';
import { Callable, DtypeValue, TensorShape, type Value, shapeOf } from './values.ts';

const VARIABLE =
  'initial_value? trainable? validate_shape? caching_device? name? variable_def? dtype? import_scope? constraint? ' +
  'synchronization? aggregation? shape?';

function variable(given: Given): Variable {
  const given_ = given.value('initial_value');
  const initial = given_ instanceof Callable ? given_.call([], new Map()) : given_;
  const name = given.text('name');
  return new Variable(forTensorFlow(initial), {
    trainable: given.flag('trainable', true),
    dtype: given.dtype('dtype'),
    ...(name !== null && { name }),
    ...(given.has('shape') && { shape: variableShape(given.value('shape')) }),
  });
}

/** `tf.TensorShape(None)` lets any shape be assigned. */
const variableShape = (value: Value): number[] | null =>
  value === ANY_SHAPE ? null : Array.isArray(value) ? value.map(indexOf) : [indexOf(value)];

const ANY_SHAPE = new TensorShape();

function tape(given: Given): GradientTape {
  return new GradientTape({
    persistent: given.flag('persistent'),
    watchAccessedVariables: given.flag('watch_accessed_variables', true),
  });
}

/** A function whose derivative the program says itself: it answers its value and a function of the upstream adjoint. */
function customGradient(given: Given): Callable {
  const inner = given.value('f');
  if (!(inner instanceof Callable)) throw pythonError('TypeError', 'tf.custom_gradient takes a function');
  return new Callable(inner.name, (args, named) => {
    const inputs = args.map((arg) => toTensor(forTensorFlow(arg)));
    const [value, slope] = [...iterate(inner.call(inputs, named))];
    if (!(value instanceof Tensor) || !(slope instanceof Callable)) {
      throw pythonError('TypeError', 'TapeLab takes a tensor and a function of its adjoint from a custom gradient');
    }
    return performed(customOperation(inner.name, slope, inputs.length), inputs, value.array);
  });
}

function customOperation(name: string, slope: Callable, count: number): Operation {
  return {
    name,
    pullback(_execution, upstream) {
      const answer = slope.call([upstream], new Map());
      const adjoints = Array.isArray(answer) ? answer : [answer];
      if (adjoints.length !== count) {
        const message = `custom_gradient function expected to return ${count} gradients, but returned ${adjoints.length} instead.`;
        throw pythonError('ValueError', message);
      }
      return adjoints.map((adjoint) => (adjoint === null ? null : toTensor(forTensorFlow(adjoint))));
    },
  };
}

/** An operation for which TensorFlow has no derivative on record: contrast around the mean of each channel. */
const adjustContrast: Operation = { name: 'AdjustContrastv2', pullback: 'missing' };

function adjustedContrast(given: Given): Tensor {
  const [images, factor] = ['images', 'contrast_factor'].map((name) =>
    toTensor(forTensorFlow(given.value(name)), 'float32'),
  );
  if (images === undefined || factor === undefined) throw new Error('Two inputs are given');
  const [values, by] = [[...elementsOf(images.array)].map(Number), Number([...elementsOf(factor.array)][0])];
  const channels = images.shape.at(-1) ?? 1;
  const means = Array.from({ length: channels }, (_, c) => {
    const channel = values.filter((_value, k) => k % channels === c);
    return channel.reduce((total, value) => total + value, 0) / channel.length;
  });
  const adjusted = values.map((value, k) => (value - (means[k % channels] ?? 0)) * by + (means[k % channels] ?? 0));
  return performed(adjustContrast, [images, factor], fromNumbers('float32', images.shape, adjusted));
}

const dtypes = (['float32', 'float64', 'int32', 'int64', 'bool'] as const).map((dtype): [string, Value] => [
  dtype,
  new DtypeValue(dtype, 'tf'),
]);

/** The classes and types of TensorFlow, and what goes with them. */
export const objectMembers: Members = {
  ...Object.fromEntries(dtypes),
  newaxis: null,
  __version__: '2.21.0',
  Variable: libraryFunction('tf.Variable', VARIABLE, variable),
  GradientTape: libraryFunction('tf.GradientTape', 'persistent? watch_accessed_variables?', tape),
  TensorShape: libraryFunction('tf.TensorShape', 'dims', (given) =>
    given.has('dims') ? shapeOf(given.ints('dims')) : ANY_SHAPE,
  ),
  custom_gradient: libraryFunction('tf.custom_gradient', 'f', customGradient),
  'image.adjust_contrast': libraryFunction('tf.image.adjust_contrast', 'images contrast_factor', adjustedContrast),
  'UnconnectedGradients.NONE': 'none',
  'UnconnectedGradients.ZERO': 'zero',
};

/** What `tf.print` writes of values. */
export function printed(values: readonly Value[]): string {
  return values.map(printedValue).join(' ');
}

function printedValue(value: Value): string {
  if (value instanceof Variable) return tfPrintText(value.handle.array);
  if (value instanceof Tensor) return tfPrintText(value.array);
  if (value instanceof NdArray) return tfPrintText(value);
  return Array.isArray(value) ? `[${value.map(printedValue).join(', ')}]` : str(value);
}
