import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DerivativeQuestion, Outcome } from '../../src-main/ipc/contract.ts';
import { isAtWork, LatestAnswer, sparingQuestions } from './latest-answer.svelte.ts';

type Answer = (outcome: Outcome<unknown>) => void;

/** An engine whose answers are given by hand, in the order of the questions. */
class SlowEngine {
  readonly asked: string[] = [];
  readonly #answers: Answer[] = [];

  readonly invoke = (_channel: string, { expression }: DerivativeQuestion): Promise<Outcome<unknown>> => {
    this.asked.push(expression);
    return new Promise((resolve) => this.#answers.push(resolve));
  };

  async answer(outcome: Outcome<unknown>): Promise<void> {
    this.#answers.shift()?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
  }
}

const given = (value: unknown): Outcome<unknown> => ({ ok: true, value });
const refused = (kind: 'syntax' | 'engine-stopped' | 'cancelled'): Outcome<unknown> => {
  return { ok: false, problem: { kind, message: kind, span: null, details: {} } };
};

let engine: SlowEngine;
let answer: LatestAnswer<'derivative:analyse'>;
const question = (expression: string) => answer.ask({ expression });

beforeEach(() => {
  vi.useFakeTimers();
  engine = new SlowEngine();
  vi.stubGlobal('window', { tapelab: engine });
  answer = new LatestAnswer('derivative:analyse');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the answer to the newest question', () => {
  it('replaces questions that wait by newer ones, and shows every answer that comes', async () => {
    for (const text of ['1', '2', '3']) question(text);
    await engine.answer(given('one'));
    expect(answer.value).toBe('one');
    await engine.answer(given('three'));
    expect(answer.value).toBe('three');
    expect(engine.asked).toEqual(['1', '3']);
  });

  it('keeps the answer before for a moment, then says that it is at work', async () => {
    question('1');
    await engine.answer(given('one'));
    question('2');
    await vi.advanceTimersByTimeAsync(149);
    expect([answer.value, isAtWork()]).toEqual(['one', false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([answer.value, isAtWork()]).toEqual([null, true]);
    await engine.answer(given('two'));
    expect([answer.value, isAtWork()]).toEqual(['two', false]);
  });

  it('asks the very same question only once, under way or answered', async () => {
    const same = { expression: '1' };
    for (let time = 0; time < 3; time++) answer.ask(same);
    await engine.answer(given('one'));
    answer.ask(null);
    answer.ask(same);
    await vi.advanceTimersByTimeAsync(150);
    expect([engine.asked, answer.value]).toEqual([['1'], 'one']);
    question('2');
    await engine.answer(given('two'));
    answer.ask(same);
    await engine.answer(given('one'));
    expect([engine.asked, answer.value]).toEqual([['1', '2', '1'], 'one']);
  });

  it('asks the very same question again where it had no answer', async () => {
    const same = { expression: '1' };
    answer.ask(same);
    answer.ask(null);
    answer.ask(same);
    await engine.answer(refused('cancelled'));
    answer.ask(same);
    await engine.answer(given('one'));
    expect([engine.asked, answer.value]).toEqual([['1', '1'], 'one']);
  });

  it('takes an old problem away as well while a slow question is under way', async () => {
    question('1');
    await engine.answer(refused('syntax'));
    question('2');
    expect(answer.problem?.kind).toBe('syntax');
    await vi.advanceTimersByTimeAsync(150);
    expect(answer.problem).toBeNull();
    await engine.answer(given('two'));
  });

  it('counts the time of each question by itself', async () => {
    question('1');
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(100);
      question(`next ${i}`);
      await engine.answer(given(i));
      expect([answer.value, isAtWork()]).toEqual([i, false]);
    }
  });

  it('puts a problem in the place of the answer, unless it is that of an older question', async () => {
    question('1');
    await engine.answer(refused('syntax'));
    expect([answer.value, answer.problem?.kind]).toEqual([null, 'syntax']);
    question('2');
    question('3');
    await engine.answer(refused('syntax'));
    await engine.answer(given('three'));
    expect([answer.value, answer.problem]).toEqual(['three', null]);
  });

  it('fades where nothing is asked any more, and what was under way is not shown then', async () => {
    question('1');
    await engine.answer(given('one'));
    question('2');
    answer.ask(null);
    expect(answer.value).toBe('one');
    await vi.advanceTimersByTimeAsync(150);
    expect(answer.value).toBeNull();
    await engine.answer(given('two'));
    expect(answer.value).toBeNull();
  });

  it('asks once more where the engine died, and only once', async () => {
    question('1');
    await engine.answer(refused('engine-stopped'));
    await engine.answer(refused('engine-stopped'));
    expect(engine.asked).toEqual(['1', '1']);
    expect(answer.problem?.kind).toBe('engine-stopped');
  });

  it('comes with the question that it answers, which may be one before the newest', async () => {
    const questions = ['1', '2', '3'].map((expression) => ({ expression }));
    for (const each of questions) answer.ask(each);
    expect(answer.asked).toBeNull();
    await engine.answer(given('one'));
    expect([answer.value, answer.asked]).toEqual(['one', { expression: '1' }]);
    expect(answer.asked).toBe(questions[0]);
    await engine.answer(given('three'));
    expect(answer.asked).toBe(questions[2]);
    answer.ask(null);
    await vi.advanceTimersByTimeAsync(150);
    expect(answer.asked).toBeNull();
  });

  it('is cancelled together with the question before it, for which it waited', async () => {
    question('1');
    question('2');
    await engine.answer(refused('cancelled'));
    expect([engine.asked, answer.problem?.kind]).toEqual([['1'], 'cancelled']);
    question('3');
    await engine.answer(given('three'));
    expect([answer.value, answer.problem]).toEqual(['three', null]);
  });

  it('asks once more, and only once, where the cancelling of something else took the question along', async () => {
    question('1');
    await sparingQuestions(() => Promise.resolve());
    await engine.answer(refused('cancelled'));
    await sparingQuestions(() => Promise.resolve());
    await engine.answer(refused('cancelled'));
    expect(engine.asked).toEqual(['1', '1']);
    expect(answer.problem?.kind).toBe('cancelled');
  });

  it('does not begin again what was cancelled itself, be it after something else was', async () => {
    await sparingQuestions(() => Promise.resolve());
    question('1');
    await engine.answer(refused('cancelled'));
    expect(engine.asked).toEqual(['1']);
    expect(answer.problem?.kind).toBe('cancelled');
  });
});
