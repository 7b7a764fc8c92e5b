import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import goldens from '../engine/goldens/derivatives.json' with { type: 'json' };
import { answerLines } from './batch.ts';

/** What of an answer the goldens know. */
interface Numbers {
  readonly value: number | string;
  readonly gradient: Readonly<Record<string, number | string>>;
  readonly hessian: readonly (readonly (number | string)[])[];
}

const input = goldens.map(({ expression, point }) => `${JSON.stringify({ expression, point })}\n`).join('');
const printed: string[] = [];
for await (const line of answerLines(Readable.from([input]))) printed.push(line);

it('answers every line', () => {
  expect(printed).toHaveLength(251);
});

it.each(goldens.map((golden, i) => [golden.expression, golden, i] as const))(
  'computes %s as SymPy does',
  (expression, golden, i) => {
    const answer = JSON.parse(printed[i] ?? '') as Numbers & { expression: string; variables: string[] };
    const { variables, value, gradient, hessian } = answer;
    expect([answer.expression, variables]).toEqual([expression, Object.keys(golden.point)]);
    const numbers = [value, ...variables.map((name) => gradient[name]), ...hessian.flat()];
    const known = golden as unknown as Numbers;
    const wanted = [known.value, ...variables.map((name) => known.gradient[name]), ...known.hessian.flat()];
    expect(numbers).toHaveLength(wanted.length);
    numbers.forEach((number, k) => {
      const exact = Number(wanted[k]);
      expect(Math.abs(Number(number) - exact)).toBeLessThanOrEqual(Math.max(1e-9 * Math.abs(exact), 1e-12));
    });
  },
);
