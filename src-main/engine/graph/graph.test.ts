import { describe, expect, test } from 'vitest';
import { analyse } from '../analyse.ts';
import { compareMethods } from '../methods.ts';
import type { GraphAnswer, GraphStep } from './answer.ts';
import { graph } from './graph.ts';

const at = { x: 3, y: 4 };
const reverse = (expression: string, point: Record<string, number> = at) =>
  graph({ expression, point, mode: 'reverse' });
const forward = (expression: string, seed: string, point: Record<string, number> = at) =>
  graph({ expression, point, mode: 'forward', seed });

type Phase = GraphStep['phase'];
const stepsOf = <P extends Phase>({ steps }: GraphAnswer, phase: P) =>
  steps.filter((step): step is Extract<GraphStep, { phase: P }> => step.phase === phase);

const manyTerms = (count: number) => Array.from({ length: count }, (_, i) => `sin(${i + 2}x)`).join('+');
const curly = { expression: 'sin(x)*exp(x*y)/(1+x^2)+log(y)', point: { x: 0.7, y: 1.9 } };

describe('reverse mode', () => {
  test('goes forward over every node, arguments first, then back from the output', () => {
    const answer = reverse('x^2+2xy');
    expect(answer.nodes.map(({ written }) => written.text)).toEqual([
      'x',
      '2',
      'x^2',
      '2*x',
      'y',
      '2*x*y',
      'x^2 + 2*x*y',
    ]);
    expect(answer.nodes.map(({ symbol }) => symbol)).toEqual([
      'x',
      '2',
      '\\square^{2}',
      '\\times',
      'y',
      '\\times',
      '+',
    ]);
    expect(answer.steps.slice(0, 7)).toEqual(
      [3, 2, 9, 6, 4, 24, 33].map((value, node) => ({ phase: 'value', node, value })),
    );
    expect(stepsOf(answer, 'adjoint').map(({ node, adjoint }) => [node, adjoint])).toEqual([
      [6, 1],
      [5, 1],
      [4, 6],
      [3, 4],
      [2, 1],
      [0, 14],
    ]);
  });

  test('an adjoint is the sum of the products that meet in it', () => {
    const [x] = stepsOf(reverse('x^2+2xy'), 'adjoint').filter(({ node }) => node === 0);
    expect(x?.products).toEqual([
      { node: 2, incoming: 1, local: { text: '2*x', latex: '2x' }, localValue: 6, product: 6 },
      { node: 3, incoming: 4, local: { text: '2', latex: '2' }, localValue: 2, product: 8 },
    ]);
  });

  test('a node used twice by one operation is passed two products', () => {
    const [x] = stepsOf(reverse('x*x', { x: 5 }), 'adjoint').filter(({ node }) => node === 0);
    expect(x?.products.map(({ product }) => product)).toEqual([5, 5]);
  });

  test('every product and every sum holds, and the adjoints of the variables are the gradient', () => {
    const answer = graph({ ...curly, mode: 'reverse' });
    for (const { node, adjoint, products } of stepsOf(answer, 'adjoint')) {
      for (const { incoming, localValue, product } of products) expect(product).toBe(incoming * localValue);
      if (node !== answer.output)
        expect(products.reduce((sum, { product }) => sum + product, 0)).toBeCloseTo(adjoint, 14);
    }
    const adjointOf = (name: string) =>
      stepsOf(answer, 'adjoint').find(({ node }) => answer.nodes[node]?.written.text === name)?.adjoint;
    expect([adjointOf('x'), adjointOf('y')]).toEqual(analyse(curly).numeric?.gradient);
  });

  test('constants have a value and no adjoint', () => {
    expect(reverse('2*3', {}).steps.map(({ phase }) => phase)).toEqual(['value', 'value', 'value']);
  });

  test('nothing travels to the branch that is not taken', () => {
    const steps = stepsOf(reverse('x>y ? x^2 : 1/(x-3)'), 'adjoint');
    expect(steps.find(({ node }) => node === 0)?.adjoint).toBe(-Infinity);
    const taken = stepsOf(reverse('x<y ? x^2 : 1/(x-3)'), 'adjoint');
    expect(taken.find(({ node }) => node === 0)?.adjoint).toBe(6);
  });
});

