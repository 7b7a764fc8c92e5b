import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentData } from '../../../src-main/ipc/contract.ts';
import { cellOf } from './cells.ts';
import {
  type Role,
  canHaveRole,
  cellsBeside,
  columnsBeyond,
  roleOf,
  rowCount,
  withCell,
  withNewRow,
  withRole,
  withTexts,
  withoutRow,
} from './edits.ts';
import { tableOf } from './story.test-support.ts';

const text = fc.oneof(fc.integer().map(String), fc.constantFrom('', 'n/a', '1e-3', '，'));
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 }))
  .chain(([width, rows]) =>
    fc.array(fc.array(text.map(cellOf), { minLength: rows, maxLength: rows }), { minLength: width, maxLength: width }),
  )
  .map((columns) => tableOf(Object.fromEntries(columns.map((cells, k) => [`c${k}`, cells]))));
const cellAt = (data: ExperimentData, row: number, column: number) => data.columns[column]?.cells[row];

describe('what one table holds beside another', () => {
  it('is the columns that were changed', () => {
    const before = tableOf({ a: [1, 2, 3], b: [4, 5, 6] });
    expect(cellsBeside(before, before)).toBe(0);
    expect(cellsBeside(before, withCell(before, 0, 'b', 7))).toBe(3);
    expect(cellsBeside(before, withoutRow(before, 0))).toBe(6);
    expect(cellsBeside(before, withRole(before, 'a', 'target'))).toBe(0);
  });
});

describe('texts that are pasted', () => {
  it('stand where they were put, and every other cell stays as it was', () => {
    const place = fc.nat({ max: 7 });
    const block = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, place, place, block, (data, row, column, texts) => {
        const pasted = withTexts(data, row, column, texts);
        expect(rowCount(pasted)).toBe(Math.max(rowCount(data), row + texts.length));
        pasted.columns.forEach(({ cells }, k) =>
          cells.forEach((cell, at) => {
            const written = texts[at - row]?.[k - column];
            expect(cell).toBe(written === undefined ? (cellAt(data, at, k) ?? '') : cellOf(written));
          }),
        );
      }),
    );
  });

  it('leave columns that they do not change the very same, so that nothing is worked out anew', () => {
    const data = tableOf({ a: [1, 2], b: [3, 4] });
    const pasted = withTexts(data, 0, 1, [['5'], ['4']]);
    expect(pasted.columns[0]).toBe(data.columns[0]);
    expect(withTexts(data, 0, 0, [['1', '3']]).columns.every((column, k) => column === data.columns[k])).toBe(true);
  });
});

describe('columns that are pasted', () => {
  it('are counted where the table has no place for them', () => {
    const data = tableOf({ a: [1, 2], b: [3, 4] });
    expect(columnsBeyond(data, 1, [['1'], ['1', '2', '3']])).toBe(2);
    expect(columnsBeyond(data, 0, [['1', '2']])).toBe(0);
    expect(columnsBeyond(data, 0, [])).toBe(0);
  });
});

describe('an edit of a table', () => {
  it('of one cell changes that cell alone, and never the table before', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.nat(), text, (data, r, c, typed) => {
        fc.pre(rowCount(data) > 0);
        const [row, column] = [r % rowCount(data), c % data.columns.length];
        const before = structuredClone(data);
        const after = withCell(data, row, `c${column}`, cellOf(typed));
        expect(data).toEqual(before);
        expect(cellAt(after, row, column)).toBe(cellOf(typed));
        expect(withCell(after, row, `c${column}`, cellAt(data, row, column) ?? '')).toEqual(data);
      }),
    );
  });

  it('adds an empty row below, which taking it away undoes', () => {
    fc.assert(
      fc.property(table, (data) => {
        const longer = withNewRow(data);
        expect(longer.columns.map(({ cells }) => cells.at(-1))).toEqual(data.columns.map(() => ''));
        expect(withoutRow(longer, rowCount(data))).toEqual(data);
      }),
    );
  });

  it('takes one row away, of every column', () => {
    const data = tableOf({ a: [1, 2, 3], b: ['x', 'y', 'z'] });
    expect(withoutRow(data, 1)).toEqual(tableOf({ a: [1, 3], b: ['x', 'z'] }));
    expect(rowCount({ columns: [] })).toBe(0);
  });
});

describe('the columns of a model', () => {
  const data = tableOf({ a: [1], b: [2], c: [3] });

  it('are never a feature and the target at once, and there is always a feature, whatever is chosen', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const choice = fc.tuple(name, fc.constantFrom<Role>('target', 'feature', 'none'));
    fc.assert(
      fc.property(fc.array(choice), (choices) => {
        let now = data;
        for (const [column, role] of choices) {
          const before = now;
          const isOther = canHaveRole(before, column, role) && roleOf(before, column) !== role;
          now = withRole(before, column, role);
          expect(now === before).toBe(!isOther);
          if (isOther) expect(roleOf(now, column)).toBe(role);
          expect(now.features).not.toContain(now.target);
          expect(now.features.length).toBeGreaterThan(0);
          expect(now.columns).toBe(data.columns);
        }
      }),
    );
  });

  it('stand in the order of the table', () => {
    const one = withRole(data, 'a', 'none');
    expect(one.features).toEqual(['b']);
    expect(withRole(one, 'a', 'feature').features).toEqual(['a', 'b']);
  });

  it('cannot be left without a feature or a target', () => {
    const one = tableOf({ a: [1], b: [2] });
    expect(canHaveRole(one, 'a', 'none')).toBe(false);
    expect([canHaveRole(one, 'b', 'none'), canHaveRole(one, 'b', 'feature')]).toEqual([false, false]);
    expect(canHaveRole(data, 'a', 'none')).toBe(true);
    expect(withRole(one, 'a', 'none')).toBe(one);
    expect(withRole(one, 'b', 'feature')).toBe(one);
  });

  it('swap where the only feature becomes the target, and stay where the target is chosen again', () => {
    const one = tableOf({ a: [1], b: [2] });
    expect(withRole(one, 'a', 'target')).toMatchObject({ target: 'a', features: ['b'] });
    expect(withRole(data, 'c', 'target')).toBe(data);
  });
});
