import { describe, expect, test } from 'vitest';
import counts from '../goldens/sympy-counts.json' with { type: 'json' };
import { sizedDerivatives } from './sizes.test-support.ts';

const table: ReadonlyMap<string, number> = new Map(Object.entries(counts));

function countOf(text: string): number {
  const count = table.get(text);
  if (count === undefined) throw new Error(`No count of ${text}: run npx tsx scripts/sympy-counts.ts`);
  return count;
}

const sized = sizedDerivatives();

describe.each(['reverse', 'chainRule'] as const)('derivatives, by SymPy’s count of operations, form %s', (form) => {
  const isAsSmall = ({ derivatives }: (typeof sized)[number]) => derivatives.every((d) => countOf(d[form]) <= d.sympy);

  test('are as small as SymPy’s own simplified form for nine expressions of ten', () => {
    expect(sized.filter(isAsSmall).length / sized.length).toBeGreaterThanOrEqual(0.9);
  });

  test.each(sized)('of $expression are never half as large again', ({ derivatives }) => {
    for (const derivative of derivatives)
      expect(countOf(derivative[form])).toBeLessThanOrEqual(1.5 * derivative.sympy + 1);
  });

  test('are no larger altogether', () => {
    const all = sized.flatMap(({ derivatives }) => derivatives);
    const sum = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0);
    expect(sum(all.map((d) => countOf(d[form])))).toBeLessThanOrEqual(sum(all.map(({ sympy }) => sympy)));
  });
});
