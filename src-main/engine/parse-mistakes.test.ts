import { describe, expect, test } from 'vitest';
import type { MistakeDetails, MistakeKind } from './errors.ts';
import { mistakeIn } from './reading.test-support.ts';

type Row = [text: string, kind: MistakeKind, underline: string, details: MistakeDetails, variables?: string[]];

const missing: Row[] = [
  ['', 'empty', '', {}],
  [' \t ', 'empty', '~~~', {}],
  ['x+', 'syntax', '  ', { expected: 'operand', found: 'end' }],
  ['x + * y', 'syntax', '    ~', { expected: 'operand', found: '*' }],
  ['x * ) y', 'syntax', '    ~', { expected: 'operand', found: ')' }],
  ['()', 'syntax', ' ~', { expected: 'operand', found: ')' }],
  ['sin(x,)', 'syntax', '      ~', { expected: 'operand', found: ')' }],
  ['x = = 1', 'unsupported', '  ~', { what: 'assignment' }],
  ['5%', 'syntax', '  ', { expected: 'operand', found: 'end' }],
  ['x < > y', 'syntax', '    ~', { expected: 'operand', found: '>' }],
  ['2*not x', 'syntax', '  ~~~', { expected: 'operand', found: 'not' }],
  ['x not y', 'syntax', '  ~~~', { expected: 'operator', found: 'not' }],
  ['x and', 'syntax', '     ', { expected: 'operand', found: 'end' }],
  ['√-x', 'syntax', ' ~', { expected: 'operand', found: '-' }],
  ['mod x', 'syntax', '~~~', { expected: 'operand', found: 'mod' }],
  ['2(x+1', 'syntax', '     ', { expected: 'closing-parenthesis', found: 'end' }],
  ['x+1)', 'syntax', '   ~', { expected: 'opening-parenthesis', found: ')' }],
  ['(x，y)', 'syntax', '  ~', { expected: 'closing-parenthesis', found: ',' }],
  ['x, y', 'syntax', ' ~', { expected: 'operator', found: ',' }],
  ['2 33', 'syntax', '  ~~', { expected: 'operator', found: '33' }],
  ['x^2 3', 'syntax', '    ~', { expected: 'operator', found: '3' }],
  ['1.2.3', 'syntax', '   ~~', { expected: 'operator', found: '.3' }],
  ['x $ y', 'syntax', '  ~', { expected: 'operator', found: '$' }],
  ['x＋２×', 'syntax', '    ', { expected: 'operand', found: 'end' }],
  ['|x', 'syntax', '  ', { expected: 'closing-bar', found: 'end' }],
  ['(|x)', 'syntax', '   ~', { expected: 'closing-bar', found: ')' }],
  ['|x|y||', 'syntax', '      ', { expected: 'operand', found: 'end' }],
  ['x ? y', 'syntax', '     ', { expected: 'colon', found: 'end' }],
  ['x ? (y : z)', 'syntax', '       ~', { expected: 'closing-parenthesis', found: ':' }],
  ['max(x ? y, z)', 'syntax', '         ~', { expected: 'colon', found: ',' }],
  ['sin', 'syntax', '~~~', { expected: 'opening-parenthesis', found: 'end' }],
  ['2 sin * x', 'syntax', '  ~~~', { expected: 'opening-parenthesis', found: '*' }],
  ['sin^x(y)', 'syntax', '~~~', { expected: 'opening-parenthesis', found: '^' }],
  ['d/dx x', 'syntax', '~~~~', { expected: 'opening-parenthesis', found: 'x' }],
  ['d/de(x)', 'syntax', '   ~', { expected: 'variable', found: 'e' }],
  ['diff(x^2, 2)', 'syntax', '          ~', { expected: 'variable', found: '2' }],
  ['diff(x^2, x y)', 'syntax', '          ~~~', { expected: 'variable', found: 'x y' }],
  ['diff(x, x, -1)', 'syntax', '           ~~', { expected: 'order', found: '-1' }],
  ['diff(x, x, 21)', 'syntax', '           ~~', { expected: 'order', found: '21' }],
  ['diff(x, x, 1.5)', 'syntax', '           ~~~', { expected: 'order', found: '1.5' }],
  ['diff(x, x, n)', 'syntax', '           ~', { expected: 'order', found: 'n' }],
];