describe('forward mode', () => {
  test('value and tangent of a node come in one step, arguments first', () => {
    const steps = stepsOf(forward('x^2+2xy', 'y'), 'tangent');
    expect(steps.map(({ value, tangent }) => [value, tangent])).toEqual([
      [3, 0],
      [2, 0],
      [9, 0],
      [6, 0],
      [4, 1],
      [24, 6],
      [33, 6],
    ]);
  });

  test('the tangent of the output is the partial derivative by the seed, to the last bit that of dual numbers', () => {
    const { gradient } = compareMethods(curly).methods.forward;
    const tangents = ['x', 'y'].map((seed) => stepsOf(forward(curly.expression, seed, curly.point), 'tangent').at(-1));
    expect(tangents.map((step) => step?.tangent)).toEqual(gradient);
  });

  test('only what depends on the seed passes something on', () => {
    const steps = stepsOf(forward('x*y', 'x'), 'tangent');
    expect(steps.at(-1)?.products).toEqual([
      { node: 0, incoming: 1, local: { text: 'y', latex: 'y' }, localValue: 4, product: 4 },
    ]);
  });

  test('the seed is the first variable where none is named, and has to be a variable', () => {
    const [first] = graph({ expression: 'x*y', point: at, mode: 'forward' }).steps;
    expect(first).toMatchObject({ tangent: 1 });
    expect(() => forward('x*y', 'z')).toThrow(expect.objectContaining({ kind: 'invalid-setting' }));
  });
});

describe('where the nodes are written', () => {
  test('every part of the formula is marked with its node', () => {
    expect(reverse('x^2', { x: 3 }).formula.latex).toBe(
      '\\htmlClass{part part-2}{\\htmlClass{part part-0}{x}^{\\htmlClass{part part-1}{2}}}',
    );
  });

  test('without its marks the formula is the one that analyse shows', () => {
    for (const expression of [
      'x^2+2xy',
      curly.expression,
      '-(x+y)*-y',
      'x>y ? 2*3*x : -x',
      '2*3^2+x1',
      'atan2(y,x)/3',
    ]) {
      const { formula } = reverse(expression, { ...at, x1: 1 });
      const plain = formula.latex.replace(/\\htmlClass\{part part-\d+\}/g, '');
      const bare = analyse({ expression }).symbolic.value.latex;
      expect(plain.replace(/[{} ]/g, '')).toBe(bare.replace(/[{} ]/g, ''));
    }
  });

  test('the line that computes f says where every node is', () => {
    const { program } = reverse('x^2+2xy');
    const line = program.find(({ role }) => role === 'value');
    const pieces = line?.spans.map(({ node, start, end }) => `${node}: ${line.text.slice(start, end)}`);
    expect(pieces).toEqual([
      '0: x',
      '1: 2',
      '2: x**2',
      '1: 2',
      '0: x',
      '3: 2 * x',
      '4: y',
      '5: 2 * x * y',
      '6: x**2 + 2 * x * y',
    ]);
  });

  test('a part is marked without the brackets of its place', () => {
    const { program } = reverse('(x+1)^2', { x: 3 });
    const line = program.find(({ role }) => role === 'value');
    expect(line?.spans.map(({ start, end }) => line.text.slice(start, end))).toEqual([
      'x',
      '1',
      'x + 1',
      '2',
      '(x + 1)**2',
    ]);
  });
});

describe('cost', () => {
  test.each([
    { expression: 'x^2+2xy', point: at },
    curly,
    { expression: 'x>y ? x^2*y : sqrt(x)', point: at },
    { expression: 'x*x*x+y', point: at },
  ])('operations are counted as the methods are: $expression', (question) => {
    const { methods } = compareMethods(question);
    expect(graph({ ...question, mode: 'reverse' }).cost).toEqual({
      inputs: 2,
      reverse: methods.reverse.operations,
      forward: methods.forward.operations,
    });
  });
});

describe('bounds', () => {
  test('up to 2,000 nodes are answered, well within the deadline, more are refused in words', () => {
    const answer = reverse(manyTerms(400), { x: 3 });
    expect(answer.nodes.length).toBeGreaterThan(1500);
    expect(answer.nodes.length).toBeLessThanOrEqual(2000);
    expect(answer.nodes[3]?.written.text).toBe('sin(2*x)');
    expect(answer.nodes.at(-1)?.written.text).toMatch(/^v\d+ \+ v\d+$/);
    expect(() => reverse(manyTerms(700), { x: 3 })).toThrow(
      expect.objectContaining({ kind: 'too-large', details: { limit: 2000, what: 'nodes' } }),
    );
  });

  test('hundreds of inputs have a cost, but no program', () => {
    const names = Array.from({ length: 500 }, (_, i) => `x_${i}`);
    const point = Object.fromEntries(names.map((name, i): [string, number] => [name, i]));
    const answer = graph({ expression: names.join('*'), point, mode: 'reverse' });
    expect(answer.cost.inputs).toBe(500);
    expect(answer.cost.forward).toBeGreaterThan(50 * answer.cost.reverse);
    expect(answer.program).toEqual([]);
  });

  test('an expression nested deeply is answered', () => {
    const deep = `${'sin('.repeat(450)}x${')'.repeat(450)}`;
    expect(reverse(deep, { x: 1 }).nodes).toHaveLength(451);
  });

  test('a point that is not complete is refused', () => {
    expect(() => reverse('x*y', { x: 1 })).toThrow(expect.objectContaining({ kind: 'missing-value' }));
  });
});
