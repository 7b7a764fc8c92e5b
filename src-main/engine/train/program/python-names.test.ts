import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonNames } from './python-names.ts';

describe('names of columns in a program', () => {
  it.each([
    [
      ['area', 'rooms', 'price'],
      ['area', 'rooms', 'price'],
    ],
    [
      ['面积', 'prix_2', '_y'],
      ['面积', 'prix_2', '_y'],
    ],
    [
      ['2nd', 'a b', 'a-b', ''],
      ['feature_1', 'feature_2', 'feature_3', 'target'],
    ],
    [
      ['w', 'x1', 'np', 'for', 'i'],
      ['feature_1', 'feature_2', 'feature_3', 'feature_4', 'target'],
    ],
    [
      ['feature_2', 'a b', 'target', 'y z'],
      ['feature_2', 'feature_2_', 'target', 'target_'],
    ],
    [
      ['ﬁ', 'fi', 'y'],
      ['fi', 'feature_2', 'y'],
    ],
  ])('of %j are %j', (columns, names) => {
    expect(pythonNames(columns)).toEqual(names);
  });

  it('are different names of Python, whatever the columns are called', () => {
    const column = fc.oneof(fc.string(), fc.constantFrom('feature_1', 'feature_1_', 'target', 'x1', 'X', '价格'));
    fc.assert(
      fc.property(fc.uniqueArray(column, { minLength: 2, maxLength: 8 }), (columns) => {
        const names = pythonNames(columns);
        expect(names).toHaveLength(columns.length);
        expect(new Set(names).size).toBe(names.length);
        names.forEach((name) => expect(name).toMatch(/^[\p{XID_Start}_][\p{XID_Continue}]*$/u));
      }),
    );
  });
});
