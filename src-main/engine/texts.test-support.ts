import fc from 'fast-check';
import { withNodes } from './expr.ts';
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

/** Tokens of the grammar and others, in any order. */
export const soup = fc
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
export const mutated = fc
  .tuple(valid, fc.nat(), fc.nat(6), fc.oneof(fc.constant(''), soup))
  .map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });
