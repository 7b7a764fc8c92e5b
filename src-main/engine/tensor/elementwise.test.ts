import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalog } from '../ops/catalog.ts';
import { contiguous, fromNumbers } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import type { Dtype } from './dtype.ts';
import { binary, select, unary } from './elementwise.ts';
import { type BinaryOp, type UnaryOp, takes } from './kernels.ts';
import { arraysOf, dtypes, shapes } from './random-arrays.test-support.ts';
import { broadcastShape, broadcastTo } from './shape.ts';

const unaryOps = Object.entries(catalog).flatMap(([op, { arity }]) => (arity === 1 ? [op as UnaryOp] : []));
const binaryOps: readonly BinaryOp[] = [
  ...Object.entries(catalog).flatMap(([op, { arity }]) => (arity === 2 ? [op as BinaryOp] : [])),
  'floordiv',
];

/** An operation, a type that it takes, and two shapes that broadcast. */
const operations = fc
  .tuple(fc.constantFrom(...binaryOps), dtypes, shapes)
  .filter(([op, dtype]) => takes(op, dtype))
  .chain(([op, dtype, shape]) => {
    const cut = fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length });
    const kept = fc.nat(shape.length);
    return fc.tuple(cut, cut, kept).chain(([inA, inB, from]) => {
      const a = shape.map((length, k) => (inA[k] ? 1 : length));
      const b = shape.map((length, k) => (inB[k] ? 1 : length)).slice(from);
      return fc.tuple(fc.constant(op), arraysOf(dtype, a), arraysOf(dtype, b));
    });
  });

describe('operations on elements', () => {
  it('give for broadcast arrays what they give for arrays that are stretched by hand', () => {
    fc.assert(
      fc.property(operations, ([op, a, b]) => {
        const shape = broadcastShape(a.shape, b.shape) ?? [];
        const byHand = binary(op, contiguous(broadcastTo(a, shape)), contiguous(broadcastTo(b, shape)));
        const result = binary(op, a, b);
        expect(result.shape).toEqual(shape);
        expect(written(result)).toEqual(written(byHand));
        expect(written(binary(op, broadcastTo(a, shape), broadcastTo(b, shape)))).toEqual(written(byHand));
        expect(written(binary(op, strided(a), strided(b)))).toEqual(written(byHand));
      }),
    );
  });

  it('compute floats by the catalogue, rounded once', () => {
    const floats = fc.constantFrom<Dtype>('float32', 'float64').chain((dtype) => arraysOf(dtype, [3]));
    fc.assert(
      fc.property(floats, fc.constantFrom(...unaryOps), (array, op) => {
        if (!takes(op, array.dtype)) return;
        const { value } = catalog[op];
        const expected = [...contiguous(array).data.slice(array.offset, array.offset + 3)].map((x) => value(Number(x)));
        expect(written(unary(op, array))).toEqual(written(fromNumbers(array.dtype, [3], expected)));
      }),
    );
  });

  it.each(['int32', 'int64'] as const)('wrap %s as two-complement', (dtype) => {
    const bits = dtype === 'int32' ? 32 : 64;
    const exact = {
      add: (x: bigint, y: bigint) => x + y,
      sub: (x: bigint, y: bigint) => x - y,
      mul: (x: bigint, y: bigint) => x * y,
    };
    fc.assert(
      fc.property(arraysOf(dtype, [2, 1]), fc.constantFrom('add', 'sub', 'mul'), (array, op) => {
        const [x = 0n, y = 0n] = written(array).map(BigInt);
        const [a, b] = [fromNumbers(dtype, [], [x]), fromNumbers(dtype, [], [y])];
        expect(written(binary(op, a, b)).map(BigInt)).toEqual([BigInt.asIntN(bits, exact[op](x, y))]);
      }),
    );
    const lowest = fromNumbers(dtype, [], [-(2n ** BigInt(bits - 1))]);
    for (const op of ['neg', 'abs'] as const) expect(written(unary(op, lowest))).toEqual(written(lowest));
    expect(written(binary('floordiv', lowest, fromNumbers(dtype, [], [-1])))).toEqual(written(lowest));
  });

  it.each(['int32', 'int64'] as const)('divide %s so that quotient and remainder make up the number', (dtype) => {
    fc.assert(
      fc.property(arraysOf(dtype, [5]), arraysOf(dtype, [5]), (a, b) => {
        const divisor = select(binary('eq', b, fromNumbers(dtype, [], [0])), fromNumbers(dtype, [], [7]), b);
        const [quotient, remainder] = [binary('floordiv', a, divisor), binary('mod', a, divisor)];
        expect(written(binary('add', binary('mul', quotient, divisor), remainder))).toEqual(written(a));
        const signs = [written(unary('sign', remainder)), written(unary('sign', divisor))];
        signs[0]?.forEach((sign, k) => expect([0, '-0', signs[1]?.[k]]).toContain(sign));
      }),
    );
  });

  it('give truth values where they compare', () => {
    const [a, b] = [fromNumbers('float32', [3], [1, NaN, -0]), fromNumbers('float32', [3], [2, NaN, 0])];
    expect(binary('lt', a, b)).toMatchObject({ dtype: 'bool', shape: [3] });
    expect(written(binary('eq', a, b))).toEqual([0, 0, 1]);
    expect(written(binary('ne', a, b))).toEqual([1, 1, 0]);
    expect(written(unary('not', binary('le', a, b)))).toEqual([0, 1, 0]);
  });

  it('refuse types that they do not take, and shapes that do not fit, as bugs of the caller', () => {
    expect(() => unary('sqrt', fromNumbers('int32', [1], [4]))).toThrow('Operation sqrt on arrays of int32');
    expect(() => binary('and', fromNumbers('float32', [1], [4]), fromNumbers('float32', [1], [4]))).toThrow(
      'Operation and',
    );
    expect(() => binary('add', fromNumbers('int32', [2], [4, 5]), fromNumbers('int32', [3], [4, 5, 6]))).toThrow(
      '2 and 3',
    );
  });

  it('refuse to make more than ten million elements', () => {
    const [column, row] = [
      fromNumbers('bool', [4000, 1], Array(4000).fill(0)),
      fromNumbers('bool', [4000], Array(4000).fill(1)),
    ];
    expect(() => binary('or', column, row)).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });
});

