import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from './fuzz.test-support.ts';
import { mistakeOf } from './reading.test-support.ts';
import { mutated, soup } from './texts.test-support.ts';

const variables = fc.constantFrom(undefined, [], ['x', 'y'], ['x', 'dx', 'sin', 'theta', 'np', '面积', '__proto__']);

/** Whether a text is read, or refused at a place inside it; anything else that is thrown is thrown again. */
function isAnswered(text: string, declared: readonly string[] | undefined): boolean {
  const mistake = mistakeOf(text, declared);
  if (mistake === null) return true;
  const { span } = mistake;
  return span !== null && 0 <= span.start && span.start <= span.end && span.end <= text.length;
}

describe('a node or a mistake with its place comes of', () => {
  test.each([
    ['any string at all', fc.string({ unit: 'binary', maxLength: 60 })],
    ['any units, halves of letters among them', fc.string({ unit: fc.nat(0xffff).map((n) => String.fromCharCode(n)) })],
    ['any ASCII', fc.string({ unit: 'binary-ascii', maxLength: 60 })],
    ['tokens in any order', soup],
    ['an expression with a piece exchanged', mutated],
  ])('%s', (_, texts) => {
    const answered = fc.property(texts, variables, (text, declared) => isAnswered(text, declared));
    fc.assert(answered, { numRuns: runs });
  });
});

test('a fair part of the mutated expressions is still read, so that both outcomes are tried', () => {
  const outcomes = fc.sample(mutated, { numRuns: 500, seed: 1 }).map((text) => mistakeOf(text) === null);
  expect(outcomes.filter(Boolean).length).toBeGreaterThan(50);
  expect(outcomes.filter((isRead) => !isRead).length).toBeGreaterThan(50);
});
