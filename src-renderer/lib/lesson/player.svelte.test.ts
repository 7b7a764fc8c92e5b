import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lesson, LessonProgress, Question, Setting, Step, Task } from '../../../src-main/ipc/contract.ts';

/** What is on file for the learner when the app starts. */
let kept: Record<string, LessonProgress> = {};

vi.mock('../client.ts', () => ({
  listen: () => () => undefined,
  ask: (channel: string) => {
    const learner = { id: 'a', name: 'Ada' };
    const shelf = { profiles: [learner], current: { profile: learner, last: null, lessons: kept }, damaged: [] };
    return channel.startsWith('progress:') ? Promise.resolve({ ok: true, value: shelf }) : new Promise(() => undefined);
  },
}));

const slope: Question = {
  kind: 'question',
  id: 'slope',
  form: 'number',
  predict: true,
  asked: [],
  answer: '6',
  variables: [],
  tolerance: 0,
  misconceptions: [],
  hints: [[], []],
  explanation: [],
};

const flat: Task = {
  kind: 'task',
  id: 'flat',
  asked: [],
  condition: { check: 'reads', reading: 'slope x', value: 0, tolerance: 0.1 },
  hints: [],
  explanation: [],
};

const step = (sets: Setting, ...blocks: Step['blocks']): Step => ({ title: [], sets, blocks });

const lesson: Lesson = {
  id: '02-slope-of-a-square',
  number: 2,
  title: 'The slope of a square',
  summary: '',
  minutes: 10,
  misconception: '',
  steps: 4,
  exercises: ['slope', 'flat'],
  content: [step({ expression: 'x^2', point: { x: 3 } }, slope), step({}, flat), step({ point: { x: 5 } }), step({})],
};

/** The lesson as it is opened by a learner of whom this is on file. */
async function opened(progress: Record<string, LessonProgress> = {}) {
  kept = progress;
  const { learners } = await import('../learners.svelte.ts');
  await learners.begin();
  const { Player } = await import('./player.svelte.ts');
  return new Player(lesson);
}

const x = ({ state }: Awaited<ReturnType<typeof opened>>): number | undefined => state.derivative.lab.point['x'];

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('window', { innerWidth: 1280, addEventListener: () => undefined });
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('document', { documentElement: { lang: '', dataset: {} } });
});

describe('a lesson that is open', () => {
  it('begins with what its first step sets', async () => {
    const player = await opened();
    expect([player.cursor.index, player.state.derivative.lab.expression, x(player)]).toEqual([0, 'x^2', 3]);
  });

  it('goes on at the step where it was left, with what the steps up to there have set', async () => {
    const player = await opened({ [lesson.id]: { step: 2, furthest: 3, answers: {}, hints: {} } });
    expect([player.cursor.index, player.state.derivative.lab.expression, x(player)]).toEqual([2, 'x^2', 5]);
  });

  it('opens at its last step where the lesson has become shorter', async () => {
    const player = await opened({ [lesson.id]: { step: 40, furthest: 40, answers: {}, hints: {} } });
    expect(player.cursor.index).toBe(3);
  });

  it('keeps what the learner has changed one step on, until a step sets it', async () => {
    const player = await opened();
    player.state.derivative.lab.setValue('x', 7);
    player.cursor.seek(1);
    expect(x(player)).toBe(7);
    player.cursor.seek(2);
    expect(x(player)).toBe(5);
  });

  it('has after a jump what the steps up to there have set', async () => {
    const player = await opened();
    player.state.derivative.lab.setValue('x', 7);
    player.cursor.seek(3);
    expect(x(player)).toBe(5);
    player.cursor.seek(0);
    expect(x(player)).toBe(3);
  });

  it('notes where the learner is, and how far that one has come', async () => {
    const player = await opened();
    player.cursor.seek(2);
    player.cursor.seek(1);
    expect(player.progress).toMatchObject({ step: 1, furthest: 2 });
  });

  it('is the same in another language, at the same step, with the same state', async () => {
    const player = await opened();
    player.cursor.seek(1);
    player.state.derivative.lab.setValue('x', 7);
    player.translate({ ...lesson, title: '平方的斜率' });
    expect([player.lesson.title, player.cursor.index, x(player)]).toEqual(['平方的斜率', 1, 7]);
  });
});

describe('what is answered in a lesson', () => {
  it('lifts the veil of a prediction, be it right or wrong', async () => {
    const player = await opened();
    expect([player.isVeiled, player.veiling]).toEqual([true, slope]);
    player.answer(slope, '9', false);
    expect(player.isVeiled).toBe(false);
  });

  it('lifts the veil as well when it is shown', async () => {
    const player = await opened();
    player.show(slope);
    expect(player.isVeiled).toBe(false);
    expect(player.answered('slope')).toEqual({ given: '', right: false, tries: 0, shown: true });
  });

  it('stays right once it was, and every try counts', async () => {
    const player = await opened();
    for (const [given, right] of [
      ['9', false],
      ['6', true],
      ['9', false],
    ] as const) {
      player.answer(slope, given, right);
    }
    expect(player.answered('slope')).toEqual({ given: '9', right: true, tries: 3, shown: false });
  });

  it('stays marked as shown when it is answered later', async () => {
    const player = await opened();
    player.show(slope);
    player.answer(slope, '6', true);
    expect(player.answered('slope')).toEqual({ given: '6', right: true, tries: 1, shown: true });
  });

  it('has as many hints as there are', async () => {
    const player = await opened();
    const counts = [0, 1, 2, 3].map(() => {
      player.hint(slope);
      return player.hintsOf(slope);
    });
    expect(counts).toEqual([1, 2, 2, 2]);
  });
});
