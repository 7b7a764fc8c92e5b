import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import type { DerivationAnswer, DerivationPart } from './answer.ts';
import { replaced, ruleOf } from './derivation.ts';
import { evaluate } from './evaluate.ts';
import { explain, textbookRule } from './explain.ts';
import { type Expr, apply, topological, variable, withNodes } from './expr.ts';
import { ShownDerivatives } from './formulas.ts';
import { runs } from './fuzz.test-support.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };
import { type OpName, catalog } from './ops/catalog.ts';
import { parse } from './parse.ts';
import { isPending, pending } from './pending.ts';
import { build, recipes } from './recipes.test-support.ts';
import { isSmooth } from './smooth.test-support.ts';
import { toText } from './text.ts';

const pageOf = ({ parts }: DerivationAnswer) =>
  parts.flatMap(({ start, steps }) => [start.text, ...steps.map(({ rule, line }) => `${rule}: ${line.text}`)]);

/** The last part of a derivation: that of the derivative that was asked for. */
function lastOf({ parts }: DerivationAnswer): DerivationPart {
  const last = parts.at(-1);
  if (!last) throw new Error('A derivation without parts');
  return last;
}

/** The derivation of one derivative by x. */
const byX = (expression: string) => lastOf(explain({ expression, by: ['x'] }));

describe('reads as a page of a textbook', () => {
  test('the derivative of x^2 + 2xy by x', () => {
    expect(pageOf(explain({ expression: 'x^2+2xy', by: ['x'] }))).toEqual([
      'diff(x^2 + 2*x*y, x)',
      'add: diff(x^2, x) + diff(2*x*y, x)',
      'pow: 2*x*diff(x, x) + diff(2*x*y, x)',
      'variable: 2*x + diff(2*x*y, x)',
      'constant-multiple: 2*x + y*diff(2*x, x)',
      'constant-multiple: 2*x + y*(2*diff(x, x))',
      'variable: 2*x + 2*y',
    ]);
  });

  test('the chain rule, then what simplifies', () => {
    expect(pageOf(explain({ expression: 'exp(-x^2)', by: ['x'] }))).toEqual([
      'diff(exp(-x^2), x)',
      'exp: exp(-x^2)*diff(-x^2, x)',
      'neg: -(exp(-x^2)*diff(x^2, x))',
      'pow: -(exp(-x^2)*(2*x*diff(x, x)))',
      'variable: -(exp(-x^2)*(2*x))',
      'collect-factors: -2*x*exp(-x^2)',
    ]);
  });

  test('a second derivative goes on from the first, which stands before it', () => {
    const { parts } = explain({ expression: 'x^2+2xy', by: ['y', 'x'] });
    expect(parts.map(({ by, start, result }) => [by, start.text, result.text])).toEqual([
      [['x'], 'diff(x^2 + 2*x*y, x)', '2*x + 2*y'],
      [['x', 'y'], 'diff(2*x + 2*y, y)', '2'],
    ]);
    expect(parts[0]?.start.latex).toContain('\\partial');
    expect(byX('x^2').start.latex).toContain('\\mathrm{d}');
  });

  test('a step names its rule in general, its operands and its caveat', () => {
    const [step] = byX('sin(x)/x').steps;
    expect(step?.formula).toBe("\\left(\\frac{u}{v}\\right)' = \\frac{u' v - u v'}{v^{2}}");
    expect(step?.operands.map(({ text }) => text)).toEqual(['sin(x)', 'x']);
    expect(byX('abs(x)').steps[0]?.caveat).toContain('corner');
    expect(byX('x^3').steps[0]?.formula).toBe("\\left(u^{c}\\right)' = c u^{c - 1} u'");
  });

  test('a caveat comes only where it concerns the operands', () => {
    const caveat = (expression: string) => byX(expression).steps[0]?.caveat;
    expect([caveat('x^2'), caveat('x/2'), caveat('x+1')]).toEqual([null, null, null]);
    for (const expression of ['x^0', 'x^y', '2/x', 'sqrt(x)']) expect(caveat(expression)).toMatch(/\.$/);
  });

  test('a cancelled factor leaves its condition behind, also for the derivatives after', () => {
    const { result } = byX('(x^2-1)/(x-1)');
    expect(result).toMatchObject({ text: '1', conditions: [{ text: 'x != 1', latex: 'x \\ne 1' }] });
    expect(lastOf(explain({ expression: '(x^2-1)/(x-1)', by: ['x', 'x'] })).result.conditions).toHaveLength(1);
  });

  test('folding leaves one line for each operation', () => {
    const derived = byX('sin(x^2)*exp(3*x+1)').steps.filter(({ phase }) => phase === 'derive');
    const shown = derived.filter(({ folds }) => !folds);
    expect(shown.map(({ rule }) => rule)).toEqual(['mul', 'sin', 'pow', 'exp', 'add', 'constant-multiple']);
    for (const { within } of derived.slice(1)) expect(within).toBeGreaterThanOrEqual(0);
    expect(byX('x').steps.map(({ rule, folds }) => [rule, folds])).toEqual([['variable', false]]);
  });
});

