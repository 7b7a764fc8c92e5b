import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import goldens from '../goldens/numpy-text.json';
import { fromNumbers, NdArray } from './array.ts';
import type { Dtype, FloatDtype } from './dtype.ts';
import { arrayText, scalarText, shapeText } from './numpy-text.ts';
import { floatText, pythonFloat } from './number-text.ts';
import { tensorRepr, tensorStr, tfPrintText, variableRepr } from './tensor-text.ts';

interface Golden {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values?: readonly (number | string)[];
  readonly start?: number;
  readonly step?: number;
  readonly repr: string;
  readonly str: string;
  readonly scalar?: string;
  readonly tensor?: string;
  readonly tensorRepr?: string;
  readonly print: string;
}

const cases = goldens.cases as readonly Golden[];

/** Numbers that JSON cannot hold are texts. */
function readValue(value: number | string, dtype: Dtype): number | bigint {
  if (typeof value === 'number') return value;
  return dtype === 'int64' ? BigInt(value) : Number(value.replace('inf', 'Infinity'));
}

function arrayOf({ dtype, shape, values, start = 0, step = 1 }: Golden): NdArray {
  const size = shape.reduce((product, length) => product * length, 1);
  const counted = Array.from({ length: size }, (_, k) => k * step + start);
  return fromNumbers(dtype, shape, values?.map((value) => readValue(value, dtype)) ?? counted);
}

const floats = fc.constantFrom<FloatDtype>('float32', 'float64');
const inDtype = (dtype: FloatDtype) => (dtype === 'float32' ? fc.float() : fc.double());

/** The numbers that a text of an array shows. */
function shown(text: string): number[] {
  const words = text.match(/-?(?:nan|inf|\d[\d.]*(?:e[+-]\d+)?)/g) ?? [];
  return words.map((word) => Number(word.replace('inf', 'Infinity')));
}

describe('what NumPy and TensorFlow print', () => {
  it.each(cases.map((golden, k) => ({ k, golden })))('is printed: $k $golden.dtype $golden.shape', ({ golden }) => {
    const array = arrayOf(golden);
    expect(arrayText(array, 'repr')).toBe(golden.repr);
    expect(arrayText(array, 'str')).toBe(golden.str);
    if (golden.scalar !== undefined) expect(scalarText(array, 'repr')).toBe(golden.scalar);
    if (golden.tensor !== undefined) expect(tensorStr(array)).toBe(golden.tensor);
    if (golden.tensorRepr !== undefined) expect(tensorRepr(array)).toBe(golden.tensorRepr);
    expect(tfPrintText(array)).toBe(golden.print);
  });
});

describe('arrayText', () => {
  it('shows eight digits behind the point, and all that a float32 has', () => {
    fc.assert(
      fc.property(
        floats.chain((dtype) => fc.tuple(fc.constant(dtype), fc.array(inDtype(dtype), { maxLength: 20 }))),
        ([dtype, values]) => {
          const read = shown(arrayText(fromNumbers(dtype, [values.length], values), 'str'));
          expect(read).toHaveLength(values.length);
          read.forEach((value, k) => {
            const exact = values[k] ?? NaN;
            const inDtype = dtype === 'float32' ? Math.fround(value) : value;
            if (!Number.isFinite(exact)) expect(value).toBe(exact);
            else expect(Math.abs(inDtype - exact)).toBeLessThanOrEqual(5.1e-9 * Math.max(1, Math.abs(exact)));
          });
        },
      ),
    );
  });

  it('writes the elements of a view where they are', () => {
    const transposed = new NdArray('int32', [3, 2], Int32Array.of(9, 1, 2, 3, 4, 5, 6), 1, [1, 3]);
    expect(arrayText(transposed, 'str')).toBe('[[1 4]\n [2 5]\n [3 6]]');
    expect(tfPrintText(transposed)).toBe('[[1 4]\n [2 5]\n [3 6]]');
    const repeated = new NdArray('float64', [2, 2], Float64Array.of(0.5), 0, [0, 0]);
    expect(arrayText(repeated, 'repr')).toBe('array([[0.5, 0.5],\n       [0.5, 0.5]])');
    expect(scalarText(new NdArray('float32', [], Float32Array.of(1, 2), 1), 'repr')).toBe('np.float32(2.0)');
  });

  it('keeps to 75 characters a line', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 }), (values) => {
        const text = arrayText(fromNumbers('float64', [values.length], values), 'repr');
        expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('shows the ends of ten million elements at once', () => {
    expect(arrayText(fromNumbers('bool', [10_000_000], []), 'str')).toBe('[False False False ... False False False]');
  });
});

describe('a single number', () => {
  it('reads back, whatever the type', () => {
    fc.assert(
      fc.property(
        floats.chain((dtype) => fc.tuple(fc.constant(dtype), inDtype(dtype))),
        ([dtype, value]) => {
          const [read = NaN] = shown(floatText(value, dtype));
          expect(dtype === 'float32' ? Math.fround(read) : read).toBe(value);
          expect(shown(pythonFloat(value))).toEqual([value]);
        },
      ),
    );
  });

  it.each([
    [3, '3.0'],
    [-0, '-0.0'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [123456789012345680, '1.2345678901234568e+17'],
    [2 ** 53, '9007199254740992.0'],
    [1e16, '1e+16'],
    [-Infinity, '-inf'],
    [NaN, 'nan'],
  ])('%d is %s in Python', (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });
});

describe('a variable', () => {
  it.each([
    ["<tf.Variable 'Variable:0' shape=() dtype=int64, numpy=-7>", fromNumbers('int64', [], [-7])],
    [
      "<tf.Variable 'Variable:0' shape=(1, 2) dtype=bool, numpy=array([[ True, False]])>",
      fromNumbers('bool', [1, 2], [1, 0]),
    ],
    [
      "<tf.Variable 'Variable:0' shape=(2, 1) dtype=float32, numpy=\narray([[-0.5],\n       [ 0. ]], dtype=float32)>",
      fromNumbers('float32', [2, 1], [-0.5, 0]),
    ],
  ])('is %s', (text, array) => {
    expect(variableRepr('Variable:0', array)).toBe(text);
  });

  it.each([
    [[], '()'],
    [[5], '(5,)'],
    [[2, 0, 1], '(2, 0, 1)'],
  ])('of shape %j has the shape %s', (shape, text) => {
    expect(shapeText(shape)).toBe(text);
  });
});
