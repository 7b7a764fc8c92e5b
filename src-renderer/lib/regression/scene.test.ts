import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import type { Contour, ContourQuestion } from '../../../src-main/ipc/contract.ts';
import { contourOf, isOfSameRows } from './scene.ts';
import { storyQuestion } from './story.test-support.ts';

const run = trainForLab(storyQuestion('univariate'));
const contour: Contour = { levels: [], rings: [], lowest: null };
const over = [
  { from: 0, to: 1 },
  { from: 2, to: 3 },
] as const;
const asked: ContourQuestion = { settings: run.settings, by: [0, 1], parameters: run.initial, over };

describe('contours', () => {
  it('lie over what they were asked over, be it for the run before', () => {
    const faster = trainForLab(storyQuestion('univariate', { learningRate: 2e-4 }));
    expect(contourOf(contour, asked, faster, [0, 1])).toEqual({ ...contour, over });
  });

  it('are none over other parameters, or of another model', () => {
    expect(contourOf(contour, asked, run, [1, 0])).toBeNull();
    expect(contourOf(contour, asked, trainForLab(storyQuestion('multivariate')), [0, 1])).toBeNull();
    expect(contourOf(null, asked, run, [0, 1])).toBeNull();
    expect(contourOf(contour, null, run, [0, 1])).toBeNull();
  });
});

describe('what is predicted of rows', () => {
  const columns = [
    { name: 'a', values: Float64Array.of(1, 2, NaN) },
    { name: 'b', values: Float64Array.of(3, 4, 5) },
  ];

  it('may stand beside the same rows of another run', () => {
    expect(isOfSameRows(columns, structuredClone(columns))).toBe(true);
  });

  it('does not stand beside others that are as many', () => {
    const changed = columns.map(({ name, values }) => ({ name, values: values.map((value) => value + 1) }));
    const renamed = columns.map(({ name, values }) => ({ name: `${name}'`, values }));
    const shorter = columns.map(({ name, values }) => ({ name, values: values.slice(1) }));
    for (const other of [changed, renamed, shorter, columns.slice(1), []]) {
      expect([isOfSameRows(columns, other), isOfSameRows(other, columns)]).toEqual([false, false]);
    }
  });
});