describe('the last line is the formula that is shown', () => {
  const sameAsShown = (expression: string) => {
    const { variables, symbolic } = analyse({ expression });
    variables.forEach((x, i) => {
      const { parts, hidden } = explain({ expression, by: [x] });
      const { steps, result, start } = lastOf({ by: [x], parts, hidden });
      expect(result).toEqual(symbolic.gradient[i]);
      const last = steps.at(-1)?.line ?? start;
      if (hidden === 0 && !last.elided) expect(last.text).toBe(symbolic.gradient[i]?.text);
      variables.slice(i).forEach((y, j) => {
        expect(lastOf(explain({ expression, by: [y, x] })).result).toEqual(symbolic.hessian[i]?.[i + j]);
      });
    });
  };

  test.each(cases.map(({ expression }) => expression))('%s', sameAsShown);
});

/** The points at which lines are compared. */
const POINTS = [
  { x: 0.7, y: 1.3, z: 0.6 },
  { x: 1.9, y: 0.4, z: 1.1 },
  { x: 0.31, y: 2.2, z: 0.9 },
];

/** The slope by a five-point formula, which knows nothing of rules. */
function slopeOf(node: Expr, x: string, point: Record<string, number>): number {
  const h = 2e-4;
  const at = (value: number) => evaluate([node], { ...point, [x]: value }).get(node) ?? NaN;
  const here = point[x] ?? NaN;
  return (8 * (at(here + h) - at(here - h)) - (at(here + 2 * h) - at(here - 2 * h))) / (12 * h);
}

/** The value of a line, in which a derivative still to be taken is a difference quotient. */
function valueOf(line: Expr, point: Record<string, number>): number {
  const known = new Map<Expr, number>();
  for (const node of topological([line])) known.set(node, valueOfNode(node, known, point));
  return known.get(line) ?? NaN;
}

function valueOfNode(node: Expr, known: ReadonlyMap<Expr, number>, point: Record<string, number>): number {
  if (node.kind !== 'operation') return evaluate([node], point).get(node) ?? NaN;
  const [inner, x] = node.args;
  if (isPending(node.op)) return inner && x?.kind === 'variable' ? slopeOf(inner, x.name, point) : NaN;
  const args = node.args.map((arg, i): [string, number] => [`arg${i}`, known.get(arg) ?? NaN]);
  const bare = apply(node.op, ...args.map(([name]) => variable(name)));
  return evaluate([bare], Object.fromEntries(args)).get(bare) ?? NaN;
}

/** A line with a node replaced, by nothing but copying: terms 0 and factors 1 stay. */
function copied(line: Expr, before: Expr, after: Expr): Expr {
  const copies = new Map<Expr, Expr>();
  for (const node of topological([line])) {
    const args = node.kind === 'operation' ? node.args.map((arg) => copies.get(arg) ?? arg) : [];
    copies.set(node, node === before ? after : node.kind === 'operation' ? apply(node.op, ...args) : node);
  }
  return copies.get(line) ?? line;
}

