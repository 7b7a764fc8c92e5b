import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

describe('jsonText', () => {
  it('gives back the very same data, numbers to the last bit', () => {
    const data = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(-0, 5e-324, 1.7976931348623157e308, 0.1, 2 ** 53),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\ud800', '\u2028', null, true, false),
        fc.array(tie('value')),
        fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(data, (value) => {
        expect(JSON.parse(jsonText(value))).toStrictEqual(value);
      }),
    );
  });

  it('writes a long list that it has written before as it did, and one with another cell anew', () => {
    const cells = Array.from({ length: 5000 }, (_, row) => row / 7);
    const changed = cells.with(4999, -0);
    expect(jsonText({ cells })).toBe(jsonText({ cells }));
    expect(JSON.parse(jsonText({ cells: changed }))).toStrictEqual({ cells: changed });
    expect(JSON.parse(jsonText({ cells }))).toStrictEqual({ cells });
  });

  it('writes a field a line, and a list of numbers on one', () => {
    const columns = [
      { name: 'x', cells: [1, 2.5, ''] },
      { name: 'y', cells: [] },
    ];
    expect(jsonText({ columns, at: { row: 1, of: null }, pair: [-0, 1] })).toBe(`{
  "columns": [
    { "name": "x", "cells": [1,2.5,""] },
    { "name": "y", "cells": [] }
  ],
  "at": {
    "row": 1,
    "of": null
  },
  "pair": [-0,1]
}`);
  });
});
