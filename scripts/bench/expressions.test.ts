import { describe, expect, it } from 'vitest';
import { gradient } from '../../src-main/engine/derive.ts';
import { evaluate, valueIn } from '../../src-main/engine/evaluate.ts';
import { variable, withNodes } from '../../src-main/engine/expr.ts';
import { parse } from '../../src-main/engine/parse.ts';
import { type Subject, checkedAt, expressions, subjectNamed } from './expressions.ts';
import { checkedScope, hessianSize } from './trial.ts';

const subjects = [...new Set(Object.values<readonly Subject[]>(expressions).flat())];

/** Value and gradient of a subject's text, at the point where results are checked. */
const ofText = ({ text, variables }: Subject): number[] =>
  withNodes(100_000, () => {
    const value = parse(text);
    const roots = [value, ...gradient(value, variables.map(variable))];
    const values = evaluate(roots, checkedScope(variables));
    return roots.map((root) => valueIn(values, root));
  });

describe('the subjects of the bench', () => {
  it.each(subjects)('$name: text and closed form agree in value and gradient', (subject) => {
    const out = new Float64Array(hessianSize(subject));
    subject.hand(checkedAt(subject.variables), out);
    const expected = ofText(subject);
    const scale = Math.max(...expected.map(Math.abs));
    expect(scale).toBeGreaterThan(0);
    expected.forEach((value, i) => expect(Math.abs((out[i] ?? NaN) - value)).toBeLessThan(1e-9 * scale));
  });

  it('are found again by their names', () => {
    for (const subject of subjects) expect(subjectNamed(subject.name)).toMatchObject({ text: subject.text });
  });
});
