import { describe, expect, test } from 'vitest';
import { gradient, sweep } from '../derive.ts';
import { evaluate } from '../evaluate.ts';
import { type Expr, apply, constant, variable, withNodes } from '../expr.ts';
import { Nodes } from '../graph/nodes.ts';
import { adjointSteps } from '../graph/reverse.ts';
import { compareMethods } from '../methods.ts';
import { toJavaScript, toNumPy, toTensorFlow, toText } from '../text.ts';
import { Simplifier } from '../simplify/simplify.ts';
import { Writer } from '../written.ts';
import { type OpName, catalog, definitionOf, functionNames, valueOf } from './catalog.ts';
import type { Definition } from './define.ts';

const names = ['x', 'y', 'z'];
const ops = Object.keys(catalog) as OpName[];
const rows = ops.flatMap((op) => catalog[op].samples.map((sample): [OpName, readonly number[]] => [op, sample]));

const pointOf = (sample: readonly number[]) =>
  Object.fromEntries(sample.map((value, i): [string, number] => [names[i] ?? '', value]));

test.each(rows)('the backward steps of %s at %j end in its gradient', (op, sample) => {
  withNodes(1000, () => {
    const variables = sample.map((_, i) => variable(names[i] ?? ''));
    const node = apply(op, ...variables);
    const partials = gradient(node, variables);
    const values = evaluate(partials, pointOf(sample));
    const record = sweep(node);
    const nodes = new Nodes(
      record.order,
      new Writer({ characters: 10_000, longest: 400 }),
      new Simplifier({ steps: 1000 }),
    );
    const steps = adjointSteps(record, nodes, pointOf(sample), new Map());
    const adjoints = variables.map((x) => {
      const last = steps.find((step) => step.phase === 'adjoint' && step.node === nodes.idOf(x));
      return last?.phase === 'adjoint' ? last.adjoint : null;
    });
    partials.forEach((partial, i) => expect(adjoints[i]).toBeCloseTo(values.get(partial) ?? NaN, 12));
  });
});

test.each(rows)(
  'symbolic, forward, reverse, compiled and differences of %s agree at %j, to second order',
  (op, sample) => {
    const variables = names.slice(0, sample.length);
    const expression = withNodes(100, () => toText(apply(op, ...variables.map(variable))));
    const point = pointOf(sample);
    const { differences, ...exact } = compareMethods({ expression, variables, point }).methods;
    for (const { gradientError, hessianError } of Object.values(exact)) {
      expect(gradientError).toBeLessThan(1e-12);
      expect(hessianError).toBeLessThan(1e-12);
    }
    expect(differences.gradientError).toBeLessThan(1e-7);
    expect(differences.hessianError).toBeLessThan(1e-5);
  },
);

test('every row says how it is called, written and taught', () => {
  for (const definition of Object.values(catalog)) {
    expect(definition.partials).toHaveLength(definition.arity);
    expect(definition.teaching.reason).toMatch(/^[A-Z].*\.$/);
    expect(definition.samples.length).toBeGreaterThan(0);
  }
});

/** Numbers at which operations change their ways: signs, ends of domains, whole and broken ones. */
const telling = [-2.5, -2, -1, -0.5, 0, 0.3, 0.5, 1, 1.5, 3];
const tuplesOf = (values: readonly number[], arity: number): number[][] =>
  arity === 0 ? [[]] : tuplesOf(values, arity - 1).flatMap((rest) => values.map((value) => [...rest, value]));

