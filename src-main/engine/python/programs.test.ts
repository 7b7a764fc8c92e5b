import { describe, expect, it } from 'vitest';
import golden from '../goldens/tensorflow-programs-more.json';
import { run } from './program.ts';

/** What a program prints here, and the exception that stops it, as the record has them. */
function printed(program: string): string {
  const { printed: lines, mistake } = run(golden.header + program);
  const written = lines.map(({ text }) => text).join('');
  const stop = mistake === null ? '' : `EXC ${mistake.details['type'] ?? mistake.kind}: ${mistake.message}`;
  return (written + stop).replace(/[ \t]+\n/g, '\n').trimEnd();
}

const NUMBER = /[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)/g;

/** How many float32 lie between two numbers. */
function distance(a: number, b: number): number {
  const [x, y] = [a, b].map((value) => {
    const [bits = 0] = new Int32Array(new Float32Array([value]).buffer);
    return bits < 0 ? -(bits & 0x7fffffff) : bits;
  });
  return Math.abs((x ?? NaN) - (y ?? NaN));
}

const numbersIn = (text: string): number[] =>
  (text.match(NUMBER) ?? []).map((number) => Number(number.replace('inf', 'Infinity')));

/** What is printed apart from its numbers; the columns of arrays are as wide as these. */
const wordsIn = (text: string): string => text.replace(NUMBER, '#').replace(/\s+/g, '');

describe('programs print what TensorFlow, NumPy and Python print', () => {
  it.each(golden.exact as [string, string][])('%s', (program, expected) => {
    expect(printed(program)).toBe(expected);
  });
});

/** Left out is what takes the difference of nearly equal numbers, such as the slope of tanh: there a unit becomes many. */
describe('first derivatives that are not the same to the bit are within 2 units in the last place of float32', () => {
  it.each(golden.close as [string, string][])('%s', (program, expected) => {
    const found = printed(program);
    const [ours, theirs] = [numbersIn(found), numbersIn(expected)];
    expect(wordsIn(found)).toBe(wordsIn(expected));
    ours.forEach((value, k) => {
      const other = theirs[k] ?? NaN;
      if (Number.isNaN(value) || Number.isNaN(other)) expect(value).toBe(other);
      else expect(distance(value, other)).toBeLessThanOrEqual(2);
    });
  });
});
