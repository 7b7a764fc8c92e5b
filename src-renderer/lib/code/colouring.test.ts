import { expect, it } from 'vitest';
import { colouredLines, litTokens } from './colouring.ts';

it('tells keywords, numbers, calls and comments apart, and loses nothing', () => {
  const lines = ['import tensorflow as tf', '', 'with tf.GradientTape() as tape:', '    f = tf.sin(2.)  # now'];
  const coloured = colouredLines(lines);
  expect(coloured.map((line) => line.map(({ text }) => text).join(''))).toEqual(lines);
  const kindOf = (text: string) => coloured.flat().find((token) => token.text === text)?.kind;
  expect(['import', '2.', 'sin', '# now', 'as'].map(kindOf)).toEqual([
    'keyword',
    'number',
    'call',
    'comment',
    'keyword',
  ]);
});

it('lights spans across tokens', () => {
  const [tokens = []] = colouredLines(['f = x**2 + y']);
  const lit = litTokens(tokens, [{ start: 4, end: 8 }]);
  expect(
    lit
      .filter((token) => token.lit)
      .map(({ text }) => text)
      .join(''),
  ).toBe('x**2');
  expect(lit.map(({ text }) => text).join('')).toBe('f = x**2 + y');
});
