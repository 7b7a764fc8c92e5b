import { expect, it } from 'vitest';
import { directionOf, neighbour } from './neighbour.ts';

const nodes = [
  { id: 0, x: 0, y: 0, width: 1 },
  { id: 1, x: 0, y: 100, width: 1 },
  { id: 2, x: 100, y: 10, width: 1 },
  { id: 3, x: 200, y: 0, width: 1 },
];

it('goes to the nearest node in the direction of the key', () => {
  expect(neighbour(nodes, 0, 'ArrowRight')).toBe(2);
  expect(neighbour(nodes, 3, 'ArrowLeft')).toBe(2);
  expect(neighbour(nodes, 0, 'ArrowDown')).toBe(1);
  expect(neighbour(nodes, 1, 'ArrowUp')).toBe(0);
});

it('goes nowhere at the rim', () => {
  expect(neighbour(nodes, 3, 'ArrowRight')).toBeNull();
  expect(neighbour(nodes, 0, 'ArrowLeft')).toBeNull();
});

it('knows arrow keys from others', () => {
  expect([directionOf('ArrowUp'), directionOf('Enter')]).toEqual(['ArrowUp', null]);
});
