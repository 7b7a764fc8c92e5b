import { type NdArray, rowMajor, type Shape } from './array.ts';
import { isFloat } from './dtype.ts';
import { floatCells, widest } from './float-cells.ts';
import { floatText } from './number-text.ts';

/** Python's two ways to write a value: as in a program, and as `print` does. */
export type TextStyle = 'repr' | 'str';

/** NumPy's settings `linewidth`, `threshold` and `edgeitems`. */
const lineWidth = 75;
const threshold = 1000;
const edgeItems = 3;

const dots = '...';

/**
 * A shape as Python writes a tuple.
 * @example shapeText([2, 3]) // '(2, 3)'
 * @example shapeText([2]) // '(2,)'
 */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/**
 * An array as NumPy 2 writes it with its usual settings.
 * @example arrayText(fromNumbers('float32', [2, 1], [1, 2]), 'repr') // 'array([[1.],\n       [2.]], dtype=float32)'
 * @example arrayText(fromNumbers('float32', [2, 1], [1, 2]), 'str') // '[[1.]\n [2.]]'
 */
export function arrayText(array: NdArray, style: TextStyle): string {
  if (style === 'repr') return representation(array);
  return array.shape.length === 0 ? scalarText(array, 'str') : elementsText(array, ' ', '', lineWidth);
}

const prefix = 'array(';

function representation(array: NdArray): string {
  const elements = prefix + elementsText(array, ', ', ' '.repeat(prefix.length), lineWidth - 1);
  const extras = extrasOf(array).join(', ');
  if (extras === '') return `${elements})`;
  const lastLine = elements.length - (elements.lastIndexOf('\n') + 1) + ','.length;
  const fits = lastLine + ` ${extras})`.length <= lineWidth;
  return `${elements},${fits ? ' ' : `\n${' '.repeat(prefix.length)}`}${extras})`;
}

/** What the elements do not tell: the shape of an array without elements or with too many, and a type that is not usual. */
function extrasOf({ dtype, shape, size }: NdArray): string[] {
  const hidesShape = (size === 0 && shape.length !== 1) || size > threshold;
  const hidesType = size === 0 || dtype === 'float32' || dtype === 'int32';
  return [...(hidesShape ? [`shape=${shapeText(shape)}`] : []), ...(hidesType ? [`dtype=${dtype}`] : [])];
}

/**
 * The only element of an array, as NumPy writes its scalars.
 * @example scalarText(fromNumbers('float64', [], [3]), 'repr') // 'np.float64(3.0)'
 * @example scalarText(fromNumbers('float64', [], [3]), 'str') // '3.0'
 */
export function scalarText(array: NdArray, style: TextStyle): string {
  const text = elementText(array, array.offset);
  if (style === 'str') return text;
  return array.dtype === 'bool' ? `np.${text}_` : `np.${array.dtype}(${text})`;
}

function elementText({ dtype, data }: NdArray, position: number): string {
  const value = data[position] ?? NaN;
  if (isFloat(dtype)) return floatText(Number(value), dtype);
  if (dtype === 'bool') return value ? 'True' : 'False';
  return String(value);
}

/** What is the same for all rows of one array. */
interface Page {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly isLong: boolean;
  readonly separator: string;
  readonly cell: (position: number) => string;
}

function elementsText(array: NdArray, separator: string, margin: string, width: number): string {
  if (array.size === 0) return '[]';
  const { shape, offset } = array;
  const outline = { shape, strides: array.strides ?? rowMajor(shape), isLong: array.size > threshold };
  const cell = cellsOf(array, shownPositions(outline, 0, offset));
  return bracketed({ ...outline, separator, cell }, { axis: 0, position: offset, margin: `${margin} `, width });
}

type Outline = Pick<Page, 'shape' | 'strides' | 'isLong'>;

function shownPositions(outline: Outline, axis: number, position: number): number[] {
  if (axis === outline.shape.length) return [position];
  return shownIndices(outline, axis).flatMap((index) =>
    index === dots ? [] : shownPositions(outline, axis + 1, position + index * (outline.strides[axis] ?? 0)),
  );
}

/** The first three and the last three where the array is long, with dots between them. */
function shownIndices({ shape, isLong }: Outline, axis: number): (number | typeof dots)[] {
  const length = shape[axis] ?? 0;
  const from = (start: number, count: number) => Array.from({ length: count }, (_, k) => start + k);
  if (!isLong || length <= 2 * edgeItems) return from(0, length);
  return [...from(0, edgeItems), dots, ...from(length - edgeItems, edgeItems)];
}

/** How the element at a position is written, in a width that all of those shown have. */
function cellsOf(array: NdArray, positions: readonly number[]): (position: number) => string {
  const { dtype, data, shape } = array;
  if (isFloat(dtype)) {
    const valueAt = (position: number) => Number(data[position]);
    const write = floatCells(positions.map(valueAt), dtype);
    return (position) => write(valueAt(position));
  }
  const texts = positions.map((position) => elementText(array, position));
  const width = dtype === 'bool' && shape.length > 0 ? 'False'.length : widest(texts);
  return (position) => elementText(array, position).padStart(width);
}

interface Place {
  readonly axis: number;
  readonly position: number;
  /** What stands before every line but the first. */
  readonly margin: string;
  readonly width: number;
}

function bracketed(page: Page, { axis, position, margin, width }: Place): string {
  const left = page.shape.length - axis;
  if (left === 0) return page.cell(position);
  const inner = { axis: axis + 1, margin: `${margin} `, width: width - 1 };
  const items = shownIndices(page, axis).map((index) =>
    index === dots ? dots : bracketed(page, { ...inner, position: position + index * (page.strides[axis] ?? 0) }),
  );
  if (left === 1) return `[${wrapped(items, page.separator, margin, width - 1).slice(margin.length)}]`;
  return `[${items.join(page.separator.trimEnd() + '\n'.repeat(left - 1) + margin)}]`;
}

/** Words in lines of at most so many characters, the separator behind a word not counted; a line has one word at least. */
function wrapped(words: readonly string[], separator: string, margin: string, width: number): string {
  const lines: string[] = [];
  let line = margin;
  for (const [k, word] of words.entries()) {
    if (line.length + word.length > width && line !== margin) {
      lines.push(line.trimEnd());
      line = margin;
    }
    line += k < words.length - 1 ? word + separator : word;
  }
  return [...lines, line].join('\n');
}
