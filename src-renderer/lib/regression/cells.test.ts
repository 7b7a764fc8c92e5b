import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../src-main/engine/index.ts';
import { cellOf, faultOf, firstBadCell, textOf, valuesOf } from './cells.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('a cell', () => {
  it('that is typed as a number comes back as that number, however large or small', () => {
    fc.assert(
      fc.property(finite, (value) => {
        // The sign of a zero is not written.
        const written = value === 0 ? 0 : value;
        expect(cellOf(textOf(value))).toBe(written);
        expect(cellOf(` ${value}\t`)).toBe(written);
      }),
    );
  });

  it('keeps the text of what is no number, but for spaces around it', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => typeof cellOf(text) === 'string');
    fc.assert(
      fc.property(texts, (text) => {
        expect(textOf(cellOf(text))).toBe(text.trim());
        expect(cellOf(textOf(cellOf(text)))).toBe(cellOf(text));
      }),
    );
  });

  it('has a fault exactly where it holds no number', () => {
    fc.assert(
      fc.property(fc.oneof(finite.map(String), fc.string()), (text) => {
        const cell = cellOf(text);
        expect(faultOf(cell) === null).toBe(typeof cell === 'number');
      }),
    );
  });

  it.each([
    '',
    '  ',
    '12x',
    'inf',
    '-Infinity',
    'NaN',
    '1e999',
    '-1e999',
    '3,5',
    ',5e3',
    '1,234',
    '1,234,567',
    '1 234',
    "1'234.5",
    '1,234.5',
    '0x10',
    '--1',
    '5%',
  ])('is refused for the reason that the engine gives of a file: %j', (text) => {
    const sheet = readSheet({ bytes: new TextEncoder().encode(`a,b\n"${text}",1\n2,3\n`) });
    expect(sheet.problems.map(({ what }) => what)).toEqual([faultOf(cellOf(text))]);
  });
});

describe('a column', () => {
  it('has values while all of its cells are numbers, the same array for the same cells', () => {
    const column = { name: 'a', cells: [1, -0, 2.5] };
    expect(valuesOf(column)).toEqual(Float64Array.of(1, -0, 2.5));
    expect(valuesOf({ ...column, name: 'b' })).toBe(valuesOf(column));
    expect(valuesOf({ name: 'a', cells: [1, ''] })).toBeNull();
    expect(valuesOf({ name: 'a', cells: [] })).toEqual(new Float64Array());
  });

  it('is searched for its first cell without a number, columns in their order', () => {
    const good = { name: 'good', cells: [1, 2, 3] };
    expect(firstBadCell([good])).toBeNull();
    expect(firstBadCell([])).toBeNull();
    const bad = [good, { name: 'b', cells: [1, 'two', ''] }, { name: 'c', cells: ['', 1, 1] }];
    expect(firstBadCell(bad)).toEqual({ row: 1, column: 'b', fault: 'text' });
  });
});
