import { describe, expect, test } from 'vitest';
import { withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { read } from './reading.test-support.ts';

describe('declared variables', () => {
  test.each([
    ['loss*2', ['loss'], 'loss*2'],
    ['loss(x+1)', ['loss', 'x'], 'loss*(x + 1)'],
    ['2xye', ['x', 'y'], '2*x*y*e'],
    ['xysin(x)', ['x', 'y'], 'x*y*sin(x)'],
    ['2xy(x+1)', ['x', 'y'], '2*x*y*(x + 1)'],
    ['w1sin(x)', ['w1', 'x'], 'w1*sin(x)'],
    ['sin theta x', ['theta', 'x'], 'sin(theta*x)'],
    ['ab', ['ab', 'a', 'b'], 'ab'],
    ['constructor*toString', ['constructor', 'toString'], 'constructor*toString'],
    ['面积*2', ['面积'], '面积*2'],
    ['diff+if', ['diff', 'if'], 'diff + if'],
    ['d/dx(x)', ['d', 'x'], 'd/(d*x*x)'],
    ['d/dx(x)', ['dx', 'x', 'd'], 'd/(dx*x)'],
    ['d/dloss(loss^2)', ['loss'], '2*loss'],
    ['e+math.e', ['e'], 'e + e'],
  ])('%s with %j', (text, variables, written) => {
    expect(read(text, variables)).toBe(written);
  });

  test('a name that is declared hides the constant, and a module brings it back', () => {
    const [e, product] = withNodes(100, () => [parse('e', ['e']).kind, parse('math.e', ['e']).kind]);
    expect([e, product]).toEqual(['variable', 'constant']);
  });
});
