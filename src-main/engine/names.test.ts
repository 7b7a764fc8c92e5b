import { expect, test } from 'vitest';
import { isName, nearestName } from './names.ts';

test.each([
  ['sine', 'sin'],
  ['squrt', 'sqrt'],
  ['SIN', 'sin'],
  ['xyz', null],
  ['q', null],
  ['X', 'x'],
])('nearest to %s is %s', (name, nearest) => {
  expect(nearestName(name, ['sin', 'sqrt', 'x'])).toBe(nearest);
});

test('a name too long to compare is near to none', () => {
  const long = 'a'.repeat(50);
  expect(nearestName(long, [`${long}b`])).toBe(`${long}b`);
  expect(nearestName(`${long}c`, [`${long}b`])).toBeNull();
});

test('names are letters, digits and underscores', () => {
  expect(['x', 'w_1', 'θ', '_', '面积'].every(isName)).toBe(true);
  expect(['', '1x', 'a b', 'x²', '{}', '\\x'].some(isName)).toBe(false);
});
