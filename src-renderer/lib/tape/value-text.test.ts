import { expect, it } from 'vitest';
import { proseParts } from './prose.ts';
import { shortText, valueText } from './value-text.ts';

it('a value loses the blanks of its columns, and nothing else', () => {
  expect(valueText('[124.173     94.049995  90.       111.888   ]')).toBe('[124.173 94.049995 90. 111.888]');
  expect(valueText('-0.5')).toBe('-0.5');
});

it('a long value is cut after its first number', () => {
  expect(shortText('[1. 2. 3.]')).toBe('[1. 2. 3.]');
  expect(shortText('[137.97 104.5  100.   124.32]')).toBe('[137.97 …]');
  expect(shortText('-1326.2006')).toBe('-1326.2006');
});

it('code between backticks is told from words', () => {
  expect(proseParts('`x` is 3').map(({ text, isCode }) => [text, isCode])).toEqual([
    ['x', true],
    [' is 3', false],
  ]);
});