/** Whether two numbers are the same but for rounding and the error of differences; null where that says nothing. */
function areNear(found: number, wanted: number): boolean | null {
  if (!Number.isFinite(found) || !(Math.abs(wanted) < 1e3 && Math.abs(wanted) > 1e-3)) return null;
  return Math.abs(found / wanted - 1) < 1e-4;
}

describe('a checker of its own replays every step', () => {
  /** Copies each step into the line before and compares with the line after; how many lines had a value to compare. */
  const check = (expression: Expr, x: Expr): number => {
    const shown = new ShownDerivatives(30_000);
    const raw = shown.derivation.of(expression, x);
    const rewrites = shown.simplifier.rewritesOf(raw);
    const steps = [...shown.derivation.record(expression, x), ...rewrites];
    const wanted = POINTS.map((point) => valueOf(pending(expression, x), point));
    let [line, compared]: [Expr, number] = [pending(expression, x), 0];
    for (const { before, after } of steps) {
      expect(topological([line]).includes(before), toText(before)).toBe(true);
      const copy = copied(line, before, after);
      line = rewrites.some((rewrite) => rewrite.before === before) ? copy : replaced(line, before, after);
      POINTS.forEach((point, i) => {
        for (const found of [valueOf(copy, point), valueOf(line, point)]) {
          const verdict = areNear(found, wanted[i] ?? NaN);
          expect(verdict, `${toText(expression)}: ${toText(line)}`).not.toBe(false);
          compared += Number(verdict === true);
        }
      });
    }
    expect(line).toBe(shown.of(expression, [x]));
    return compared;
  };

  test.each(cases.filter(({ category }) => category !== 'random').map(({ expression }) => expression))('%s', (text) => {
    withNodes(100_000, () => check(parse(text), variable('x')));
  });

  test('of whatever is built from the smooth part of the table', () => {
    let compared = 0;
    const replays = fc.property(recipes.filter(isSmooth), (recipe) => {
      compared += withNodes(100_000, () => check(build(recipe), variable('x')));
    });
    fc.assert(replays, { numRuns: runs });
    expect(compared).toBeGreaterThan(runs / 2);
  });
});

test.each(Object.keys(catalog) as OpName[])('the general formula of %s says what its partial derivatives say', (op) => {
  withNodes(1000, () => {
    const names = ['u', 'v', 'w'].slice(0, catalog[op].arity);
    const [args, slopes] = [names.map(variable), names.map((name) => variable(`${name}'`))];
    const sample = catalog[op].samples[0] ?? [];
    const values: Record<string, number> = {};
    names.forEach((name, i) => Object.assign(values, { [name]: sample[i] ?? 1, [`${name}'`]: 0.5 + i }));
    const at = (node: Expr) => evaluate([node], values).get(node) ?? NaN;
    expect(at(textbookRule(op, args, slopes))).toBeCloseTo(at(ruleOf(op, args, slopes)), 12);
  });
});

test('too many steps are left out, and counted', () => {
  const expression = Array.from({ length: 120 }, (_, i) => `sin(${i + 1}x)`).join('*');
  const answer = explain({ expression, by: ['x'] });
  const { steps, result, hidden } = lastOf(answer);
  expect(steps).toHaveLength(200);
  expect(hidden).toBeGreaterThan(100);
  expect(answer.hidden).toBe(hidden);
  expect(result.elided).toBe(true);
});

test('parts say for themselves how many of their steps are left out', () => {
  const expression = Array.from({ length: 30 }, (_, i) => `sin(${i + 1}x)`).join('*');
  const { parts, hidden } = explain({ expression, by: ['x', 'x'] });
  expect(parts.reduce((sum, part) => sum + part.steps.length, 0)).toBe(200);
  expect(parts.map((part) => part.hidden).reduce((sum, each) => sum + each)).toBe(hidden);
  expect(parts[1]?.hidden).toBeGreaterThan(0);
});

test.each([[[]], [['q']], [Array<string>(7).fill('x')]])('by %j is no derivative', (by) => {
  expect(() => explain({ expression: 'x^2', by })).toThrow(expect.objectContaining({ kind: 'invalid-setting' }));
});
