import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { scalar } from '../tensor/create.ts';
import { isFloat } from '../tensor/dtype.ts';
import { binary, select, unary } from '../tensor/elementwise.ts';
import { castTo } from './arrangement.ts';
import { apply } from './elementwise.ts';
import { checkOperands } from './refusals.ts';
import { performed } from './session.ts';
import { summedTo } from './summed-to.ts';
import { type Operation, Tensor } from './tensor.ts';

/** What comes back to an operand, before it is summed to the operand's shape; y is x where there is one operand. */
type Adjoint = (upstream: Tensor, x: Tensor, y: Tensor, output: Tensor) => Tensor;

/** An operation, element by element, that is worked out of others and has a name and derivatives of its own. */
interface Composition {
  readonly name: string;
  /** The types that it takes, as TensorFlow lists them. */
  readonly types: string;
  readonly run: (x: NdArray, y: NdArray) => NdArray;
  /** One for each operand. */
  readonly adjoints: readonly Adjoint[];
}

function composed({ name, types, run, adjoints }: Composition): (x: Tensor, y?: Tensor) => Tensor {
  const operation: Operation = {
    name,
    pullback({ inputs, output }, upstream, wanted) {
      const [x = output, y = x] = inputs as readonly Tensor[];
      return adjoints.map((adjoint, k) => {
        const input = inputs[k];
        return wanted[k] && input ? summedTo(adjoint(upstream, x, y, output), input.shape) : null;
      });
    },
  };
  return (x, y) => {
    const inputs = y === undefined ? [x] : [x, y];
    checkOperands(name, types, inputs);
    if (!isFloat(x.dtype) && name !== 'SquaredDifference') throw noKernel(name, x);
    return performed(operation, inputs, run(x.array, (y ?? x).array));
  };
}

/** Some operations take a type by their definition that TensorFlow has no code for. */
function noKernel(name: string, { dtype }: Tensor): Error {
  return pythonError(
    'NotFoundError',
    `Could not find device for node: ${name}[T=DT_${dtype.toUpperCase()}] [Op:${name}]`,
  );
}

const numberLike = ({ dtype }: NdArray | Tensor, value: number): NdArray =>
  scalar(value, isFloat(dtype) ? dtype : 'float32');
const constantLike = (like: Tensor, value: number): Tensor => new Tensor(numberLike(like, value));

/** 0 where the first array is 0, even where the second is not a number there. */
function unlessZero(test: NdArray, value: NdArray): NdArray {
  const zero = numberLike(test, 0);
  return select(binary('eq', test, zero), zero, value);
}

const times = (x: Tensor, y: Tensor): Tensor => apply('mul', [x, y]);
const negative = (x: Tensor): Tensor => apply('neg', [x]);
/** 1 where a tensor is not 0, else 0. */
const isSome = (x: Tensor): Tensor => castTo(apply('ne', [x, constantLike(x, 0)]), x.dtype);

const COMPLEX = 'complex64, complex128';
const FRACTIONS = `bfloat16, half, float, double`;

/** `tf.math.reciprocal`. */
export const reciprocal = composed({
  name: 'Reciprocal',
  types: `${FRACTIONS}, int8, int16, int32, int64, ${COMPLEX}`,
  run: (x) => binary('div', numberLike(x, 1), x),
  adjoints: [(upstream, _x, _y, output) => times(negative(output), times(upstream, output))],
});

/** `tf.math.rsqrt`: one over the square root. */
export const reciprocalRoot = composed({
  name: 'Rsqrt',
  types: `${FRACTIONS}, ${COMPLEX}`,
  run: (x) => binary('div', numberLike(x, 1), unary('sqrt', x)),
  adjoints: [
    (upstream, _x, _y, output) =>
      times(times(constantLike(output, -0.5), times(upstream, output)), times(output, output)),
  ],
});

const difference = (upstream: Tensor, x: Tensor, y: Tensor): Tensor =>
  times(times(constantLike(upstream, 2), upstream), apply('sub', [x, y]));

/** `tf.math.squared_difference`. */
export const squaredDifference = composed({
  name: 'SquaredDifference',
  types: `${FRACTIONS}, int32, int64, ${COMPLEX}`,
  run: (x, y) => unary('square', binary('sub', x, y)),
  adjoints: [difference, (upstream, x, y) => negative(difference(upstream, x, y))],
});

/** `tf.math.xlogy`: x times the logarithm of y, and 0 where x is 0. */
export const timesLogarithm = composed({
  name: 'Xlogy',
  types: `half, bfloat16, float, double, ${COMPLEX}`,
  run: (x, y) => unlessZero(x, binary('mul', x, unary('log', y))),
  adjoints: [
    (upstream, x, y) => times(timesLogarithm(isSome(x), y), upstream),
    (upstream, x, y) => times(overUnlessZero(x, y), upstream),
  ],
});

/** x over y, and 0 where x is 0. */
const overUnlessZero: (x: Tensor, y?: Tensor) => Tensor = composed({
  name: 'Xdivy',
  types: `half, bfloat16, float, double, ${COMPLEX}`,
  run: (x, y) => unlessZero(x, binary('div', x, y)),
  adjoints: [
    (upstream, x, y) => times(overUnlessZero(isSome(x), y), upstream),
    (upstream, x, y) => times(overUnlessZero(negative(x), apply('square', [y])), upstream),
  ],
});

/** `tf.math.divide_no_nan`: x over y, and 0 where y is 0. */
export const divideUnlessZero: (x: Tensor, y?: Tensor) => Tensor = composed({
  name: 'DivNoNan',
  types: `half, float, bfloat16, double, ${COMPLEX}`,
  run: (x, y) => unlessZero(y, binary('div', x, y)),
  adjoints: [
    (upstream, _x, y) => divideUnlessZero(upstream, y),
    (upstream, x, y) => times(upstream, divideUnlessZero(divideUnlessZero(negative(x), y), y)),
  ],
});
