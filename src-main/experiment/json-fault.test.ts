import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonFault', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['{"a": 1', 7],
    ['{"a": 1,', 8],
    ['[1 2]', 3],
    ['[1,}', 3],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{x}', 1],
    ['{1:2}', 1],
    ['{"a" 1}', 5],
    ['[]]', 2],
    ['1 1', 2],
    [',', 0],
    ['01', 1],
    ['[-]', 1],
    ['[NaN]', 1],
    ['[1, "open', 4],
    ['[1, "line\nend"]', 4],
    ['["\\q"]', 1],
    ['{"a":[}', 6],
    ['\ufeff1', 0],
  ])('tells where %j stops being JSON', (text, position) => {
    expect(jsonFault(text)).toBe(position);
  });

  it('finds none in JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t\r '), (text, space) => {
        expect(jsonFault(space + text + space)).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse wherever a text is cut, or has one character changed', () => {
    const other = fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', 'e', ' ', '\u0000', '\u0085');
    fc.assert(
      fc.property(fc.json(), fc.nat(), other, (text, place, character) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        expect(jsonFault(changed) === null).toBe(isJson(changed));
        expect(jsonFault(text.slice(0, at)) === null).toBe(isJson(text.slice(0, at)));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes texts of any length and depth', () => {
    expect(jsonFault(`[${'1,'.repeat(200_000)}`)).toBe(400_001);
    expect(jsonFault('['.repeat(200_000))).toBe(200_000);
    expect(jsonFault(`"${'a'.repeat(5_000_000)}`)).toBe(0);
  });
});
