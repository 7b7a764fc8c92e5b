import { type GradientTape, notWatchable } from '../tape/gradient-tape.ts';
import { batchJacobian, jacobian } from '../tape/jacobian.ts';
import type { Nest } from '../tape/nest.ts';
import { Variable } from '../tape/variable.ts';
import { type PythonValue, isTraced } from '../tape/python-value.ts';
import { own } from './own.ts';
import { repr, str } from './text.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { Context, TensorShape, type Value, classOf } from './values.ts';

/** The methods of a tape, as a program calls them. */
export function tapeAttribute(tape: GradientTape, name: string): Value | undefined {
  const found = own(methods, name);
  if (found === undefined) return name === '_recording' ? tape.isOpen : undefined;
  return libraryFunction(name, found.signature, (given) => found.run(tape, given));
}

interface Method {
  readonly signature: string;
  readonly run: (tape: GradientTape, given: Given) => Value;
}

/** Lists and dictionaries of what TensorFlow takes. */
function nestOf(value: Value): Nest<PythonValue> {
  if (Array.isArray(value)) return value.map(nestOf);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, nestOf(item)]));
  return forTensorFlow(value);
}

/**
 * What a tape is to watch, alone or in lists and dictionaries.
 * @throws Mistake `python` for the first that is no tensor and no variable
 */
function watchable(value: Value): Nest<PythonValue> {
  if (isTraced(value)) return value;
  if (Array.isArray(value) && !(value instanceof TensorShape)) return value.map(watchable);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, watchable(item)]));
  throw notWatchable(str(value), classOf(value).replace('numpy.', ''));
}

const unconnected = (given: Given): string =>
  given.values.has('unconnected_gradients')
    ? (given.text('unconnected_gradients') ?? repr(given.value('unconnected_gradients')))
    : 'none';

const methods: Readonly<Record<string, Method>> = {
  __enter__: {
    signature: '',
    run(tape) {
      tape.enter();
      return tape;
    },
  },
  watch: {
    signature: 'tensor',
    run(tape, given) {
      tape.watch(watchable(given.value('tensor')));
      return null;
    },
  },
  gradient: {
    signature: 'target sources output_gradients? unconnected_gradients?',
    run: (tape, given) =>
      tape.gradient(nestOf(given.value('target')), nestOf(given.value('sources')), {
        outputGradients: given.has('output_gradients') ? nestOf(given.value('output_gradients')) : null,
        unconnected: unconnected(given),
      }) as Value,
  },
  jacobian: {
    signature: 'target sources unconnected_gradients? parallel_iterations? experimental_use_pfor?',
    run: (tape, given) =>
      jacobian(
        tape,
        forTensorFlow(given.value('target')),
        nestOf(given.value('sources')),
        jacobianOptions(given),
      ) as Value,
  },
  batch_jacobian: {
    signature: 'target source unconnected_gradients? parallel_iterations? experimental_use_pfor?',
    run: (tape, given) =>
      batchJacobian(
        tape,
        forTensorFlow(given.value('target')),
        forTensorFlow(given.value('source')),
        jacobianOptions(given),
      ),
  },
  stop_recording: {
    signature: '',
    run: (tape) => new Context({ enter: () => (tape.pause(), null), exit: () => tape.enter() }),
  },
  reset: {
    signature: '',
    run(tape) {
      tape.reset();
      return null;
    },
  },
  watched_variables: {
    signature: '',
    run: (tape) => tape.watchedVariables().map((handle) => Variable.of(handle)),
  },
};

const jacobianOptions = (given: Given): { readonly unconnected: string; readonly usesPfor: boolean } => ({
  unconnected: unconnected(given),
  usesPfor: given.flag('experimental_use_pfor', true),
});
