import katex from 'katex';
import { describe, expect, it } from 'vitest';
import multivariate from '../../../src-main/engine/goldens/regression-multivariate.json';
import univariate from '../../../src-main/engine/goldens/regression-univariate.json';
import { fit, frame } from '../../../src-main/engine/index.ts';
import { goldenRuns } from '../../../src-main/engine/train/training.test-support.ts';
import type { ExperimentSettings, FitSettings } from '../../../src-main/ipc/contract.ts';
import { formatFixed } from '../numbers.ts';
import { storyQuestion } from './story.test-support.ts';
import { short, type UpdateLine, updateLines } from './update-lines.ts';

const opened = (settings: FitSettings, iteration: number) => frame({ settings, iteration, phase: 'update' });
const linesOf = (settings: FitSettings, iteration: number) => updateLines(settings, opened(settings, iteration));
const namesOf = (lines: readonly UpdateLine[]) => lines.map(({ name }) => name);

/** The numbers of a kind of line, all such lines together. */
function slotsOf(lines: readonly UpdateLine[], name: UpdateLine['name']): Record<string, string>[] {
  return lines.filter((line) => line.name === name).map(({ slots }) => slots);
}

/** The number that was written. */
const read = (text: string | undefined): number => Number((text ?? 'missing').replace('−', '-'));

/** Holds a number that was written against the one that it stands for, of which it has six digits or six decimals. */
function expectWritten(text: string | undefined, value: number | undefined): void {
  const expected = value ?? NaN;
  expect(Math.abs(read(text) - expected), `${text} for ${expected}`).toBeLessThanOrEqual(
    2e-6 + 1e-4 * Math.abs(expected),
  );
}

describe('the update of the course’s line', () => {
  const { settings } = storyQuestion('univariate');

  it('is written with TensorFlow’s numbers, at every update', () => {
    let [w, b] = [univariate.initial.w, univariate.initial.b];
    for (const golden of univariate.tensorflow) {
      const lines = linesOf(settings, golden.iteration);
      expect(namesOf(lines)).toEqual(['forward', 'loss', 'gradient', 'gradient', 'assign', 'assign']);
      expect(lines.map(({ phase }) => phase)).toEqual(['forward', 'loss', 'backward', 'backward', 'update', 'update']);
      expect(slotsOf(lines, 'loss')).toEqual([{ l: formatFixed(golden.loss, 6) }]);
      const gradients = [golden.gradient_w, golden.gradient_b].map(short);
      expect(slotsOf(lines, 'gradient')).toEqual(gradients.map((g) => ({ g })));
      expect(slotsOf(lines, 'assign')).toEqual([
        { o: formatFixed(w, 6), g: gradients[0], n: formatFixed(golden.w, 6) },
        { o: formatFixed(b, 6), g: gradients[1], n: formatFixed(golden.b, 6) },
      ]);
      [w, b] = [golden.w, golden.b];
    }
  });

  it('begins with the first sale’s own sum', () => {
    const [first] = slotsOf(linesOf(settings, 0), 'forward');
    expect([first?.w, first?.x, first?.b].map(read)).toEqual([-0.013377, 137.97, -1.162899]);
    expectWritten(first?.p, univariate.initial.w * 137.97 + univariate.initial.b);
  });

  it('can be typeset, and its formulas stay the same while only numbers change', () => {
    for (const changes of [{}, { optimizer: 'momentum' }, { optimizer: 'adam' }, { loss: 'mse' }] as const) {
      const own = storyQuestion('univariate', changes).settings;
      const latex = linesOf(own, 0).map((line) => line.latex);
      for (const text of latex) expect(() => katex.renderToString(text, { trust: true, strict: false })).not.toThrow();
      expect(linesOf(own, 57).map((line) => line.latex)).toEqual(latex);
    }
  });

  it('has a place in its formula for every number, and says the result to the ear too', () => {
    for (const changes of [{}, { optimizer: 'momentum' }, { optimizer: 'adam' }] as const) {
      for (const line of linesOf(storyQuestion('univariate', changes).settings, 3)) {
        for (const [name, text] of Object.entries(line.slots)) {
          expect(line.latex).toContain(`slot-${name}}`);
          expect(line.label).toContain(text);
        }
      }
    }
  });

  it('is written with the loss that was chosen: half of the mean, or the mean, and what it leaves in the derivative', () => {
    const factors = (changes: Partial<ExperimentSettings>) => {
      const lines = linesOf(storyQuestion('univariate', changes).settings, 0);
      return ['loss', 'gradient'].map(
        (name) => /\\tfrac\{.*?\}\{.*?\}/.exec(lines.find((line) => line.name === name)?.latex ?? '')?.[0],
      );
    };
    expect(factors({})).toEqual(['\\tfrac{1}{2\\cdot 16}', '\\tfrac{1}{16}']);
    expect(factors({ loss: 'mse' })).toEqual(['\\tfrac{1}{16}', '\\tfrac{2}{16}']);
    expect(factors({ batch: 5 })).toEqual(['\\tfrac{1}{2\\cdot 5}', '\\tfrac{1}{5}']);
  });

  it('takes the learning rate of its own update', () => {
    const changed = storyQuestion('univariate', { rateChanges: [{ from: 5, learningRate: 0.00025 }] }).settings;
    const assigned = (iteration: number) => linesOf(changed, iteration).at(-1)?.latex;
    expect(assigned(4)).toContain('10^{-4}');
    expect(assigned(5)).toContain('0.00025');
  });
});

