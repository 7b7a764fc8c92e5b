import { describe, expect, it } from 'vitest';
import type { DerivationStep } from '../../src-main/ipc/contract.ts';
import { derivativeChoices, phaseAt, sameMoment, shownSteps } from './derivation-view.ts';

const written = (text: string) => ({ text, latex: text });

const step = (rule: string, within: number | null, line: string, phase: DerivationStep['phase'] = 'derive') => ({
  phase,
  rule,
  formula: null,
  before: written('before'),
  after: written('after'),
  operands: [],
  line: written(line),
  within,
  depth: 0,
  caveat: null,
  conditions: [],
});

/** (x^2 + 3)' */
const steps: readonly DerivationStep[] = [
  step('add', null, "(x^2)' + 3'"),
  step('pow', 0, "2x x' + 3'"),
  step('variable', 1, "2x + 3'"),
  step('constant', 0, '2x'),
  step('collect-terms', null, '2x, tidied', 'simplify'),
];

const lines = (folded: boolean) => shownSteps(steps, folded).map(({ line }) => line.text);

describe('derivativeChoices', () => {
  it('writes a straight d where there is one variable', () => {
    expect(derivativeChoices(['x']).map(({ title }) => title)).toEqual(['df/dx', 'd²f/dx²']);
  });

  it('names the variables of every choice', () => {
    expect(derivativeChoices(['x', 'y_1']).map(({ id }) => id)).toEqual(['x', 'y_1', 'x x', 'x y_1', 'y_1 y_1']);
  });

  it('leaves out second derivatives where there are too many, and lists no more than a hundred', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `x_${index}`);
    expect(derivativeChoices(many)).toHaveLength(100);
    expect(derivativeChoices(many.slice(0, 40))).toHaveLength(40);
    expect(derivativeChoices([])).toEqual([]);
  });
});

describe('shownSteps', () => {
  it('shows every step in full', () => {
    expect(lines(false)).toEqual(steps.map(({ line }) => line.text));
  });

  it('folds constants and variables into the line before, so that nothing of the result is lost', () => {
    expect(lines(true)).toEqual(["(x^2)' + 3'", '2x', '2x, tidied']);
  });

  it('keeps a step that nothing asked for, even by the rule of a constant', () => {
    const only = [step('constant', null, '0')];
    expect(shownSteps(only, true)).toHaveLength(1);
  });
});

describe('sameMoment', () => {
  const [full, folded] = [shownSteps(steps, false), shownSteps(steps, true)];

  it('stays at the start and at the end', () => {
    expect(sameMoment(full, 0, folded)).toBe(0);
    expect(sameMoment(folded, 0, full)).toBe(0);
    expect(sameMoment(full, 5, folded)).toBe(3);
    expect(sameMoment(folded, 3, full)).toBe(5);
  });

  it('unfolds to the last of the steps that the line had taken along', () => {
    expect(sameMoment(folded, 2, full)).toBe(4);
  });

  it('folds to the line that the step is part of', () => {
    expect(sameMoment(full, 3, folded)).toBe(2);
  });
});

it('knows what is done at every frame', () => {
  const shown = shownSteps(steps, true);
  expect([0, 1, 3, 4].map((index) => phaseAt(shown, index))).toEqual([null, 'derive', 'simplify', null]);
});