describe.each(ops)('the facts about %s', (op) => {
  const row: Definition = catalog[op];
  const valueAt = ([a = NaN, b = NaN, c = NaN]: readonly number[]) => valueOf(row, a, b, c);
  const points = tuplesOf(telling, row.arity);
  /** Floating point has 0^0 = 1, and for some numbers a root with index 0: what others have settled, not what holds. */
  const meant = points.filter(([, b]) => b !== 0 || (op !== 'pow' && op !== 'nthRoot'));
  const isInDomain = (point: readonly number[]) =>
    withNodes(100, () => {
      const domain = row.domain(...point.map((value) => constant(value)));
      const values = evaluate(domain, {});
      return domain.every((comparison) => values.get(comparison) === 1);
    });

  test('it has a value in its domain and nowhere else', () => {
    for (const point of meant) expect(Number.isFinite(valueAt(point)), `at ${point.join()}`).toBe(isInDomain(point));
  });

  test('its values are in its range', () => {
    const values = points.map(valueAt).filter(Number.isFinite);
    const [least, isNegative] = [Math.min(...values), values.some((value) => value < 0)];
    if (row.range === 'positive') expect(least).toBeGreaterThan(0);
    else if (row.range === 'not-negative') expect(least).toBe(0);
    else expect(isNegative).toBe(true);
  });

  test('it is 0 just where one of its zeros is', () => {
    for (const point of meant.filter((point) => row.zeros.length > 0 && isInDomain(point))) {
      expect(valueAt(point) === 0, `at ${point.join()}`).toBe(row.zeros.some((i) => point[i] === 0));
    }
  });

  test('the negative argument and the exchanged ones give what it says', () => {
    for (const [a = NaN, b = NaN] of points) {
      if (row.arity === 1 && row.symmetry !== null) {
        expect(valueAt([-a]) + 0).toBe((row.symmetry === 'odd' ? -1 : 1) * valueAt([a]) + 0);
      }
      if (row.arity === 2 && row.swapped !== null) {
        expect(valueOf(definitionOf(row.swapped), b, a, NaN)).toBe(valueAt([a, b]));
      }
    }
  });
});

test('function names are unambiguous', () => {
  const all = Object.values(catalog).flatMap(({ calledBy }): readonly string[] => calledBy);
  expect(functionNames.size).toBe(all.length);
});

test('a missing row is a bug that names the operation', () => {
  expect(() => definitionOf('gamma')).toThrow('gamma');
  expect(() => definitionOf('constructor')).toThrow('constructor');
});

/** Numbers at which languages like to differ. */
const awkward = [-Infinity, -2.5, -1, -0.5, -0, 0, 0.3, 0.5, 1, 1.5, 3, Infinity, NaN];

/** A power is written `x ** y`, which the compiler unrolls; everything else is computed as it is written. */
describe.each(ops.filter((op) => op !== 'pow'))('the JavaScript of %s', (op) => {
  const { arity, samples } = catalog[op];
  const points = [...samples, ...tuplesOf(awkward, arity)];
  const run = (write: (node: Expr) => string, [a = NaN, b = NaN, c = NaN]: readonly number[]): unknown => {
    const written = withNodes(100, () => write(apply(op, ...names.slice(0, arity).map(variable))));
    return new Function(...names, `return ${written};`)(a, b, c);
  };
  const expected = ([a = NaN, b = NaN, c = NaN]: readonly number[]) => valueOf(catalog[op], a, b, c);

  test('is its value to the last bit', () => {
    for (const point of points) expect(Number(run(toJavaScript, point))).toBe(expected(point));
  });

  test('is a number where a number is wanted', () => {
    for (const point of points) expect(run((node) => toJavaScript(apply('neg', node)), point)).toBe(-expected(point));
  });
});

test.each(ops)('the Python of %s has as many brackets closed as opened, and needs no other library', (op) => {
  withNodes(1000, () => {
    const arity = catalog[op].arity;
    const literals = [constant(3), constant(-2), constant('0.5')];
    for (const args of [names.map(variable), literals]) {
      const node = apply('sin', apply(op, ...args.slice(0, arity)));
      for (const python of [toTensorFlow(node), toNumPy(node)]) expect(unclosed(python)).toEqual([]);
      expect(toTensorFlow(node)).not.toMatch(/np\.|Math\./);
      expect(toNumPy(node)).not.toMatch(/tf\.|math\.|Math\./);
    }
  });
});

