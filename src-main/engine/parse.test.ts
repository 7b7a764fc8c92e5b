import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mistake, type MistakeDetails, type MistakeKind } from './errors.ts';
import { withNodes } from './expr.ts';
import { catalog } from './ops/catalog.ts';
import { parse } from './parse.ts';
import { toText } from './text.ts';

const read = (text: string, variables?: readonly string[]) => withNodes(100_000, () => toText(parse(text, variables)));

/** The mistake in a text, with its place marked by the underline that the learner sees. */
function mistakeIn(text: string, variables?: readonly string[]) {
  try {
    read(text, variables);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const { kind, span, details } = error;
    const underline = span && ' '.repeat(span.start) + '~'.repeat(span.end - span.start);
    return { kind, underline, details };
  }
  return null;
}

describe('reads', () => {
  test.each([
    ['2xy', '2*x*y'],
    ['xy^2', 'x*y^2'],
    ['2x^2y', '2*x^2*y'],
    ['x(y+1)', 'x*(y + 1)'],
    ['2x(y+1)^2', '2*x*(y + 1)^2'],
    ['(x+1)(x-1)', '(x + 1)*(x - 1)'],
    ['w1*x_1+w1(x+1)', 'w1*x_1 + w1*(x + 1)'],
    ['2theta', '2*theta'],
    ['xe^x', 'x*e^x'],
    ['pi r^2', 'pi*r^2'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['2^-1', '2^(-1)'],
    ['2^3^2', '2^(3^2)'],
    ['1/2x', '1/2*x'],
    ['-1/2x', '-1/2*x'],
    ['1/(2x)', '1/(2*x)'],
    ['x/y/z', 'x/y/z'],
    ['x-(y-z)', 'x - (y - z)'],
    ['+x', 'x'],
    ['--2', '2'],
    ['8-n', '8 - n'],
    ['-(x-y)', '-(x - y)'],
    ['x y -3', 'x*y - 3'],
    ['ln(x)+arcsin(x)', 'log(x) + asin(x)'],
    ['pow(x, 3)', 'x^3'],
    ['0.1234567890123456789012345', '0.1234567890123456789012345'],
    ['2.50', '2.5'],
    ['1e-3', '0.001'],
    ['12345678901234567890123', '1.2345678901234567890123e22'],
    ['x**2', 'x^2'],
    ['x²y³', 'x^2*y^3'],
    ['x⁻¹', 'x^(-1)'],
    ['x·y×z÷2−1', 'x*y*z/2 - 1'],
    ['2πr', '2*pi*r'],
    ['（ｘ＋１）＾２＊３．５', '(x + 1)^2*3.5'],
    ['i', 'i'],
  ])('%s', (text, written) => {
    expect(read(text)).toBe(written);
  });

  test.each([
    ['loss*2', ['loss'], 'loss*2'],
    ['loss(x+1)', ['loss', 'x'], 'loss*(x + 1)'],
    ['2xye', ['x', 'y'], '2*x*y*e'],
    ['ab', ['ab', 'a', 'b'], 'ab'],
    ['constructor*toString', ['constructor', 'toString'], 'constructor*toString'],
    ['面积*2', ['面积'], '面积*2'],
  ])('%s with %j', (text, variables, written) => {
    expect(read(text, variables)).toBe(written);
  });
});

describe('points at the mistake', () => {
  const table: [string, MistakeKind, string | null, MistakeDetails, string[]?][] = [
    ['', 'empty', null, {}],
    [' \t ', 'empty', null, {}],
    ['x+', 'syntax', '  ', { expected: 'operand', found: 'end' }],
    ['x + * y', 'syntax', '    ~', { expected: 'operand', found: '*' }],
    ['x * ) y', 'syntax', '    ~', { expected: 'operand', found: ')' }],
    ['()', 'syntax', ' ~', { expected: 'operand', found: ')' }],
    ['2(x+1', 'syntax', '     ', { expected: 'closing-parenthesis', found: 'end' }],
    ['x+1)', 'syntax', '   ~', { expected: 'opening-parenthesis', found: ')' }],
    ['2 33', 'syntax', '  ~~', { expected: 'operator', found: '33' }],
    ['1.2.3', 'syntax', '   ~~', { expected: 'operator', found: '.3' }],
    ['x, y', 'syntax', ' ~', { expected: 'operator', found: ',' }],
    ['(x，y)', 'syntax', '  ~', { expected: 'closing-parenthesis', found: ',' }],
    ['x $ y', 'syntax', '  ~', { expected: 'operator', found: '$' }],
    ['sin x', 'syntax', '~~~', { expected: 'opening-parenthesis', found: 'x' }],
    ['x＋２×', 'syntax', '    ', { expected: 'operand', found: 'end' }],
    ['sinx', 'unknown-variable', '~~~~', { name: 'sinx', nearest: 'sin' }],
    ['x+foo', 'unknown-variable', '  ~~~', { name: 'foo' }, ['x']],
    ['weigth*x', 'unknown-variable', '~~~~~~', { name: 'weigth', nearest: 'weight' }, ['weight', 'x']],
    ['x + a', 'unknown-variable', '    ~', { name: 'a' }, ['x', 'y']],
    ['X', 'unknown-variable', '~', { name: 'X', nearest: 'x' }, ['x', 'y']],
    ['__proto__', 'unknown-variable', '~~~~~~~~~', { name: '__proto__' }, ['x']],
    ['2+sine(x)', 'unknown-function', '  ~~~~', { name: 'sine', nearest: 'sin' }],
    ['constructor(x)', 'unknown-function', '~~~~~~~~~~~', { name: 'constructor' }],
    ['hasOwnProperty(x)', 'unknown-function', '~~~~~~~~~~~~~~', { name: 'hasOwnProperty' }],
    ['sin(x, y)', 'arity', '~~~', { name: 'sin', expected: 1, found: 2 }],
    ['1 + exp()', 'arity', '    ~~~', { name: 'exp', expected: 1, found: 0 }],
    ['x!', 'unsupported', ' ~', { what: 'factorial' }],
    ['5%', 'unsupported', ' ~', { what: 'percent' }],
    ['f(x) = x', 'unsupported', '     ~', { what: 'assignment' }],
    ['x == 1', 'unsupported', '  ~', { what: 'comparison' }],
    ['x ? 1 : 2', 'unsupported', '  ~', { what: 'conditional' }],
    ['1:3', 'unsupported', ' ~', { what: 'range' }],
    ['[1, 2]', 'unsupported', '~', { what: 'array' }],
    ['{a: 1}', 'unsupported', '~', { what: 'object' }],
    ['"x"', 'unsupported', '~', { what: 'string' }],
    ['x; y', 'unsupported', ' ~', { what: 'block' }],
    ['x # y', 'unsupported', '  ~', { what: 'comment' }],
    ['|x|', 'unsupported', '~', { what: 'bars' }],
    ['x.y', 'unsupported', ' ~', { what: 'accessor' }],
    ['7 mod x', 'unsupported', '  ~~~', { what: 'word-operator' }],
    ['2*NaN', 'unsupported', '  ~~~', { what: 'special-value' }],
    ['Infinity', 'unsupported', '~~~~~~~~', { what: 'special-value' }],
    ['2*1e999', 'unsupported', '  ~~~~~', { what: 'number-out-of-range' }],
    ['1e-999', 'unsupported', '~~~~~~', { what: 'number-out-of-range' }],
  ];
  test.each(table)('%s', (text, kind, underline, details, variables) => {
    expect(mistakeIn(text, variables)).toEqual({ kind, underline, details });
  });
});

describe('long and deep texts end in an answer or a mistake', () => {
  test('more than 10,000 characters are too long, 10,000 are not', () => {
    expect(mistakeIn('x'.repeat(10_001))?.kind).toBe('too-long');
    expect(mistakeIn(`x${'+x'.repeat(4_999)} `)).toBeNull();
  });

  test.each([
    ['brackets', '('.repeat(5000)],
    ['closed brackets', '('.repeat(4999) + 'x' + ')'.repeat(4999)],
    ['calls', 'sin('.repeat(1900) + 'x' + ')'.repeat(1900)],
  ])('%s', (_, text) => {
    expect(mistakeIn(text)?.kind).toBe('too-large');
  });

  test.each([
    ['minus signs', '-'.repeat(9999) + 'x'],
    ['powers', `x${'^x'.repeat(4999)}`],
    ['quotients', `x${'/x'.repeat(4999)}`],
    ['operators', '*'.repeat(10_000)],
    ['letters', 'ab'.repeat(5_000)],
    ['digits', '1'.repeat(300)],
    ['decimals', `0.${'1'.repeat(9_998)}`],
  ])('%s', (_, text) => {
    expect(['too-large', 'syntax', undefined]).toContain(mistakeIn(text)?.kind);
  });

  test('200 levels of brackets are read', () => {
    expect(read('sin('.repeat(200) + 'x' + ')'.repeat(200))).toMatch(/^sin\(sin/);
  });
});

describe('arbitrary texts', () => {
  const alphabet = [...'xyeπ0123456789.+-*/^()², ', 'sin(', 'log(', 'pow(', '**', '（', 'w1', '\n', '!', 'constructor'];

  test('nothing but a mistake is ever thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void mistakeIn(text)));
    const fromGrammar = fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fromGrammar, (text) => void mistakeIn(text)),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fromGrammar, (text) => void mistakeIn(text, ['x', 'y'])),
      { numRuns: 500 },
    );
  });

  test('every function is called by each of its names', () => {
    for (const { calledBy, arity } of Object.values(catalog)) {
      for (const name of calledBy) expect(mistakeIn(`${name}(${['x', 'y'].slice(0, arity).join(',')})`)).toBeNull();
    }
  });
});