describe('select', () => {
  it('takes the elements of the one array where the condition holds, else of the other', () => {
    const triples = shapes.chain((shape) =>
      fc.tuple(arraysOf('bool', shape), arraysOf('float64', shape), arraysOf('float64', [])),
    );
    fc.assert(
      fc.property(triples, ([condition, a, b]) => {
        const expected = written(condition).map((holds, k) => (holds ? written(a)[k] : written(b)[0]));
        expect(written(select(condition, a, b))).toEqual(expected);
        expect(written(select(strided(condition), strided(a), b))).toEqual(expected);
      }),
    );
  });
});

describe('where code may not be generated', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('every operation gives the same, to the bit', async () => {
    vi.resetModules();
    vi.stubGlobal('Function', function () {
      throw new EvalError('Code generation from strings disallowed');
    });
    const plain = await import('./elementwise.ts');
    const values = [0.5, -1.25, 3, 2, -0, 0, 1e-3, NaN, Infinity, -Infinity, 7.75, -8];
    for (const dtype of ['float32', 'float64'] as const) {
      const a = fromNumbers(dtype, [12, 1], values);
      const [b, c] = [fromNumbers(dtype, [12], values), fromNumbers(dtype, [], [2.5])];
      for (const op of unaryOps.filter((op) => takes(op, dtype))) {
        expect(written(plain.unary(op, a)), op).toEqual(written(unary(op, a)));
      }
      for (const op of binaryOps.filter((op) => takes(op, dtype))) {
        for (const [x, y] of [
          [a, b],
          [a, c],
          [c, b],
        ] as const) {
          expect(written(plain.binary(op, x, y)), op).toEqual(written(binary(op, x, y)));
        }
      }
    }
  });

  it('matrices are multiplied the same, to the bit', async () => {
    const here = await import('./linear.ts');
    vi.resetModules();
    vi.stubGlobal('Function', function () {
      throw new EvalError('Code generation from strings disallowed');
    });
    const plain = await import('./linear.ts');
    for (const dtype of ['float32', 'float64'] as const) {
      const a = fromNumbers(
        dtype,
        [5, 3],
        Array.from({ length: 15 }, (_, k) => Math.sin(k)),
      );
      const column = fromNumbers(dtype, [3, 1], [0.1, -0.7, 1.3]);
      expect(written(plain.matmul(a, column, false, false))).toEqual(written(here.matmul(a, column, false, false)));
      expect(written(plain.matmul(a, a, true, false))).toEqual(written(here.matmul(a, a, true, false)));
      expect(written(plain.matmul(a, a, false, true))).toEqual(written(here.matmul(a, a, false, true)));
    }
  });
});