const unknown: Row[] = [
  ['sinx', 'unknown-variable', '~~~~', { name: 'sinx', nearest: 'sin' }],
  ['xsin x', 'unknown-variable', '~~~~', { name: 'xsin', nearest: 'sin' }],
  ['np.x', 'unknown-variable', '~~~~', { name: 'np.x' }],
  ['x+foo', 'unknown-variable', '  ~~~', { name: 'foo' }, ['x']],
  ['weigth*x', 'unknown-variable', '~~~~~~', { name: 'weigth', nearest: 'weight' }, ['weight', 'x']],
  ['x + a', 'unknown-variable', '    ~', { name: 'a' }, ['x', 'y']],
  ['X', 'unknown-variable', '~', { name: 'X', nearest: 'x' }, ['x', 'y']],
  ['d/dz(x)', 'unknown-variable', '   ~', { name: 'z' }, ['x', 'y']],
  ['__proto__', 'unknown-variable', '~~~~~~~~~', { name: '__proto__' }, ['x']],
  ['2+sine(x)', 'unknown-function', '  ~~~~', { name: 'sine', nearest: 'sin' }],
  ['cosin(x)', 'unknown-function', '~~~~~', { name: 'cosin', nearest: 'sin' }],
  ['foo(x)', 'unknown-function', '~~~', { name: 'foo' }],
  ['zsin(x)', 'unknown-function', '~~~~', { name: 'zsin', nearest: 'sin' }, ['x']],
  ['1+np.sinn(x)', 'unknown-function', '  ~~~~~~~', { name: 'np.sinn', nearest: 'sin' }],
  ['constructor(x)', 'unknown-function', '~~~~~~~~~~~', { name: 'constructor' }],
  ['hasOwnProperty(x)', 'unknown-function', '~~~~~~~~~~~~~~', { name: 'hasOwnProperty' }],
  ['sin(x, y)', 'arity', '~~~', { name: 'sin', expected: 1, found: 2 }],
  ['1 + exp()', 'arity', '    ~~~', { name: 'exp', expected: 1, found: 0 }],
  ['diff(x)', 'arity', '~~~~', { name: 'diff', expected: 2, found: 1 }],
  ['d/dx(x, y)', 'arity', '~~~~', { name: 'd/dx', expected: 1, found: 2 }],
];

const refused: Row[] = [
  ['x!', 'unsupported', ' ~', { what: 'factorial' }],
  ['!x', 'unsupported', '~', { what: 'logic' }],
  ['x & y', 'unsupported', '  ~', { what: 'logic' }],
  ['x xor y', 'unsupported', '  ~~~', { what: 'logic' }],
  ['x if y else z', 'unsupported', '  ~~', { what: 'conditional' }],
  ['f(x) = x', 'unsupported', '     ~', { what: 'assignment' }],
  ['1:3', 'unsupported', ' ~', { what: 'range' }],
  ['[1, 2]', 'unsupported', '~', { what: 'array' }],
  ['{a: 1}', 'unsupported', '~', { what: 'object' }],
  ['"x"', 'unsupported', '~', { what: 'string' }],
  ['“x”', 'unsupported', '~', { what: 'string' }],
  ['x; y', 'unsupported', ' ~', { what: 'block' }],
  ['x # y', 'unsupported', '  ~', { what: 'comment' }],
  ['x.y', 'unsupported', ' ~', { what: 'accessor' }],
  ['2*NaN', 'unsupported', '  ~~~', { what: 'special-value' }],
  ['Infinity', 'unsupported', '~~~~~~~~', { what: 'special-value' }],
  ['-np.inf', 'unsupported', ' ~~~~~~', { what: 'special-value' }],
  ['∞', 'unsupported', '~', { what: 'special-value' }],
  ['sin^-1 x', 'unsupported', '~~~~~', { what: 'inverse-power', name: 'sin' }],
  ['2sin⁻¹(x)', 'unsupported', ' ~~~~~', { what: 'inverse-power', name: 'sin' }],
  ['2*1e999', 'unsupported', '  ~~~~~', { what: 'number-out-of-range' }],
  ['1e-999', 'unsupported', '~~~~~~', { what: 'number-out-of-range' }],
];

describe.each([
  ['something is missing', missing],
  ['a name is unknown, or called wrongly', unknown],
  ['it is refused', refused],
])('says where and why when %s', (_, table) => {
  test.each(table)('%s', (text, kind, underline, details, variables) => {
    expect(mistakeIn(text, variables)).toEqual({ kind, underline, details });
  });
});
