import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileGrid, compilePoint } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { type Expr, variable, withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };
import { interpreter } from './interpret.ts';
import { type Order, type Outputs, outputsOf } from './outputs.ts';
import { parse } from './parse.ts';
import { build, recipes } from './recipes.test-support.ts';
import { Statements } from './statements.ts';

const names = ['x', 'y', 'z'];

function run(outputs: Outputs, at: readonly number[], make = compilePoint): number[] {
  const out = new Float64Array(outputs.roots.length).fill(-1);
  make(outputs)(Float64Array.from(at), out);
  return [...out];
}

/** What evaluating node by node gives, which compiled code has to give to the last bit. */
function evaluated({ roots }: Outputs, at: readonly number[]): number[] {
  const values = evaluate(roots, Object.fromEntries(names.map((name, i) => [name, at[i] ?? NaN])));
  return roots.map((root) => values.get(root) ?? NaN);
}

const outputs = (text: string, order: Order) => outputsOf(parse(text), names, order);
const inScope = (work: () => void) => () => withNodes(100_000, work);

describe('compiled code and the interpreter give what evaluating node by node gives, to the last bit', () => {
  const agree = (expression: Expr, at: readonly number[]) => {
    const all = outputsOf(expression, names, 2);
    const wanted = evaluated(all, at);
    expect(run(all, at)).toEqual(wanted);
    expect(run(all, at, interpreter)).toEqual(wanted);
  };

  test.each(cases.map(({ expression, point }) => [expression, point as Record<string, number>] as const))(
    '%s at %j',
    (text, point) => withNodes(100_000, () => agree(parse(text), names.map((name) => point[name] ?? 0.5))), // prettier-ignore
  );

  test('for whatever is built from the table, at ordinary and awkward points', () => {
    const awkward = fc.constantFrom(0, -0, 1, -1, 0.5, -2, 3, 1e-300, 1e300, Infinity, NaN);
    const points = fc.array(fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), awkward), {
      minLength: 3,
      maxLength: 3,
    });
    const agrees = fc.property(recipes, points, (recipe, at) => withNodes(100_000, () => agree(build(recipe), at)));
    fc.assert(agrees, { numRuns: runs });
  });

  test('powers with every small exponent, known and not', () => {
    for (let k = -70; k <= 70; k++) {
      withNodes(10_000, () => agree(parse(`x^(${k}) + x^${Math.abs(k)} + y^z`), [1.7, 1.3, k]));
    }
  });
});

test('value, gradient and Hessian stand in this order; entries that are always 0 are written too', () => {
  const found = (order: Order) => withNodes(1000, () => run(outputs('x^2+2x*y', order), [3, 4, 0]));
  expect(found(0)).toEqual([33]);
  expect(found(1)).toEqual([33, 14, 6, 0]);
  expect(found(2)).toEqual([33, 14, 6, 0, 2, 2, 0, 2, 0, 0, 0, 0, 0]);
});

test('a compiled function outlives the nodes, and refuses an array of another length', () => {
  const compiled = withNodes(1000, () => compilePoint(outputs('x^2', 2)));
  const out = new Float64Array(13).fill(7);
  compiled(new Float64Array([3, 0, 0]), out);
  expect([...out]).toEqual([9, 6, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(() => compiled(new Float64Array(3), new Float64Array(14))).toThrow(RangeError);
});

describe('over a grid', () => {
  const [xs, ys] = [new Float64Array([-1, 0, 2, 3]), new Float64Array([0.5, 1, 4])];

  test.each(['sin(x*y)*exp(-x^2-y^2)+z*x/(1+y^2)', 'y^2', 'z', '7', 'x>y ? x : y^3', 'x*0'])(
    '%s has one plane after the other, with a row for every y',
    (text) =>
      inScope(() => {
        const all = outputs(text, 2);
        const count = xs.length * ys.length;
        const out = new Float64Array(all.roots.length * count).fill(-1);
        compileGrid(all)(xs, ys, new Float64Array([9, 9, 0.3]), out);
        ys.forEach((y, j) =>
          xs.forEach((x, i) => {
            const wanted = run(all, [x, y, 0.3]);
            const found = all.roots.map((_, plane) => out[plane * count + j * xs.length + i]);
            expect(found).toEqual(wanted);
          }),
        );
      })(),
  );
});

describe('where code may not be generated', () => {
  afterEach(() => void vi.unstubAllGlobals());

  const takesOver = () => {
    const all = outputs('x^3*sin(y)+z', 1);
    const wanted = run(all, [1.5, 2, 0.25]);
    const refuse = function () {
      throw new EvalError('Code generation from strings disallowed for this context');
    };
    vi.stubGlobal('Function', refuse);
    expect(run(all, [1.5, 2, 0.25])).toEqual(wanted);
    const out = new Float64Array(4);
    compileGrid(all)(new Float64Array([1.5]), new Float64Array([2]), new Float64Array([0, 0, 0.25]), out);
    expect([...out]).toEqual(wanted);
  };

  test('the interpreter takes over, point by point and over a grid', inScope(takesOver));
});

test('the code is made of numbers, names of its own and spellings of the table, whatever the variables are called', () => {
  withNodes(1000, () => {
    const inputs = [{ variable: variable('process'), name: 'x0' }];
    const store = (value: string, i: number) => `out[${i}] = ${value};`;
    const { stages } = new Statements([parse('sin(process)^3*2', ['process'])], inputs, store);
    expect(stages.flat()).toEqual([
      'const t0 = Math.sin(x0);',
      'const t1 = t0 * t0;',
      'const t2 = t0 * t1;',
      'const t3 = t2 * 2;',
      'out[0] = t3;',
    ]);
  });
});

test('a shared subexpression is computed once', () => {
  withNodes(1000, () => {
    const { roots, variables } = outputsOf(parse('exp(sin(x))*exp(sin(x))'), ['x'], 1);
    const [x] = variables;
    const inputs = x ? [{ variable: x, name: 'x' }] : [];
    const code = new Statements(roots, inputs, (value) => value).stages.flat().join('\n');
    expect(code.match(/Math\.exp/g)).toHaveLength(1);
    expect(code.match(/Math\.sin/g)).toHaveLength(1);
  });
});
