import type { NdArray } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { type Members, moduleOf, named } from './modules.ts';
import { PythonClass } from './classes.ts';
import { arranged, placed } from './numpy-arrange.ts';
import { creationMembers } from './numpy-creation.ts';
import { elementwiseMembers } from './numpy-elementwise.ts';
import { inferNumpy } from './numpy-infer.ts';
import { randomMembers } from './numpy-random.ts';
import { type Reduction, reduced } from './numpy-reductions.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable, Module, Value } from './values.ts';

type Maker = (path: string) => Callable;

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(`np.${path}`, signature, run);

const array = (given: Given): NdArray => inferNumpy(given.value('a'), null);

const reductions: Readonly<Record<Reduction, string>> = {
  sum: 'sum',
  mean: 'mean',
  max: 'max amax',
  min: 'min amin',
  prod: 'prod',
  std: 'std',
  var: 'var',
  all: 'all',
  any: 'any',
};

const reductionMakers: Record<string, Maker> = Object.fromEntries(
  Object.entries(reductions).map(([name, paths]): [string, Maker] => [
    paths,
    maker('a axis? keepdims?', (given) =>
      reduced(name as Reduction, array(given), given.axes('axis'), given.flag('keepdims')),
    ),
  ]),
);

const functions: Members = named({
  ...reductionMakers,
  argmax: maker('a axis?', (given) => placed('argmax', array(given), given)),
  argmin: maker('a axis?', (given) => placed('argmin', array(given), given)),
  sort: maker('a axis?', (given) => arranged('sort', array(given), given)),
  argsort: maker('a axis?', (given) => arranged('argsort', array(given), given)),
  cumsum: maker('a axis?', (given) => arranged('cumsum', array(given), given)),
});

/** A type of NumPy, which called makes a scalar. */
const scalarClass = (name: string, dtype: Dtype): PythonClass =>
  new PythonClass(`numpy.${name}`, ([value = 0n]) => inferNumpy(value, dtype));

const classes: readonly [string, Value][] = [
  ...(['float32', 'float64', 'int32', 'int64'] as const).map((dtype): [string, Value] => [
    dtype,
    scalarClass(dtype, dtype),
  ]),
  ['bool_', scalarClass('bool', 'bool')],
  ['ndarray', new PythonClass('numpy.ndarray', ([shape = []]) => inferNumpy(shape, null))],
];

/** NumPy, as far as TapeLab's programs reach. Its random stream is seeded as a fresh one is, by 0, until the program does. */
export function numpyModule(): Module {
  return moduleOf('numpy', {
    ...creationMembers,
    ...elementwiseMembers,
    ...functions,
    ...Object.fromEntries(classes),
    newaxis: null,
    pi: Math.PI,
    e: Math.E,
    inf: Infinity,
    nan: NaN,
    ...randomMembers(),
  });
}
