import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import univariate from '../../../src-main/engine/goldens/regression-univariate.json';
import { readSheet, trainForLab } from '../../../src-main/engine/index.ts';
import { cellOf } from './cells.ts';
import { dataCsv, logCsv, programDataCsv } from './csv.ts';
import { storyOf, storyQuestion, tableOf } from './story.test-support.ts';

const sheetOf = (text: string) => readSheet({ bytes: new TextEncoder().encode(text) });

describe('a table as CSV', () => {
  it('is read by the engine as the same cells', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab ,;|"\'\n1.房=-'), maxLength: 8 });
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      word.map(cellOf),
    );
    const columns = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, rows]) =>
        fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), { minLength: width, maxLength: width }),
      );
    fc.assert(
      fc.property(columns, (made) => {
        // A first and a last row with numbers: reading leaves out empty rows before and after the table.
        const table = tableOf(Object.fromEntries(made.map((cells, k) => [`列 "${k}"`, [k + 0.5, ...cells, k + 1]])));
        expect(sheetOf(dataCsv(table)).columns).toEqual(table.columns);
      }),
      { numRuns: 300 },
    );
  });

  it('has the marks of a spreadsheet: Unicode said, lines ended as RFC 4180 asks', () => {
    expect(dataCsv(tableOf({ 面积: [1, ''], 'a,b': ['x"y', -0.5] }))).toBe('\ufeff面积,"a,b"\r\n1,"x""y"\r\n,-0.5\r\n');
    expect(dataCsv({ columns: [] })).toBe('\ufeff\r\n');
  });
});

describe('the updates as CSV', () => {
  it('are all of TensorFlow’s, to the last digit', () => {
    const [heading, ...rows] = logCsv(trainForLab(storyQuestion('univariate'))).split('\r\n');
    expect(heading).toBe('\ufeffi,Loss,w,b');
    expect(rows.map((row) => row.split(',').map(Number)).slice(0, -1)).toEqual(
      univariate.tensorflow.map(({ iteration, loss, w, b }) => [iteration, loss, w, b]),
    );
    expect(rows.at(-1)).toBe('');
  });

  it('that overflow are written as what they are', () => {
    const run = trainForLab(storyQuestion('too-fast', { learningRate: 1 }));
    expect(logCsv(run)).toMatch(/Infinity|NaN/);
    expect(logCsv(run).split('\r\n')).toHaveLength(103);
  });
});

describe('the data of a program', () => {
  it('are the columns that it reads by their places, every digit, without a mark before them', () => {
    const { data } = storyOf('multivariate');
    const text = programDataCsv(storyQuestion('multivariate').settings);
    expect(text).toMatch(/^area,rooms,price\n137\.97,3,145\n/);
    expect(sheetOf(text).columns).toEqual(data.columns);
  });

  it('have a heading of as many lines as the names have', () => {
    const { settings } = storyQuestion('univariate');
    const columns = settings.columns.map((column, k) => ({ ...column, name: `a\nb ${k}, "` }));
    const [first = '', second = '', third = '', numbers = ''] = programDataCsv({ ...settings, columns }).split('\n');
    expect([first, second, third]).toEqual(['"a', 'b 0, ""","a', 'b 1, """']);
    expect(numbers).toBe('137.97,145');
  });
});
