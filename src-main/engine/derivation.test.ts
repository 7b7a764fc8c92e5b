import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Application, Derivation, replaced } from './derivation.ts';
import { type Expr, variable, withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };
import { parse } from './parse.ts';
import { pending } from './pending.ts';
import { build, recipes } from './recipes.test-support.ts';
import { toText } from './text.ts';

/** The lines of a derivation, replayed from its record. */
function linesOf(expression: Expr, x: Expr, applications: readonly Application[]): Expr[] {
  const lines: Expr[] = [pending(expression, x)];
  for (const { before, after } of applications) lines.push(replaced(lines.at(-1) ?? x, before, after));
  return lines;
}

const textOf = (text: string, name = 'x') =>
  withNodes(10_000, () => {
    const [expression, x] = [parse(text), variable(name)];
    const applications = new Derivation().record(expression, x);
    const rules = ['', ...applications.map(({ rule }) => rule)];
    return linesOf(expression, x, applications).map((line, i) => `${rules[i]}: ${toText(line)}`);
  });

describe('reads as a textbook', () => {
  test('a sum, term by term', () => {
    expect(textOf('x^2+2*x*y+1')).toEqual([
      ': diff(x^2 + 2*x*y + 1, x)',
      'add: diff(x^2 + 2*x*y, x) + diff(1, x)',
      'add: diff(x^2, x) + diff(2*x*y, x) + diff(1, x)',
      'pow: 2*x*diff(x, x) + diff(2*x*y, x) + diff(1, x)',
      'variable: 2*x + diff(2*x*y, x) + diff(1, x)',
      'constant-multiple: 2*x + y*diff(2*x, x) + diff(1, x)',
      'constant-multiple: 2*x + y*(2*diff(x, x)) + diff(1, x)',
      'variable: 2*x + 2*y + diff(1, x)',
      'constant: 2*x + 2*y',
    ]);
  });

  test.each([
    ['sin(x^2)', 'sin: cos(x^2)*diff(x^2, x)'],
    ['x*sin(x)', 'mul: sin(x)*diff(x, x) + x*diff(sin(x), x)'],
    ['x/y', 'constant-multiple: diff(x, x)/y'],
    ['sin(x)/x', 'div: diff(sin(x), x)/x - sin(x)/x*diff(x, x)/x'],
    ['x-y', 'sub: diff(x, x) - diff(y, x)'],
    ['2^x', 'pow: 2^x*log(2)*diff(x, x)'],
    ['-x', 'neg: -diff(x, x)'],
  ])('%s', (text, second) => expect(textOf(text)[1]).toBe(second));
});

describe('the record leads to the derivative, step by step', () => {
  const replay = (expression: Expr, x: Expr) => {
    const derivation = new Derivation();
    const applications = derivation.record(expression, x);
    const lines = linesOf(expression, x, applications);
    applications.forEach(({ before }, i) => expect(toText(lines[i] ?? x)).toContain(toText(before)));
    expect(lines.at(-1)).toBe(derivation.of(expression, x));
    for (const line of lines.slice(1)) expect(lines.filter((other) => other === line)).toHaveLength(1);
  };

  test.each([...cases.map(({ expression }) => expression), 'atan2(0, asech(x))', 'hypot(x ? 0.5 : x, e)'])(
    '%s',
    (text) => {
      withNodes(100_000, () => {
        for (const name of ['x', 'y', 'z']) replay(parse(text), variable(name));
      });
    },
  );

  test('of whatever is built from the table', () => {
    const replays = fc.property(recipes, (recipe) => withNodes(100_000, () => replay(build(recipe), variable('x'))));
    fc.assert(replays, { numRuns: runs });
  });
});
