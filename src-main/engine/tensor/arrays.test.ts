import { describe, expect, it } from 'vitest';
import goldens from '../goldens/arrays.json';
import { type Input, inputOf, resultOf, strided, written } from './arrays.test-support.ts';

interface Golden {
  readonly op: string;
  readonly inputs: readonly Input[];
  readonly args?: readonly unknown[];
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
  readonly tolerance?: number;
}

const cases = (goldens as unknown as readonly Golden[]).map((golden) => ({
  ...golden,
  name: [
    golden.op,
    ...golden.inputs.map(([dtype, kind, , shape]) => `${kind} ${dtype}[${shape}]`),
    JSON.stringify(golden.args),
  ].join(' '),
}));

/** Equal, or so near in proportion. */
function expectNear(
  found: readonly (number | string)[],
  expected: readonly (number | string)[],
  tolerance: number,
): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, k) => {
    const stated = expected[k];
    if (typeof value === 'string' || typeof stated === 'string') return expect(value, `element ${k}`).toBe(stated);
    expect(Math.abs(value - (stated ?? NaN)), `element ${k}`).toBeLessThanOrEqual(tolerance * Math.abs(stated ?? NaN));
  });
}

describe('arrays are those of NumPy and TensorFlow', () => {
  it.each(cases)('$name', ({ op, inputs, args, dtype, shape, values, tolerance }) => {
    const result = resultOf(op, inputs.map(inputOf), args);
    expect([result.dtype, result.shape]).toEqual([dtype, shape]);
    if (tolerance === undefined) expect(written(result)).toEqual(values);
    else expectNear(written(result), values, tolerance);
  });
});

describe('arrays whose elements lie with gaps give the same, to the bit', () => {
  it.each(cases.filter(({ inputs }) => inputs.length > 0))('$name', ({ op, inputs, args }) => {
    const arrays = inputs.map(inputOf);
    const result = resultOf(op, arrays.map(strided), args);
    expect(written(result)).toEqual(written(resultOf(op, arrays, args)));
  });
});
