import { describe, expect, it } from 'vitest';
import { type WalkKey, walk } from './table-walk.ts';

const extent = { rows: 100, columns: 3, page: 10 };
const place = { row: 5, column: 1 };

function key(name: string, held: Partial<WalkKey> = {}): WalkKey {
  const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
  return { key: name, ...none, ...held };
}

/** A field with its caret, or with a selection. */
const field = (value: string, selectionStart: number, selectionEnd = selectionStart) => ({
  ...{ value, selectionStart, selectionEnd },
});
const middle = field('145', 1);

describe('walking through a table', () => {
  it.each([
    ['ArrowUp', 4, 1],
    ['ArrowDown', 6, 1],
    ['Enter', 6, 1],
    ['PageUp', 0, 1],
    ['PageDown', 15, 1],
  ])('%s leads to row %i, column %i', (name, row, column) => {
    expect(walk(key(name), middle, place, extent)).toEqual({ row, column });
  });

  it('goes back by Enter with Shift, and to both ends by Home and End with Ctrl', () => {
    expect(walk(key('Enter', { shiftKey: true }), middle, place, extent)).toEqual({ row: 4, column: 1 });
    expect(walk(key('Home', { ctrlKey: true }), middle, place, extent)).toEqual({ row: 0, column: 0 });
    expect(walk(key('End', { metaKey: true }), middle, place, extent)).toEqual({ row: 99, column: 2 });
  });

  it.each([
    ['the caret in the middle', field('145', 1), null, null],
    ['the caret at the start', field('145', 0), 0, null],
    ['the caret at the end', field('145', 3), null, 2],
    ['a part selected', field('145', 0, 2), null, null],
    ['all selected', field('145', 0, 3), 0, 2],
    ['nothing in the cell', field('', 0), 0, 2],
  ])('leaves left and right to the text before the cells: %s', (_case, text, left, right) => {
    expect(walk(key('ArrowLeft'), text, place, extent)?.column ?? null).toBe(left);
    expect(walk(key('ArrowRight'), text, place, extent)?.column ?? null).toBe(right);
  });

  it('stays at the edges', () => {
    const [first, last] = [
      { row: 0, column: 0 },
      { row: 99, column: 2 },
    ];
    for (const name of ['ArrowUp', 'PageUp', 'ArrowLeft'])
      expect(walk(key(name), field('', 0), first, extent)).toBeNull();
    for (const name of ['ArrowDown', 'PageDown', 'ArrowRight', 'Enter']) {
      expect(walk(key(name), field('', 0), last, extent)).toBeNull();
    }
  });

  it('leaves every other key to the text', () => {
    for (const name of ['1', 'Delete', 'Backspace', 'Home', 'End', 'Tab', 'Escape', 'constructor']) {
      expect(walk(key(name), middle, place, extent)).toBeNull();
    }
    for (const name of ['ArrowLeft', 'ArrowUp']) {
      for (const held of [{ shiftKey: true }, { ctrlKey: true }, { altKey: true }]) {
        expect(walk(key(name, held), field('', 0), place, extent)).toBeNull();
      }
    }
    expect(walk(key('Enter', { isComposing: true }), middle, place, extent)).toBeNull();
  });
});
