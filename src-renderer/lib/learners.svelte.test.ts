import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Learners, LessonProgress, Outcome, Progress } from '../../src-main/ipc/contract.ts';

interface Call {
  readonly channel: string;
  readonly request: unknown;
  readonly reply: (outcome: Outcome<unknown>) => void;
}

/** What is asked of the main process, to be answered by hand. */
let calls: Call[] = [];

vi.mock('./client.ts', () => ({
  ask: (channel: string, request: unknown) =>
    new Promise<Outcome<unknown>>((reply) => calls.push({ channel, request, reply })),
}));

const ada = { id: 'a', name: 'Ada' };
const lin = { id: 'l', name: 'Lin' };

const shelfOf = (profile: typeof ada, lessons: Record<string, LessonProgress> = {}): Learners => ({
  profiles: [ada, lin],
  current: { profile, last: null, lessons },
  damaged: [],
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function reply(value: unknown): Promise<void> {
  calls.at(-1)?.reply({ ok: true, value });
  await settled();
}

const kept = (): Progress[] =>
  calls.filter(({ channel }) => channel === 'progress:keep').map(({ request }) => request as Progress);

const right = { given: '6', right: true, tries: 1, shown: false };

/** Learners as at the start of the app, with Ada at work. */
async function started() {
  vi.resetModules();
  const { learners } = await import('./learners.svelte.ts');
  void learners.begin();
  await reply(shelfOf(ada));
  return learners;
}

beforeEach(() => {
  calls = [];
});

describe('what a learner has answered', () => {
  it('is taken up once, however often it is asked for', async () => {
    const learners = await started();
    await learners.begin();
    expect(calls.map(({ channel }) => channel)).toEqual(['progress:recall']);
    expect(learners.profile).toEqual(ada);
  });

  it('is shown at once and kept at once', async () => {
    const learners = await started();
    learners.answer('02', 'slope', right);
    expect(learners.of('02').answers).toEqual({ slope: right });
    expect(kept()[0]?.lessons['02']?.answers).toEqual({ slope: right });
    expect(learners.last).toBe('02');
  });

  it('is written one after the other, and of what came in between only the newest', async () => {
    const learners = await started();
    for (const step of [1, 4, 2]) learners.visit('02', step);
    expect(kept()).toHaveLength(1);
    await reply(null);
    expect(kept().map(({ lessons }) => lessons['02'])).toMatchObject([{ step: 1 }, { step: 2, furthest: 4 }]);
    await reply(null);
    expect(kept()).toHaveLength(2);
  });

  it('stays on screen where it cannot be written, with what was wrong', async () => {
    const learners = await started();
    learners.hint('02', 'slope');
    const problem = { kind: 'internal', message: 'disk full', span: null, details: {} } as const;
    calls.at(-1)?.reply({ ok: false, problem });
    await settled();
    expect(learners.problem).toEqual(problem);
    expect(learners.of('02').hints).toEqual({ slope: 1 });
  });

  it('is each learner’s own', async () => {
    const learners = await started();
    learners.answer('02', 'slope', right);
    await reply(null);
    void learners.choose('l');
    await reply(shelfOf(lin));
    expect(learners.profile).toEqual(lin);
    expect(learners.of('02').answers).toEqual({});
    learners.visit('02', 1);
    expect(kept().at(-1)?.profile).toEqual(lin);
  });

  it('is written before another learner takes over', async () => {
    const learners = await started();
    learners.visit('02', 1);
    learners.answer('02', 'slope', right);
    void learners.choose('l');
    await reply(null);
    await reply(null);
    expect(calls.map(({ channel }) => channel)).toEqual([
      'progress:recall',
      'progress:keep',
      'progress:keep',
      'progress:choose',
    ]);
    expect(kept().at(-1)).toMatchObject({ profile: ada, lessons: { '02': { answers: { slope: right } } } });
    await reply(shelfOf(lin));
    expect(learners.profile).toEqual(lin);
  });

  it('stays as it is where an import is called off', async () => {
    const learners = await started();
    void learners.import();
    await reply(null);
    expect([learners.profile, learners.problem]).toEqual([ada, null]);
  });
});
