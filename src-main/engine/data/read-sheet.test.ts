import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import { withProgress } from '../progress.ts';
import { readSheet } from './read-sheet.ts';
import type { Sheet } from './sheet.ts';
import { readTable } from './table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSheet({ bytes: utf8(text) });
const cellsOf = ({ columns }: Sheet) => Object.fromEntries(columns.map(({ name, cells }) => [name, cells]));

function refused(bytes: Uint8Array): Mistake {
  try {
    readSheet({ bytes });
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('a sheet', () => {
  it('is read with names, numbers and how its first row was taken', () => {
    expect(read('area,price\n137.97,145\n-1.5e2,+.5\n\n,\n')).toEqual({
      columns: [
        { name: 'area', cells: [137.97, -150] },
        { name: 'price', cells: [145, 0.5] },
      ],
      ...{ rows: 2, hasHeader: true, problems: [], problemCount: 0 },
    });
  });

  it.each<[string, (number | string)[][]]>([
    ['1\t2\n', [[1], [2]]],
    [
      '1\t2\r\n3\t4\r\n',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    [
      '1,5\t2\n3\t4,25',
      [
        [1.5, 3],
        [2, 4.25],
      ],
    ],
    ['7', [[7]]],
    ['7\n8\n', [[7, 8]]],
    ['1\tabc\n', []],
  ])('is what was copied from a spreadsheet, without names: %j', (text, cells) => {
    if (cells.length === 0) return expect(refused(utf8(text)).details).toEqual({ what: 'no-rows' });
    const sheet = read(text);
    expect(sheet.columns).toEqual(cells.map((column, k) => ({ name: `column ${k + 1}`, cells: column })));
    expect(sheet).toMatchObject({ hasHeader: false, problemCount: 0 });
  });

  it('has the numbers that a table has', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (values, delimiter) => {
        const bytes = utf8(
          ['a b', ...values].map((row) => (Array.isArray(row) ? row : ['a', 'b']).join(delimiter)).join('\n'),
        );
        expect(readSheet({ bytes }).columns).toEqual(
          readTable(bytes).columns.map(({ name, values: cells }) => ({ name, cells: [...cells] })),
        );
      }),
    );
  });

  it.each<[string, string, number, string, string, string]>([
    ['a missing cell', 'a,b\n1,2\n3,\n', 1, 'b', 'missing', ''],
    ['a cell of spaces', 'a,b\n1,2\n  ,4\n', 1, 'a', 'missing', ''],
    ['a missing quoted cell', 'a;b\n"";4\n', 0, 'a', 'missing', ''],
    ['text', 'a,b\n1,2\n3, big \n', 1, 'b', 'text', 'big'],
    ['NA', '面积,b\nNA,2\n', 0, '面积', 'text', 'NA'],
    ['hexadecimal', 'a,b\n0x10,2\n', 0, 'a', 'text', '0x10'],
    ['a date', 'a,b\n2020-01-01,2\n', 0, 'a', 'text', '2020-01-01'],
    ['infinity', 'a,b\n1,inf\n', 0, 'b', 'not-finite', 'inf'],
    ['-Infinity', 'a,b\n1,-Infinity\n', 0, 'b', 'not-finite', '-Infinity'],
    ['NaN', 'a,b\nnan,1\n', 0, 'a', 'not-finite', 'nan'],
    ['a number past the largest', 'a,b\n1,2\n1e309,1\n', 1, 'a', 'not-finite', '1e309'],
    ['a decimal past the largest', 'a;b\n1,5e309;1\n', 0, 'a', 'not-finite', '1,5e309'],
    ['thousands in quotes', 'a,b\n"1,234",2\n', 0, 'a', 'thousands', '1,234'],
    ['thousands with decimals', 'a;b\n1;1.234,5\n', 0, 'b', 'thousands', '1.234,5'],
    ['thousands with spaces', 'a;b\n1;12 500\n', 0, 'b', 'thousands', '12 500'],
    ['decimal commas between commas', 'a,b\n"3,5",2\n', 0, 'a', 'decimal-comma', '3,5'],
    ['a comma that may mean both', 'a;b\n1;1,234\n2;2\n', 0, 'b', 'unclear-comma', '1,234'],
    ['a comma beside points', 'a;b\n1.5;1,234\n', 0, 'b', 'thousands', '1,234'],
    ['a comma before points', 'a;b\n1;1,234\n1.5;2\n', 0, 'b', 'thousands', '1,234'],
    ['two decimal signs', 'a;b\n1.5;3\n1,5;4\n', 1, 'a', 'mixed-decimals', '1,5'],
    ['two decimal signs, the comma first', 'a;b\n1,5;2.5\n', 0, 'b', 'mixed-decimals', '2.5'],
  ])('keeps the text of a cell without a number, and names the cell: %s', (_, text, row, column, what, found) => {
    const sheet = read(text);
    expect(sheet.problems).toEqual([{ row, column, what }]);
    expect(sheet.problemCount).toBe(1);
    expect(cellsOf(sheet)[column]?.[row]).toBe(found);
    const others = sheet.columns.flatMap(({ name, cells }) => cells.filter((_cell, k) => name !== column || k !== row));
    expect(others.every((cell) => typeof cell === 'number')).toBe(true);
  });

  it('takes unclear commas for decimal ones where another cell tells, before or after', () => {
    for (const text of ['a;b\n3,5;1,234\n2,345;1\n', 'a;b\n1,234;2,345\n0,5;1\n']) {
      const { columns, problemCount } = read(text);
      expect(problemCount).toBe(0);
      expect(columns.map(({ cells }) => cells)).toEqual(readTable(utf8(text)).columns.map(({ values }) => [...values]));
    }
  });

  it('names the cell that a table is refused for, and else has the same numbers', () => {
    const cell = fc.constantFrom('1', '2.5', '3,5', '1,234', '0,125', '', 'x', 'nan', '1.234,5', '1e999', ' 7 ');
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (cells) => {
        fc.pre(cells.every((row) => row.some((text) => text !== '')));
        const bytes = utf8(`a;b;c\n${cells.map((row) => row.join(';')).join('\n')}\n`);
        const sheet = readSheet({ bytes });
        const texts = sheet.columns.flatMap((column) => column.cells.filter((each) => typeof each === 'string'));
        expect([sheet.rows, sheet.problems.length, texts.length]).toEqual([
          cells.length,
          sheet.problemCount,
          sheet.problemCount,
        ]);
        try {
          const { columns } = readTable(bytes);
          expect(sheet.columns.map((column) => column.cells)).toEqual(columns.map(({ values }) => [...values]));
        } catch (thrown) {
          if (!(thrown instanceof Mistake)) throw thrown;
          const { row, column, what } = thrown.details;
          expect(sheet.problems).toContainEqual({ row: Number(row) - 2, column, what });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of any text is a table as wide as its names, or refused with words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1.,;\t|"\n\r -') }), (text) => {
        try {
          const { columns, rows, problems } = read(text);
          expect(columns.every(({ cells }) => cells.length === rows)).toBe(true);
          problems.forEach(({ row, column }) => expect(typeof cellsOf(read(text))[column]?.[row]).toBe('string'));
        } catch (thrown) {
          if (!(thrown instanceof Mistake)) throw thrown;
          expect(thrown.message).not.toMatch(/undefined/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has empty rows where they stand between others', () => {
    const sheet = read('\na,b\n\n1,2\n,\n\n3,4\n\n');
    expect(cellsOf(sheet)).toEqual({ a: ['', 1, '', '', 3], b: ['', 2, '', '', 4] });
    expect(sheet).toMatchObject({ rows: 5, problemCount: 6 });
    expect(sheet.problems.map(({ row, column, what }) => `${row}${column}${what}`)).toEqual(
      [0, 2, 3].flatMap((row) => ['a', 'b'].map((column) => `${row}${column}missing`)),
    );
  });

  it('lists the first thousand problems in the order of the rows, and counts all', () => {
    const lines = Array.from({ length: 3000 }, (_, row) => (row % 2 === 0 ? `${row};1,234` : `x;${row}`));
    const { problems, problemCount, rows } = read(`a;b\n${lines.join('\n')}\n`);
    expect([rows, problemCount, problems.length]).toEqual([3000, 3000, 1000]);
    expect(problems).toEqual(
      Array.from({ length: 1000 }, (_, row) =>
        row % 2 === 0 ? { row, column: 'b', what: 'unclear-comma' } : { row, column: 'a', what: 'text' },
      ),
    );
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a name twice', 'a,b, a\n1,2,3\n', { what: 'duplicate-name', row: 1, column: 'a' }],
    ['a name that is empty', '\na,,c\n1,2,3\n', { what: 'empty-name', row: 2, column: '2' }],
    ['a row too short', 'a,b,c\n1,2,3\n4,5\n', { what: 'cells', row: 3, found: '2', expected: '3' }],
    ['a row too long', 'a,b\n1,2\n4,5,6\n', { what: 'cells', row: 3, found: '3', expected: '2' }],
    ['only names', 'a,b\n', { what: 'no-rows' }],
    ['nothing', '', { what: 'empty' }],
    ['only spaces', ' \n\r\n', { what: 'empty' }],
    ['an open quote', 'a,b\n1,2\n"3,4\n5,6\n', { what: 'quotes', row: 3 }],
    ['another delimiter', 'a b c\n1 2 3\n', { what: 'delimiter', found: 'a b c' }],
    ['too many columns', `${'1,'.repeat(1000)}1\n`, { what: 'columns', found: '1001', expected: '1000' }],
  ])('is refused where it is no table: %s', (_, text, details) => {
    expect(refused(utf8(text)).details).toMatchObject(details);
  });

  it('is refused where it is no text, or too large', () => {
    expect(refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)).details).toEqual({ what: 'not-text' });
    expect(refused(Uint8Array.of(0x61, 0xff, 0xff, 0x0a, 0x31)).details).toEqual({ what: 'encoding' });
    expect(refused(new Uint8Array(256_000_001)).details).toEqual({ what: 'size', expected: '256' });
    const rows = refused(utf8(`a\n${'1\n'.repeat(1_000_001)}`));
    expect([rows.kind, rows.details]).toEqual(['too-large', { limit: 1_000_000, what: 'rows' }]);
    const cells = refused(utf8(`${'1,'.repeat(999)}1\n`.repeat(10_001)));
    expect(cells.details).toEqual({ limit: 10_000_000, what: 'elements' });
  });

  it('may have a million rows, and tells on the way how far it has come', () => {
    const shares: number[] = [];
    const text = `area,rooms,price\n${'137.97,3,145.25\n'.repeat(999_999)}137.97,3,x\n`;
    const sheet = withProgress(
      (share) => shares.push(share),
      () => read(text),
    );
    expect(sheet.rows).toBe(1_000_000);
    expect(sheet.problems).toEqual([{ row: 999_999, column: 'price', what: 'text' }]);
    expect(shares.length).toBeGreaterThan(15);
    expect(shares.length).toBeLessThanOrEqual(20);
    expect(shares.every((share, k) => share > (shares[k - 1] ?? 0) && share <= 1)).toBe(true);
  });
});