it('the update of the course’s plane is written with TensorFlow’s numbers, at every update', () => {
  const { settings } = storyQuestion('multivariate');
  let before = multivariate.initial_W;
  for (const { iteration, loss, W, gradient } of multivariate.tensorflow) {
    const lines = linesOf(settings, iteration);
    expect(namesOf(lines)).toEqual(['forward', 'loss', 'gradient', 'assign']);
    expectWritten(slotsOf(lines, 'loss')[0]?.l, loss);
    const [slopes] = slotsOf(lines, 'gradient');
    const [assigned] = slotsOf(lines, 'assign');
    W.forEach((value, j) => {
      expectWritten(slopes?.[`g${j}`], gradient[j]);
      expectWritten(assigned?.[`o${j}`], before[j]);
      expectWritten(assigned?.[`n${j}`], value);
    });
    before = W;
  }
});

describe.each(goldenRuns.filter(({ question }) => question.model === 'linear'))('the golden run $name', (run) => {
  const { settings } = fit(run.question);

  it('is written with TensorFlow’s numbers, at every update', () => {
    run.updates.forEach(({ loss, gradient, parameters }, iteration) => {
      const lines = linesOf(settings, iteration);
      expectWritten(slotsOf(lines, 'loss')[0]?.l, loss);
      const slopes = slotsOf(lines, 'gradient')[0];
      const assigned = slotsOf(lines, 'assign')[0];
      (parameters as number[]).forEach((value, j) => {
        expectWritten(slopes?.[`g${j}`], (gradient as number[])[j]);
        expectWritten(assigned?.[`n${j}`], value);
      });
    });
  });

  it('shows what the optimizer remembers: the step it takes, or the means it begins', () => {
    const lines = linesOf(settings, 0);
    const { before, after, gradient } = opened(settings, 0);
    if (settings.optimizer === 'sgd') expect(namesOf(lines)).not.toContain('velocity');
    before.forEach((old, j) => {
      const slope = gradient?.[j] ?? NaN;
      if (settings.optimizer === 'momentum') {
        expectWritten(slotsOf(lines, 'velocity')[0]?.[`v${j}`], (after?.[j] ?? NaN) - old);
        expect(slotsOf(lines, 'assign')[0]?.[`s${j}`]).toBe(slotsOf(lines, 'velocity')[0]?.[`v${j}`]);
      }
      if (settings.optimizer !== 'adam') return;
      const [moments] = slotsOf(lines, 'moments');
      expectWritten(moments?.[`m${j}`], (1 - settings.beta1) * slope);
      expectWritten(moments?.[`q${j}`], (1 - settings.beta2) * slope ** 2);
    });
  });
});

describe('a derivative', () => {
  it('has as many decimals as fit its size', () => {
    expect([-9594.2431640625, 12.5, 0.00494384765625, NaN, undefined].map(short)).toEqual([
      '−9594.24',
      '12.5000',
      '0.004944',
      'nan',
      'nan',
    ]);
  });
});
