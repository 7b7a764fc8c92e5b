import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function lines(...pieces: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const line of linesOf(Readable.from(pieces))) found.push(line);
  return found;
}

describe('linesOf', () => {
  it.each([
    [[''], []],
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [['a\r\nb\r\n'], ['a', 'b']],
    [['a\n\nb\n\n'], ['a', '', 'b', '']],
    [['\uFEFFa\n\uFEFFb'], ['a', '\uFEFFb']],
    [['a\u2028b\rc\n'], ['a\u2028b\rc']],
  ])('splits %j', async (pieces, expected) => {
    expect(await lines(...pieces)).toEqual(expected);
  });

  it('finds the same lines however the text is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\r\n', '\n'), maxLength: 40 });
    const cuts = fc.array(fc.nat(40), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(text, cuts, async (whole, places) => {
        const ends = [0, ...places.sort((a, b) => a - b), whole.length];
        const pieces = ends.slice(1).map((end, k) => whole.slice(ends[k], end));
        expect(await lines(...pieces)).toEqual(await lines(whole));
      }),
    );
  });
});
