import { type NdArray, type Shape, fromNumbers } from '../tensor/array.ts';
import { RandomStream } from '../tensor/random.ts';
import { indexOf } from './numbers.ts';
import { inferNumpy } from './numpy-infer.ts';
import { type Members, moduleOf } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { Callable, type Value } from './values.ts';

/** A stream that no program has seeded starts here, so that every run of a lesson is the same. */
const UNSEEDED = 0;

/** `np.random` of one program: a stream of its own, and others that the program makes with `RandomState`. */
export function randomMembers(): Members {
  const state = libraryFunction('np.random.RandomState', 'seed?', (given) =>
    moduleOf('RandomState', streamMembers(new RandomStream(given.int('seed', UNSEEDED)), '')),
  );
  return { ...streamMembers(new RandomStream(UNSEEDED), 'random.'), 'random.RandomState': state };
}

function streamMembers(stream: RandomStream, prefix: string): Members {
  const drawn = (name: string, signature: string, draw: (given: Given) => Value): [string, Value] => [
    `${prefix}${name}`,
    libraryFunction(`np.random.${name}`, signature, draw),
  ];
  const shaped = (name: 'rand' | 'randn'): [string, Value] => [
    `${prefix}${name}`,
    new Callable(name, (args) => standard(stream, name, args.map(indexOf))),
  ];
  return Object.fromEntries([
    shaped('rand'),
    shaped('randn'),
    drawn('seed', 'seed?', (given) => {
      stream.seed(given.int('seed', UNSEEDED));
      return null;
    }),
    drawn('uniform', 'low? high? size?', (given) =>
      plain(stream.uniform(given.float('low', 0), given.float('high', 1), given.ints('size')), given),
    ),
    drawn('normal', 'loc? scale? size?', (given) =>
      plain(stream.normal(given.float('loc', 0), given.float('scale', 1), given.ints('size')), given),
    ),
    drawn('randint', 'low high? size?', (given) =>
      plain(
        stream.randint(given.int('low', 0), given.has('high') ? given.int('high', 0) : null, given.ints('size')),
        given,
      ),
    ),
    drawn('permutation', 'x', (given) => stream.permutation(countOrArray(given.value('x')))),
    drawn('choice', 'a size? replace?', (given) =>
      plain(stream.choice(countOrArray(given.value('a')), given.ints('size'), given.flag('replace', true)), given),
    ),
  ]);
}

const countOrArray = (value: Value): number | NdArray =>
  typeof value === 'bigint' ? Number(value) : inferNumpy(value, null);

/** Without a size the draw is a float or an int of Python. */
function plain(array: NdArray, given: Given): Value {
  if (given.has('size')) return array;
  const value = array.data[array.offset] ?? 0;
  return array.dtype === 'int64' ? BigInt(value) : Number(value);
}

/** `rand` and `randn` without a shape give a float of Python: so a Variable of `randn()` is float32, of `randn(3, 1)` float64. */
function standard(stream: RandomStream, name: 'rand' | 'randn', shape: Shape): Value {
  const [first, ...rest] = shape;
  if (first === undefined) return stream[name]();
  return fromNumbers('float64', shape, stream[name](first, ...rest));
}
