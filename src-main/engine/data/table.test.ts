import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import { readTable, requireColumn, type Table } from './table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 * text.length));
  for (let k = 0; k < text.length; k++) bytes.setUint16(2 * k, text.charCodeAt(k), isLittle);
  return new Uint8Array(bytes.buffer);
}

/** Names and values as plain lists. */
function plain({ columns }: Table): Record<string, number[]> {
  return Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]));
}

function refused(text: string | Uint8Array, wanted?: readonly string[]): Mistake {
  try {
    readTable(typeof text === 'string' ? utf8(text) : text, wanted);
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('a table', () => {
  it('is read with its names, its values and how it was written', () => {
    const table = readTable(utf8('area,price\n137.97,145\n-1.5e2,+.5\n'));
    expect(table).toEqual({
      columns: [
        { name: 'area', values: Float64Array.of(137.97, -150) },
        { name: 'price', values: Float64Array.of(145, 0.5) },
      ],
      ...{ rows: 2, firstRow: 2, encoding: 'utf-8', delimiter: ',', hasHeader: true },
    });
  });

  it.each([
    ['a,b\r\n1,2\r\n3,4\r\n', ','],
    ['a,b\r1,2\r3,4', ','],
    ['a,b\r\n1,2\n3,4\r', ','],
    ['a;b\n1;2\n3;4\n', ';'],
    ['a\tb\n1\t2\n3\t4\n', '\t'],
    ['a|b\n1|2\n3|4\n', '|'],
    ['\n\na,b\n1,2\n3,4\n\n \n', ','],
    ['a,b\n1,2\n3,4\n,\n,,,\n', ','],
    ['"a","b"\n"1"," 2 "\n3,"4"\n', ','],
    [' a , b\n 1 ,\u00a02\n3,4', ','],
    ['"a"\t"b"\n1\t2\n3\t4', '\t'],
    ['\ufeffa,b\n1,2\n3,4', ','],
  ])('is read however it is written: %j', (text, delimiter) => {
    const table = readTable(utf8(text));
    expect(plain(table)).toEqual({ a: [1, 3], b: [2, 4] });
    expect(table).toMatchObject({ rows: 2, delimiter, encoding: 'utf-8' });
  });

  it.each([
    ['utf-8', utf8('面积,价格\n1,2\n')],
    ['utf-8', utf8('\ufeff面积,价格\n1,2\n')],
    ['utf-16le', utf16('\ufeff面积,价格\n1,2\n', true)],
    ['utf-16be', utf16('\ufeff面积,价格\n1,2\n', false)],
    [
      'gb18030',
      Uint8Array.of(0xc3, 0xe6, 0xbb, 0xfd, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1, 0x0d, 0x0a, 0x31, 0x2c, 0x32, 0x0d, 0x0a),
    ],
  ])('is read in %s', (encoding, bytes) => {
    const table = readTable(bytes);
    expect(plain(table)).toEqual({ 面积: [1], 价格: [2] });
    expect(table.encoding).toBe(encoding);
  });

  it('may have names with delimiters, quotes and line breaks', () => {
    expect(plain(readTable(utf8('"price, total";"say ""m²""";"two\nlines"\n1;2;3\n')))).toEqual({
      'price, total': [1],
      'say "m²"': [2],
      'two\nlines': [3],
    });
  });

  it('may have decimal commas where another sign separates the cells', () => {
    expect(plain(readTable(utf8('a;b\n3,5;1,234\n-0,125;7\n')))).toEqual({ a: [3.5, -0.125], b: [1.234, 7] });
    expect(plain(readTable(utf8('a\tb\n,5\t1e3\n')))).toEqual({ a: [0.5], b: [1000] });
    expect(plain(readTable(utf8('a;b\n0,123;2\n')))).toEqual({ a: [0.123], b: [2] });
  });

  it('without names has numbered columns', () => {
    const table = readTable(utf8('1.5,2\n3,4\n'));
    expect(plain(table)).toEqual({ 'column 1': [1.5, 3], 'column 2': [2, 4] });
    expect(table).toMatchObject({ hasHeader: false, firstRow: 1 });
    expect(readTable(utf8('\n\na\n1\n2\n')).firstRow).toBe(4);
    expect(plain(readTable(utf8('1,5;2,5\n3,5;4,5\n')))).toEqual({ 'column 1': [1.5, 3.5], 'column 2': [2.5, 4.5] });
  });

  it('of one column needs no delimiter', () => {
    expect(plain(readTable(utf8('price\n1\n2.5')))).toEqual({ price: [1, 2.5] });
  });

  it('gives the wanted columns in their order, whatever stands in the others', () => {
    const bytes = utf8('city,area,note,price\nBeijing,1,,2\n上海,3,"x,y",4\n');
    expect(plain(readTable(bytes, ['price', 'area']))).toEqual({ price: [2, 4], area: [1, 3] });
    expect(readTable(bytes, ['price', 'area']).columns[0]?.name).toBe('price');
  });

  it('of many columns is read where few of them are wanted', () => {
    const names = Array.from({ length: 60_000 }, (_, k) => `c${k}`);
    const text = `${names.join(',')}\n${names.map((_, k) => k % 10).join(',')}\n`;
    expect(plain(readTable(utf8(text), ['c59999', 'c7']))).toEqual({ c59999: [9], c7: [7] });
    expect(refused(text)).toMatchObject({
      message: 'There are 60000 columns; at most 1000 can be read',
      details: { what: 'columns' },
    });
    const thousand = names.slice(0, 1000);
    expect(readTable(utf8(`${thousand.join(',')}\n${thousand.map(() => 1).join(',')}\n`)).columns).toHaveLength(1000);
  });

  it('keeps every double', () => {
    const names = ['a', 'b', 'c'];
    const rows = fc.array(fc.tuple(...names.map(() => fc.double({ noNaN: true, noDefaultInfinity: true }))), {
      minLength: 1,
      maxLength: 30,
    });
    const quotes = fc.constantFrom('', '"');
    const breaks = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), quotes, breaks, (values, delimiter, quote, lineBreak) => {
        const lines = [names, ...values].map((row) => row.map((cell) => `${quote}${cell}${quote}`).join(delimiter));
        const table = readTable(utf8(lines.join(lineBreak)));
        expect(table.delimiter).toBe(delimiter);
        const expected = names.map((name, k) => [name, values.map((row) => (row[k] ?? NaN) + 0)]);
        expect(table.columns.map(({ name, values: found }) => [name, Array.from(found, (x) => x + 0)])).toEqual(
          expected,
        );
      }),
    );
  });

  it('may have a million rows', () => {
    const text = `area,rooms,price\n${'137.97,3,145.25\n'.repeat(1_000_000)}`;
    const { rows, columns } = readTable(utf8(text));
    expect(rows).toBe(1_000_000);
    expect(columns.map(({ values }) => [values.length, values[0], values[999_999]])).toEqual([
      [1_000_000, 137.97, 137.97],
      [1_000_000, 3, 3],
      [1_000_000, 145.25, 145.25],
    ]);
  });
});

