import { describe, expect, it } from 'vitest';
import type { GraphAnswer } from '../../../src-main/ipc/contract.ts';
import { explanationOf } from './explanation.ts';
import { square, tangents } from './square.test-support.ts';

function explained(answer: GraphAnswer, index: number) {
  const step = answer.steps[index];
  if (step === undefined) throw new Error('No such step');
  return explanationOf(answer, step, 'x');
}

describe('a step in words and numbers', () => {
  it('says a value with the formula of its node', () => {
    expect(explained(square, 2).formula.label).toBe('x^2 = 9');
  });

  it('says where the backward sweep starts', () => {
    expect(explained(square, 4).formula.label).toBe('x^2 + 2*x = 1');
    expect(explained(square, 4).words).toContain('starts here');
  });

  it('writes one product as incoming times local', () => {
    const { formula, title } = explained(square, 5);
    expect(title).toBe('Backward: the adjoint of x^2');
    expect(formula.label).toBe('x^2 = 1 · 1 = 1');
    expect(formula.latex).toContain('\\underbrace{\\htmlClass{tint backward}{1}}_{\\text{incoming}}');
  });

  it('writes a sum where paths meet, with all of its numbers', () => {
    const { formula, words } = explained(square, 6);
    expect(formula.label).toBe('x = 1 · 6 + 1 · 2 = 8');
    expect(formula.latex).toMatch(/=\\; & .*6.* \+ .*2.* = .*8/);
    expect(words).toContain('added up');
  });

  it('says what a tangent comes of', () => {
    expect(explained(tangents, 0).words).toContain('its tangent is 1');
    expect(explained(tangents, 1).words).toContain('stands still');
    expect(explained(tangents, 3).formula.label).toBe('∂(x^2 + 2*x)/∂x = 6 · 1 + 1 · 2 = 8');
  });

  it('calls a node with a long formula by its name', () => {
    const long = { text: 'x^2 + 2*x + 0*sin(x)', latex: 'x^2' };
    const nodes = square.nodes.map((node) => (node.id === 3 ? { ...node, written: long } : node));
    expect(explained({ ...square, nodes }, 5).words).toContain('v2');
  });
});
