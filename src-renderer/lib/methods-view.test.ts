import { describe, expect, it } from 'vitest';
import { compareMethods } from '../../src-main/engine/index.ts';
import { decades, errorPoints, isCentralExact } from './methods-view.ts';

const exact = (expression: string, x = 3, y = 4) => isCentralExact(compareMethods({ expression, point: { x, y } }), 0);

describe('isCentralExact', () => {
  it.each(['x^2+2xy', '5x^2-7x', '2x+y', 'x^2+x*y-33', '1e-9x^2', '1e9x^2+x'])('is so of a quadratic: %s', (text) => {
    expect(exact(text)).toBe(true);
  });

  it.each(['x^3', 'sin(x)', 'exp(x)', '1/x', 'x^2+1e-6x^4', 'sqrt(x)'])('is not so of anything curvier: %s', (text) => {
    expect(exact(text)).toBe(false);
  });

  it('is not so at a corner, nor where there is no value', () => {
    expect(exact('|x-3.2|')).toBe(false);
    expect(exact('log(x)', -1)).toBe(false);
  });
});

describe('errorPoints', () => {
  it('leaves out what a logarithmic axis cannot show', () => {
    const study = { steps: [1, 0.1, 0.01, 0.001], forward: [], central: [] };
    expect(errorPoints(study, [0, 0.5, Infinity, NaN])).toEqual([{ x: 0.1, y: 0.5 }]);
  });
});

describe('decades', () => {
  it('covers what it is given, evenly and in few numbers', () => {
    expect(decades([1e-16, 1])).toEqual([1e-16, 1e-12, 1e-8, 1e-4, 1]);
    expect(decades([3e-9, 0.2])).toEqual([1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
    expect(decades([0.2, 3])).toEqual([0.1, 1, 10]);
  });

  it('has two ends for one value, or for none', () => {
    expect(decades([1])).toEqual([1, 10]);
    expect(decades([])).toEqual([0.1, 1]);
  });
});
