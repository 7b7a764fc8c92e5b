import { describe, expect, test } from 'vitest';
import { Mistake } from './errors.ts';
import {
  ONE,
  ZERO,
  add,
  apply,
  constant,
  mul,
  namedConstant,
  neg,
  pow,
  sub,
  topological,
  variable,
  withNodes,
} from './expr.ts';

const inScope = <T>(work: () => T): T => withNodes(100, work);

describe('nodes', () => {
  test('the same structure is the same node', () => {
    inScope(() => {
      const [x, y] = [variable('x'), variable('y')];
      expect(apply('add', x, y)).toBe(apply('add', x, y));
      expect(apply('add', x, y)).not.toBe(apply('add', y, x));
      expect(constant('0.50')).toBe(constant('5e-1'));
      expect(constant('2.0')).toBe(constant(2));
      expect(apply('neg', constant(2))).toBe(constant(-2));
      expect(variable('pi')).not.toBe(namedConstant('pi'));
    });
  });

  test.each([
    ['0.1', '0.1'],
    ['100', '100'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e21', '1e21'],
    ['1e20', '100000000000000000000'],
    ['-12.3400', '-12.34'],
    ['0.0000001', '1e-7'],
    ['123e-10', '1.23e-8'],
    ['0.000', '0'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is written %s', (literal, written) => {
    expect(inScope(() => constant(literal))).toMatchObject({ literal: written, value: Number(literal) });
  });

  test('exist only inside a scope, and a scope within another is its own', () => {
    expect(() => variable('x')).toThrow('withNodes');
    inScope(() => {
      const outer = variable('x');
      expect(inScope(() => variable('x'))).not.toBe(outer);
      expect(variable('x')).toBe(outer);
    });
  });

  test('a spent budget is a mistake, and leaves no scope behind', () => {
    const grow = () => {
      for (let i = 0; ; i++) constant(i);
    };
    expect(() => withNodes(50, grow)).toThrow(Mistake);
    expect(() => withNodes(50, grow)).toThrow(
      expect.objectContaining({ kind: 'too-large', details: { limit: 50, what: 'nodes' } }),
    );
    expect(() => variable('x')).toThrow('withNodes');
  });
});

test('constructors for rules leave out what is there by construction only', () => {
  inScope(() => {
    const x = variable('x');
    expect(add(ZERO(), x)).toBe(x);
    expect(mul(ONE(), x)).toBe(x);
    expect(mul(x, ZERO())).toBe(ZERO());
    expect(pow(x, sub(constant(2), ONE()))).toBe(x);
    expect(neg(neg(x))).toBe(x);
    expect(mul(constant(2 ** 52), constant(4)).kind).toBe('operation');
  });
});

test('arguments come before the nodes that use them, each once', () => {
  inScope(() => {
    let node = variable('x');
    for (let i = 0; i < 40; i++) node = apply('mul', node, node);
    const order = topological([node]);
    expect(order).toHaveLength(41);
    expect(order[40]).toBe(node);
  });
});
