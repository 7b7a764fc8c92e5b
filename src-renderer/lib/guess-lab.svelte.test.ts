import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { GuessAnswer, GuessQuestion, Outcome } from '../../src-main/ipc/contract.ts';
import { GuessLab } from './guess-lab.svelte.ts';

type Judge = (verdict: GuessAnswer['verdict']) => void;

/** What is asked of the engine, to be answered by hand. */
let asked: { readonly guess: string; readonly judge: Judge }[] = [];

vi.mock('./client.ts', () => ({
  ask: (_channel: string, { guess }: GuessQuestion) =>
    new Promise<Outcome<GuessAnswer>>((resolve) => {
      const judge: Judge = (verdict) =>
        resolve({ ok: true, value: { verdict, guess: { text: guess, latex: guess }, counterexample: null } });
      asked.push({ guess, judge });
    }),
}));

const question = { before: 'diff(x^2, x)', after: '2*x', variables: ['x'] };

describe('a verdict belongs to the text that it is about', () => {
  beforeEach(() => {
    asked = [];
  });

  it('is not shown once the text is another', async () => {
    const lab = new GuessLab();
    lab.type('2x');
    const checked = lab.check(question);
    lab.type('3x');
    asked[0]?.judge('same');
    expect(await checked).toBe(false);
    expect([lab.answer, lab.text]).toEqual([null, '3x']);
  });

  it('is the last one asked for, where two are', async () => {
    const lab = new GuessLab();
    lab.type('2x');
    const [first, second] = [lab.check(question), lab.check(question)];
    asked[0]?.judge('same');
    expect(await first).toBe(false);
    asked[1]?.judge('equal');
    expect(await second).toBe(true);
    expect(lab.answer?.verdict).toBe('equal');
  });

  it('stays while the text does', async () => {
    const lab = new GuessLab();
    lab.type('2x');
    const checked = lab.check(question);
    lab.type('2x');
    asked[0]?.judge('same');
    expect(await checked).toBe(true);
  });

  it('is not right where the guess has no value at some points', async () => {
    const lab = new GuessLab();
    lab.type('sqrt(x)^2');
    const checked = lab.check(question);
    asked[0]?.judge('narrower');
    expect(await checked).toBe(false);
    expect(lab.answer?.verdict).toBe('narrower');
  });
});
