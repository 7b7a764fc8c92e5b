import { describe, expect, test } from 'vitest';
import { analyse, traceProgram, trainForLab } from '../../../src-main/engine/index.ts';
import { storyQuestion } from '../regression/story.test-support.ts';
import { isMet } from './conditions.ts';
import { type Facts, reading } from './readings.ts';

const point = { x: 3, y: 4 };
const facts: Facts = {
  point,
  answer: analyse({ expression: 'x^2+2xy', point }),
  trace: traceProgram({ source: 'print(1)\nprint(2.0)' }),
  run: trainForLab(storyQuestion('univariate')),
  rate: 1e-4,
  iteration: 0,
};
const nothing: Facts = { ...facts, answer: null, trace: null, run: null };

describe('readings of the live state', () => {
  test.each([
    ['x', 3],
    ['value', 33],
    ['slope x', 14],
    ['slope y', 6],
    ['second x x', 2],
    ['second x y', 2],
    ['second y y', 0],
    ['rate', 1e-4],
    ['iteration', 0],
  ])('%s is %d', (name, value) => {
    expect(reading(name, facts)).toBe(value);
  });

  test.each(['z', 'slope z', 'second x z', 'toString', 'constructor'])('%s is not known', (name) => {
    expect(reading(name, facts)).toBeNull();
  });

  test.each(['value', 'slope x', 'loss'])('%s is not known before there is an answer', (name) => {
    expect(reading(name, nothing)).toBeNull();
  });
});

describe('tasks', () => {
  test('a reading is met within its tolerance, and not beyond', () => {
    const reads = (value: number, tolerance: number) =>
      isMet({ check: 'reads', reading: 'slope x', value, tolerance }, facts);
    expect([reads(14, 0), reads(14.5, 0.5), reads(14.5, 0.4)]).toEqual([true, true, false]);
  });

  test('only the last printed line counts, and only of a program that ran to its end', () => {
    const prints = (text: string, source: string) =>
      isMet({ check: 'prints', text }, { ...facts, trace: traceProgram({ source }) });
    expect(prints('2.0', 'print(1)\nprint(2.0)')).toBe(true);
    expect(prints('1', 'print(1)\nprint(2.0)')).toBe(false);
    expect(prints('2.0', 'print(2.0)\nnothing')).toBe(false);
  });

  test('a loss is that of the end of the run', () => {
    const last = facts.run?.loss.at(-1) ?? NaN;
    expect(isMet({ check: 'loss', below: last }, facts)).toBe(true);
    expect(isMet({ check: 'loss', below: last - 1 }, facts)).toBe(false);
  });

  test('nothing is met by what is not known yet', () => {
    expect(isMet({ check: 'reads', reading: 'value', value: 33, tolerance: 1 }, nothing)).toBe(false);
    expect(isMet({ check: 'prints', text: '' }, nothing)).toBe(false);
    expect(isMet({ check: 'run', outcome: 'settles' }, nothing)).toBe(false);
    expect(isMet({ check: 'loss', below: 1e9 }, nothing)).toBe(false);
  });
});
