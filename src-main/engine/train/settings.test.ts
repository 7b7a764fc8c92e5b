import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import { Mistake } from '../errors.ts';
import type { TrainQuestion } from './course-record.ts';
import { train } from './run.ts';
import { completeSettings } from './settings.ts';

function refusal(question: object): Mistake {
  try {
    train({ model: 'univariate', ...question } as TrainQuestion);
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

const withFirst = (change: object) => houseSales.map((sale, i) => (i === 0 ? { ...sale, ...change } : sale));

describe('completeSettings', () => {
  it("has the course's settings for each model", () => {
    const sales = houseSales;
    expect(completeSettings({ model: 'univariate' })).toEqual({
      ...{ model: 'univariate', dtype: 'float32', learningRate: 1e-4, iterations: 101, displayStep: 10, sales },
    });
    expect(completeSettings({ model: 'multivariate' })).toEqual({
      ...{ model: 'multivariate', dtype: 'float64', learningRate: 1e-3, iterations: 501, displayStep: 50, sales },
    });
  });

  it('leaves complete settings as they are', () => {
    const settings = completeSettings({ model: 'multivariate', learningRate: 0.5, iterations: 7 });
    expect(completeSettings(settings)).toEqual(settings);
  });

  it.each([
    ['learningRate', 0],
    ['learningRate', -1],
    ['learningRate', NaN],
    ['learningRate', Infinity],
    // What float32, the default dtype, makes 0 or infinity of.
    ['learningRate', 1e-320],
    ['learningRate', 1e300],
    ['iterations', 0],
    ['iterations', 100_001],
    ['iterations', 1.5],
    ['displayStep', 0],
    ['displayStep', -10],
    ['dtype', 'float16'],
    ['model', 'cubic'],
    ['model', 'toString'],
  ])('refuses %s = %s', (name, found) => {
    const mistake = refusal({ [name]: found });
    expect(mistake.kind).toBe('invalid-setting');
    expect(mistake.details).toEqual({ name, found, expected: expect.any(String) as string });
    expect(mistake.message).toBe(`${name} must be ${mistake.details.expected}; found ${found}`);
  });

  it.each([
    ['sales', []],
    ['sales', houseSales.slice(0, 1)],
    ['sales', Array.from({ length: 100_001 }, () => houseSales[0])],
    ['sales[0].price', withFirst({ price: NaN })],
    ['sales[0].area', withFirst({ area: Infinity })],
    ['sales[0].rooms', withFirst({ rooms: -Infinity })],
  ])('refuses %s', (name, sales) => {
    expect(refusal({ sales })).toMatchObject({ kind: 'invalid-setting', details: { name } });
  });

  it('refuses to scale inputs that are all the same, which only the multivariate model does', () => {
    const sales = houseSales.map((sale) => ({ ...sale, rooms: 2 }));
    expect(refusal({ model: 'multivariate', sales })).toMatchObject({
      kind: 'invalid-setting',
      details: { name: 'sales.rooms', found: 2 },
    });
    expect(train({ model: 'univariate', sales }).log).toEqual(train({ model: 'univariate' }).log);
  });

  it('takes 100,000 sales', () => {
    const sales = Array.from({ length: 100_000 }, (_, i) => ({
      area: 50 + (i % 100),
      rooms: 1 + (i % 4),
      price: i % 97,
    }));
    expect(train({ model: 'multivariate', sales, iterations: 10 }).diverged).toBeNull();
  });
});
