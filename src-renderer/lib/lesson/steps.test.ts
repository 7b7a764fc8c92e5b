import { describe, expect, test } from 'vitest';
import type { Setting, Step } from '../../../src-main/ipc/contract.ts';
import { doneCount, isComplete, shareDone } from './done.ts';
import { formulasIn, settingUpTo } from './steps.ts';

const stepsOf = (...all: Setting[]): Step[] => all.map((sets) => ({ title: [], sets, blocks: [] }));

describe('the state after a jump', () => {
  test('is what the steps up to there have set, the later over the earlier', () => {
    const steps = stepsOf({ expression: 'x^2', point: { x: 3 } }, {}, { point: { x: 5, y: 1 } }, { expression: 'y' });
    expect(settingUpTo(steps, 2)).toEqual({ expression: 'x^2', point: { x: 5, y: 1 } });
    expect(settingUpTo(steps, 3).expression).toBe('y');
  });

  test('another run does not take over rate, updates and place of the one before', () => {
    const steps = stepsOf({ story: 'slow-motion', rate: 1e-5, iterations: 20, at: 3 }, { story: 'univariate' });
    expect(settingUpTo(steps, 1)).toEqual({ story: 'univariate', point: {} });
  });
});

test('the formulas of a step are found in its title, its text, its tables and its questions', () => {
  const math = (latex: string) => ({ kind: 'math' as const, latex });
  const paragraph = (latex: string) => ({ kind: 'paragraph' as const, children: [math(latex)] });
  const step: Step = {
    title: [{ kind: 'strong', children: [math('a')] }],
    sets: {},
    blocks: [
      { kind: 'list', ordered: false, items: [[paragraph('b')]] },
      { kind: 'table', head: [[math('c')]], rows: [[[math('d')]]] },
      {
        kind: 'question',
        id: 'q',
        form: 'choice',
        predict: false,
        asked: [paragraph('e')],
        hints: [[paragraph('f')]],
        explanation: [math('g')],
        options: [{ text: [math('h')], right: true, reason: [paragraph('i')] }],
      },
      { kind: 'widget', widget: 'graph', mode: 'reverse' },
    ],
  };
  expect(formulasIn(step).toSorted().join('')).toBe('abcdefghi');
});

describe('how far a learner has come', () => {
  const head = { exercises: ['a', 'b'], steps: 5 };
  const right = { given: '', right: true, tries: 1, shown: false };
  const progress = (furthest: number, ids: string[]) => ({
    step: 0,
    furthest,
    hints: {},
    answers: Object.fromEntries(ids.map((id) => [id, right])),
  });

  test('counts what is right of what the lesson asks', () => {
    expect(doneCount(head, progress(0, ['a', 'gone']))).toBe(1);
    expect(doneCount(head, { ...progress(0, []), answers: { a: { ...right, right: false, shown: true } } })).toBe(0);
  });

  test('is everything only at the last step with every answer', () => {
    expect([shareDone(head, progress(0, [])), shareDone(head, progress(4, ['a', 'b']))]).toEqual([0, 1]);
    expect(isComplete(head, progress(4, ['a']))).toBe(false);
    expect(isComplete(head, progress(3, ['a', 'b']))).toBe(false);
    expect(isComplete(head, progress(4, ['a', 'b']))).toBe(true);
  });
});
