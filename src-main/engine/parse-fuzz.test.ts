import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import { mistakeOf } from './reading.test-support.ts';
import { build, recipes } from './recipes.test-support.ts';
import { toText } from './text.ts';

const SIGNS = [
  ...'+-*/^(),|√<>?:%=!.²³⁻×·÷−。，（）？：；＝ ',
  '**',
  '……',
  '<=',
  '==',
  '≠',
  '&&',
  '  ',
  '(',
  ')',
  '(',
  ')',
];
const NAMES = 'x y xy e π pi theta w1 sin cos log max mod diff d dx d/dx np. tf.math. if and or not NaN inf xsin'.split(
  ' ',
);
const NUMBERS = ['0', '1', '2', '12.5', '.5', '1e9', '1e999', '20', '21', '２'];
const ODD = ['constructor', '__proto__', '\n', '\u200b', '𝑥', '面积', '"', '[', '}', '#', ';', '$', '\ud835', '∞'];

const soup = fc
  .array(fc.oneof(...[SIGNS, NAMES, NUMBERS, NAMES, SIGNS, ODD].map((tokens) => fc.constantFrom(...tokens))), {
    maxLength: 40,
  })
  .map((tokens) => tokens.join(''));

const valid = fc.oneof(
  recipes.map((recipe) => withNodes(10_000, () => toText(build(recipe)))),
  fc.constantFrom(
    'sin 2x cos^2 x/3',
    '|x|-1||y||',
    'x<1 and not y>2 ? |x| : √x²',
    'diff(x^3 sin y, x, 2)+d/dx(x)^2',
    'tf.math.log(2πx)……2÷1。5',
    'max(x, mod(y, 3), -1/2x) % 2',
  ),
);

/** A valid expression with one piece cut out, and a piece of soup in its place. */
const mutated = fc
  .tuple(valid, fc.nat(), fc.nat(6), fc.oneof(fc.constant(''), soup))
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

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
