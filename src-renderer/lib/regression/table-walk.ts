/** A cell by its row and its column, both from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What a walk through a table needs to know of a key. */
export type WalkKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/** A text field with its caret, or with what is selected in it. */
export interface Field {
  readonly value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
}

/** How many rows and columns a table has, and how many rows a page of it. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

type Move = (place: Place, extent: Extent) => Place;

const by =
  (rows: number, columns: number): Move =>
  ({ row, column }) => ({ row: row + rows, column: column + columns });

const plain = new Map<string, Move>([
  ['ArrowUp', by(-1, 0)],
  ['ArrowDown', by(1, 0)],
  ['Enter', by(1, 0)],
  ['PageUp', ({ row, column }, { page }) => ({ row: Math.max(0, row - page), column })],
  ['PageDown', ({ row, column }, { rows, page }) => ({ row: Math.min(rows - 1, row + page), column })],
]);

const withControl = new Map<string, Move>([
  ['Home', () => ({ row: 0, column: 0 })],
  ['End', (_place, { rows, columns }) => ({ row: rows - 1, column: columns - 1 })],
]);

/** Left and right go through the text of a cell first; one that is selected as a whole counts as a cell, not as a text. */
function sideways(key: string, { value, selectionStart, selectionEnd }: Field): Move | undefined {
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  const isCaret = selectionStart === selectionEnd;
  if (key === 'ArrowLeft' && (isWhole || (isCaret && selectionStart === 0))) return by(0, -1);
  if (key === 'ArrowRight' && (isWhole || (isCaret && selectionEnd === value.length))) return by(0, 1);
  return undefined;
}

function moveOf({ key, shiftKey, ctrlKey, metaKey, altKey, isComposing }: WalkKey, field: Field): Move | undefined {
  // Enter ends the writing of a word by an input method.
  if (isComposing || altKey) return undefined;
  if (ctrlKey || metaKey) return shiftKey ? undefined : withControl.get(key);
  if (shiftKey) return key === 'Enter' ? by(-1, 0) : undefined;
  return plain.get(key) ?? sideways(key, field);
}

/** The cell that a key leads to from a cell that is typed into; null where the key is the text's, or leads out. */
export function walk(key: WalkKey, field: Field, from: Place, extent: Extent): Place | null {
  const to = moveOf(key, field)?.(from, extent);
  if (to === undefined || (to.row === from.row && to.column === from.column)) return null;
  const isInside = to.row >= 0 && to.row < extent.rows && to.column >= 0 && to.column < extent.columns;
  return isInside ? to : null;
}
