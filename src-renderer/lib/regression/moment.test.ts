import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import univariate from '../../../src-main/engine/goldens/regression-univariate.json';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { momentAt, parametersAfter, parametersAt, phases, positionOf } from './moment.ts';
import { storyQuestion } from './story.test-support.ts';

describe('a moment of a run', () => {
  it('and its position on the bar are one another’s inverse', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('update', 'phase'), (position, by) => {
        expect(positionOf(momentAt(position, by), by)).toBe(position);
      }),
    );
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 28 }), fc.constantFrom(...phases), (iteration, phase) => {
        expect(momentAt(positionOf({ iteration, phase }, 'phase'), 'phase')).toEqual({ iteration, phase });
      }),
    );
  });

  it('by phases comes after the one before it', () => {
    expect([0, 1, 2, 3, 4].map((position) => momentAt(position, 'phase'))).toEqual([
      ...phases.map((phase) => ({ iteration: 0, phase })),
      { iteration: 1, phase: 'forward' },
    ]);
  });
});

describe('the parameters', () => {
  const run = trainForLab(storyQuestion('univariate'));

  it('after every update are TensorFlow’s, and those before it the last update’s', () => {
    let before: readonly number[] = [univariate.initial.w, univariate.initial.b].map(Math.fround);
    for (const { iteration, w, b } of univariate.tensorflow) {
      for (const phase of ['forward', 'loss', 'backward'] as const) {
        expect(parametersAt(run, { iteration, phase })).toEqual(before);
      }
      expect(parametersAt(run, { iteration, phase: 'update' })).toEqual([w, b]);
      before = [w, b];
    }
  });

  it('of a run too long to be kept whole are known at its strides and at its end, and nowhere else', () => {
    const long = { ...run, history: { stride: 10, parameters: run.history.parameters.slice(0, 2 * 11) } };
    expect(parametersAfter(long, 20)).toEqual([...run.history.parameters.subarray(4, 6)]);
    expect(parametersAfter(long, 21)).toBeNull();
    expect(parametersAt(long, { iteration: 21, phase: 'loss' })).not.toBeNull();
    expect(parametersAt({ ...long, loss: run.loss.slice(0, 100) }, { iteration: 99, phase: 'update' })).toEqual(
      run.learnt.parameters,
    );
  });
});