describe('what is no table of finite numbers', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a missing cell', 'a,b\n1,2\n3,\n', { what: 'missing', row: 3, column: 'b' }],
    ['a cell of spaces', 'a,b\n1,2\n  ,4\n', { what: 'missing', row: 3, column: 'a' }],
    ['a missing quoted cell', 'a;b\n"";4\n', { what: 'missing', row: 2, column: 'a' }],
    ['text', 'a,b\n1,2\n3,big\n', { what: 'text', row: 3, column: 'b', found: 'big' }],
    ['NA', '面积,b\nNA,2\n', { what: 'text', row: 2, column: '面积', found: 'NA' }],
    ['hexadecimal', 'a,b\n0x10,2\n', { what: 'text', row: 2, column: 'a', found: '0x10' }],
    ['a date', 'a,b\n2020-01-01,2\n', { what: 'text', row: 2, column: 'a', found: '2020-01-01' }],
    ['infinity', 'a,b\n1,inf\n', { what: 'not-finite', row: 2, column: 'b', found: 'inf' }],
    ['-Infinity', 'a,b\n1,-Infinity\n', { what: 'not-finite', row: 2, column: 'b', found: '-Infinity' }],
    ['NaN', 'a,b\nnan,1\n', { what: 'not-finite', row: 2, column: 'a', found: 'nan' }],
    ['a number past the largest', 'a,b\n1,2\n1e309,1\n', { what: 'not-finite', row: 3, column: 'a', found: '1e309' }],
    ['a decimal past the largest', 'a;b\n1,5e309;1\n', { what: 'not-finite', row: 2, column: 'a', found: '1,5e309' }],
    ['a name twice', 'a,b, a\n1,2,3\n', { what: 'duplicate-name', row: 1, column: 'a' }],
    ['a name that is empty', '\na,,c\n1,2,3\n', { what: 'empty-name', row: 2, column: '2' }],
    ['a row too short', 'a,b,c\n1,2,3\n4,5\n', { what: 'cells', row: 3, found: '2', expected: '3' }],
    ['a row too long', 'a,b\n1,2\n4,5,6\n', { what: 'cells', row: 3, found: '3', expected: '2' }],
    ['an empty row', 'a,b\n1,2\n\n3,4\n', { what: 'empty-row', row: 3 }],
    ['several empty rows', 'a,b\n\n,\n3,4\n', { what: 'empty-row', row: 2 }],
    ['only names', 'a,b\n', { what: 'no-rows' }],
    ['nothing', '', { what: 'empty' }],
    ['only spaces', ' \n\r\n', { what: 'empty' }],
    ['an open quote', 'a,b\n1,2\n"3,4\n5,6\n', { what: 'quotes', row: 3 }],
    ['text behind a quote', 'a,b\n"1"x,2\n', { what: 'quotes', row: 2 }],
    ['thousands in quotes', 'a,b\n"1,234",2\n', { what: 'thousands', row: 2, column: 'a', found: '1,234' }],
    ['thousands with decimals', 'a;b\n1;1.234,5\n', { what: 'thousands', row: 2, column: 'b', found: '1.234,5' }],
    ['thousands with spaces', 'a;b\n1;12 500\n', { what: 'thousands', row: 2, column: 'b', found: '12 500' }],
    ['decimal commas between commas', 'a,b\n"3,5",2\n', { what: 'decimal-comma', row: 2, column: 'a', found: '3,5' }],
    ['commas that may mean both', 'a;b\n1;1,234\n2;2,345\n', { what: 'unclear-comma', row: 2, column: 'b' }],
    ['commas beside points', 'a;b\n1.5;1,234\n', { what: 'thousands', row: 2, column: 'b', found: '1,234' }],
    ['two decimal signs', 'a;b\n1.5;3\n1,5;4\n', { what: 'mixed-decimals', row: 3, column: 'a', found: '1,5' }],
    [
      'two decimal signs, the comma first',
      'a;b\n1,5;2.5\n',
      { what: 'mixed-decimals', row: 2, column: 'b', found: '2.5' },
    ],
    ['another delimiter', 'a b c\n1 2 3\n', { what: 'delimiter', found: 'a b c' }],
    ['a colon as delimiter', 'a:b\n1:2\n', { what: 'delimiter', found: 'a:b' }],
  ])('is refused with its place: %s', (_, text, details) => {
    const mistake = refused(text);
    expect(mistake.kind).toBe('data');
    expect(mistake.details).toMatchObject(details);
    expect(mistake.message).not.toMatch(/undefined/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a,b\n1,2\n', { what: 'unknown-column', column: 'price', found: '“a”, “b”' }],
    ['1,2\n3,4\n', { what: 'no-header', column: 'price' }],
    ['area price\n1 2\n', { what: 'delimiter', found: 'area price' }],
    ['a,b\n1\n', { what: 'unknown-column' }],
  ])('is refused where the wanted column is not in %j', (text, details) => {
    expect(refused(text, ['price']).details).toMatchObject(details);
  });

  it('is refused where a column is required that is not there', () => {
    const table = readTable(utf8('a,b\n1,2\n'));
    expect(() => requireColumn(table, 'b')).not.toThrow();
    expect(() => requireColumn(table, 'c')).toThrow('There is no column “c”; the columns are “a”, “b”');
    expect(() => requireColumn(readTable(utf8('a\n1\n')), 'c')).toThrow('There is only one column, “a”');
    expect(() => requireColumn(readTable(utf8('1,2\n')), 'c')).toThrow('the first row has no names');
  });

  it('is refused where it is no text', () => {
    expect(refused(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)).details).toEqual({ what: 'not-text' });
    expect(refused(utf16('a,b\n1,2\n', true)).details).toEqual({ what: 'not-text' });
    expect(refused(Uint8Array.of(0x61, 0xff, 0xff, 0x0a, 0x31)).details).toEqual({ what: 'encoding' });
    expect(refused(Uint8Array.of(0xff, 0xfe, 0x61)).details).toEqual({ what: 'encoding' });
  });

  it('is refused where it is too large, before it is read', () => {
    expect(refused(new Uint8Array(256_000_001)).details).toEqual({ what: 'size', expected: '256' });
    expect(refused(`a\n${'1\n'.repeat(10_000_001)}`).kind).toBe('too-large');
  });

  it('is named in few words, however long it is', () => {
    const { message, details } = refused(`a,b\n1,${'x'.repeat(1000)}\n`);
    expect(details['found']).toBe(`${'x'.repeat(60)}…`);
    expect(message.length).toBeLessThan(120);
  });
});
