import { expect, it } from 'vitest';
import { lineOfStep, litPieces } from './lit-line.ts';
import { square, tangents } from './square.test-support.ts';

const lines = (answer: typeof square) => answer.steps.map((step) => lineOfStep(answer.program, answer, step));

it('lights the line of the variable, of f, or of the gradient', () => {
  expect(lines(square)).toEqual([0, 1, 1, 1, 2, 2, 2]);
});

it('stays with the values in forward mode, which no tape knows', () => {
  expect(lines(tangents)).toEqual([0, 1, 1, 1]);
});

it('lights nothing where a program has no such line', () => {
  const [step] = square.steps;
  expect(step && lineOfStep([], square, step)).toBeNull();
});

it('cuts a line into what is lit and what is not, without losing anything', () => {
  const pieces = litPieces(
    'f = x + x',
    [
      { node: 0, start: 8, end: 9 },
      { node: 0, start: 4, end: 5 },
      { node: 1, start: 4, end: 9 },
    ],
    0,
  );
  expect(pieces.map(({ text, lit }) => (lit ? `[${text}]` : text)).join('')).toBe('f = [x] + [x]');
});
