import { describe, expect, it } from 'vitest';
import { analyse, frame } from '../../../src-main/engine/index.ts';
import type { ExperimentSettings } from '../../../src-main/ipc/contract.ts';
import { questionOf, storyOf, storyQuestion, tableOf } from './story.test-support.ts';
import { hasWhy, whyQuestion } from './why.ts';

const cases: readonly (readonly [story: string, changes: Partial<ExperimentSettings>])[] = [
  ['univariate', {}],
  ['univariate', { loss: 'mse', dtype: 'float64' }],
  ['multivariate', {}],
  ['multivariate', { loss: 'mse', intercept: 'last' }],
  ['multivariate', { batch: 4 }],
];

describe('a row’s part of the loss as a question to the Derivative lab', () => {
  it.each(cases)('has the value and the derivatives that the update works with: %s %o', (id, changes) => {
    const { settings } = storyQuestion(id, changes);
    const opened = frame({ settings, iteration: 2, phase: 'update' });
    for (const place of [0, opened.rows.length - 1]) {
      const { variables, numeric } = analyse(whyQuestion(settings, opened, place));
      const share = settings.loss === 'mse' ? 1 : 0.5;
      const near = 10 ** (settings.dtype === 'float32' ? 4 : 10);
      expect((numeric?.value ?? NaN) / (share * (opened.terms?.[place] ?? NaN))).toBeCloseTo(1, Math.log10(near));
      opened.before.forEach((_, parameter) => {
        const name = settings.features.length === 1 ? 'wb'.charAt(parameter) : `w_${parameter}`;
        const slope = numeric?.gradient[variables.indexOf(name)] ?? NaN;
        const part = (opened.contributions?.[place]?.[parameter] ?? NaN) * opened.batchSize;
        if (part !== 0) expect(slope / part).toBeCloseTo(1, Math.log10(near));
      });
    }
  });

  it('is there for up to five features, a single one with its intercept first among them', () => {
    const rows = Object.fromEntries('abcdefg'.split('').map((name, k) => [name, [k, 1, 2 * k, 5]]));
    const own = { ...storyOf('multivariate').settings, scaling: 'none', learningRate: 1e-3 } as const;
    const wide = questionOf(tableOf(rows), own).settings;
    expect(hasWhy(wide)).toBe(false);
    for (const count of [1, 5]) {
      const settings = questionOf({ ...tableOf(rows), features: [...'abcde'].slice(0, count) }, own).settings;
      expect(hasWhy(settings)).toBe(true);
      const { point, expression } = whyQuestion(settings, frame({ settings, iteration: 0, phase: 'update' }), 1);
      expect(Object.keys(point)).toHaveLength(2 * count + 2);
      expect(analyse({ expression, point }).variables).toHaveLength(2 * count + 2);
    }
  });
});