/** The closing brackets that are still to come at the end, or the one that nothing opened. */
function unclosed(text: string): string[] {
  const open: string[] = [];
  for (const sign of text) {
    if (sign === '(') open.push(')');
    else if (sign === ')' && open.pop() !== sign) return [sign];
  }
  return open;
}

describe('what a call with another number of arguments stands for', () => {
  const called = (op: OpName, ...letters: string[]) => {
    const row: Definition = catalog[op];
    const node = row.calledWith?.(letters.map(variable));
    return node ? toText(node) : node;
  };

  test.each<[OpName, string, string | null]>([
    ['log', 'xy', 'log(x)/log(y)'],
    ['log', 'xyz', null],
    ['max', 'x', 'x'],
    ['max', 'xyz', 'max(max(x, y), z)'],
    ['min', 'xyz', 'min(min(x, y), z)'],
    ['min', '', null],
    ['hypot', 'x', 'abs(x)'],
    ['hypot', 'xyz', 'hypot(hypot(x, y), z)'],
    ['hypot', '', null],
    ['nthRoot', 'x', 'nthRoot(x, 2)'],
    ['nthRoot', 'xyz', null],
  ])('%s of %j is %j', (op, letters, text) => {
    withNodes(100, () => expect(called(op, ...letters)).toBe(text));
  });
});

describe('values', () => {
  const value = (op: OpName, a: number, b = NaN, c = NaN) => valueOf(catalog[op], a, b, c);

  test('a half is rounded to the even neighbour', () => {
    const halves = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 2 ** 52 - 0.5];
    expect(halves.map((a) => value('round', a))).toEqual([-2, -2, -0, 0, 2, 2, 4, 2 ** 52]);
  });

  test('other numbers are rounded to the nearest', () => {
    expect([0.49999999999999994, -1.2, 2.7, -2.7].map((a) => value('round', a))).toEqual([0, -1, 3, -3]);
  });

  test('a remainder has the sign of the divisor', () => {
    expect([value('mod', 7, 3), value('mod', -7, 3), value('mod', 7, -3), value('mod', -7, -3)]).toEqual([
      1, 2, -2, -1,
    ]);
    expect(value('mod', -1e-20, 3)).toBe(3);
    expect(value('mod', 1, 0)).toBeNaN();
  });

  test('smooth steps and bends stay finite far out', () => {
    expect([-1000, 0, 1000].map((a) => value('sigmoid', a))).toEqual([0, 0.5, 1]);
    expect([-1000, 0, 1000].map((a) => value('softplus', a))).toEqual([0, Math.LN2, 1000]);
  });

  test('what is neither 0 nor NaN is true', () => {
    const [t, f] = [-2, 0];
    expect([value('and', t, t), value('and', t, f), value('and', f, t), value('and', t, NaN)]).toEqual([1, 0, 0, 0]);
    expect([value('or', f, f), value('or', t, f), value('or', f, t), value('or', NaN, f)]).toEqual([0, 1, 1, 0]);
    expect([value('not', t), value('not', f), value('not', NaN)]).toEqual([0, 1, 1]);
    expect([value('where', t, 5, 6), value('where', f, 5, 6), value('where', NaN, 5, 6)]).toEqual([5, 6, 6]);
  });

  test.each<[OpName, number[]]>([
    ['lt', [1, 0, 0, 0]],
    ['le', [1, 1, 0, 0]],
    ['gt', [0, 0, 1, 0]],
    ['ge', [0, 1, 1, 0]],
    ['eq', [0, 1, 0, 0]],
    ['ne', [1, 0, 1, 1]],
  ])('%s says 1 where it holds', (op, expected) => {
    expect([value(op, 1, 2), value(op, 2, 2), value(op, 3, 2), value(op, NaN, 2)]).toEqual(expected);
  });

  test('a root of a negative number is real where the index is odd', () => {
    expect(value('nthRoot', -8, 3)).toBe(-2);
    expect(value('nthRoot', -8, -3)).toBe(-0.5);
    expect(value('nthRoot', -4, 2)).toBeNaN();
    expect(value('nthRoot', -8, 2.5)).toBeNaN();
  });
});
