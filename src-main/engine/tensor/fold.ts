import { type Data, allocate } from './array.ts';
import type { Dtype } from './dtype.ts';
import { type Loop, Pattern, kernelOf } from './kernels.ts';

/** The operations that join many elements into one. */
export type FoldOp = 'add' | 'mul' | 'max' | 'min' | 'and' | 'or';

/**
 * How many elements are joined into one, in the order of TensorFlow 2.21.0 on a CPU whose vector instructions hold 32
 * bytes. Floating-point addition is not associative, so only that order gives its last bit.
 */
export interface Fold {
  readonly dtype: Dtype;
  readonly loop: Loop;
  /** What joining starts from: the result over nothing. */
  readonly initial: number | bigint;
  /** It in every lane. */
  readonly initials: Data;
  /** How many elements a vector instruction joins. */
  readonly packet: number;
  /** Longer rows are joined from their halves. */
  readonly longest: number;
}

/** A matrix whose elements lie row by row from `data[start]` on. */
export interface Matrix {
  readonly data: Data;
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
}

const folds: Readonly<Record<FoldOp, Partial<Record<Dtype, Fold>>>> = {
  add: {},
  mul: {},
  max: {},
  min: {},
  and: {},
  or: {},
};

/** How elements of a type are joined by an operation. */
export function foldOf(op: FoldOp, dtype: Dtype): Fold {
  const found = folds[op][dtype];
  if (found !== undefined) return found;
  const packet = dtype === 'float32' ? 8 : 4;
  const longest = op === 'add' ? packet * 1024 : Infinity;
  const initial = initialOf(op, dtype);
  const initials = scratch[dtype].slice().fill(initial as never);
  const made = { dtype, loop: kernelOf(op).loop(dtype, Pattern.each), initial, initials, packet, longest };
  folds[op][dtype] = made;
  return made;
}

function initialOf(op: FoldOp, dtype: Dtype): number | bigint {
  const value = { add: 0, mul: 1, max: -Infinity, min: Infinity, and: 1, or: 0 }[op];
  if (dtype === 'int32') return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, value));
  if (dtype !== 'int64') return value;
  return Number.isFinite(value) ? BigInt(value) : value < 0 ? -(2n ** 63n) : 2n ** 63n - 1n;
}

/** Scratch for one row at a time; nothing in it outlives the call. */
const scratch: Readonly<Record<Dtype, Data>> = {
  float32: new Float32Array(32),
  float64: new Float64Array(16),
  int32: new Int32Array(16),
  int64: new BigInt64Array(16),
  bool: new Uint8Array(16),
};

/**
 * The elements of a row joined.
 * @param position where the row begins in its array: halves are parted between two packets of the array
 */
export function foldRow(fold: Fold, data: Data, start: number, count: number, position: number): number | bigint {
  const { dtype, loop, packet, longest } = fold;
  if (count <= longest) return foldRun(fold, data, start, count);
  const half = Math.ceil((position + Math.ceil(count / 2)) / packet) * packet - position;
  const left = foldRow(fold, data, start, half, position);
  const right = foldRow(fold, data, start + half, count - half, position + half);
  const lanes = scratch[dtype];
  lanes[0] = left as never;
  lanes[1] = right as never;
  loop(lanes, 0, lanes, 1, lanes, 0, 1);
  return lanes[0] as number | bigint;
}

/**
 * Element k goes to lane k modulo four packets. The four packets are joined one after the other, then those that are left
 * over, and the lanes are folded in halves. What is less than a packet is joined by itself and comes last.
 */
function foldRun(fold: Fold, data: Data, start: number, count: number): number | bigint {
  const { dtype, loop, initial, initials, packet } = fold;
  const lanes = scratch[dtype];
  const four = 4 * packet;
  let done = 0;
  if (count < four) lanes.set(initials as never);
  else loop(initials, 0, data, start, lanes, 0, (done = four));
  for (; done + four <= count; done += four) loop(lanes, 0, data, start + done, lanes, 0, four);
  for (let k = packet; k < four && done > 0; k += packet) loop(lanes, 0, lanes, k, lanes, 0, packet);
  for (; done + packet <= count; done += packet) loop(lanes, 0, data, start + done, lanes, 0, packet);
  for (let half = packet / 2; half >= 1; half /= 2) loop(lanes, 0, lanes, half, lanes, 0, half);
  lanes[1] = initial as never;
  for (; done < count; done++) loop(lanes, 1, data, start + done, lanes, 1, 1);
  loop(lanes, 0, lanes, 1, lanes, 0, 1);
  return lanes[0] as number | bigint;
}

/**
 * The columns of a matrix joined; `out` gets one element for each from `o` on.
 * @param position where the first of them is in the result: columns that fill a packet of it are joined four rows at a time
 */
export function foldColumns(fold: Fold, matrix: Matrix, out: Data, o: number, position: number): void {
  const { packet } = fold;
  const { rows, columns } = matrix;
  const from = Math.min(columns, Math.ceil(position / packet) * packet - position);
  const to = Math.max(from, Math.floor((position + columns) / packet) * packet - position);
  if (rows < 16 || from === to) return foldOneByOne(fold, matrix, out, o, 0, columns);
  foldOneByOne(fold, matrix, out, o, 0, from);
  foldFourByFour(fold, matrix, out, o, from, to);
  foldOneByOne(fold, matrix, out, o, to, columns);
}

/** The columns from one to another joined, one row after the other. */
export function foldOneByOne(fold: Fold, matrix: Matrix, out: Data, o: number, from: number, to: number): void {
  const { data, start, rows, columns } = matrix;
  out.fill(fold.initial as never, o + from, o + to);
  for (let row = 0; row < rows; row++) {
    fold.loop(out, o + from, data, start + row * columns + from, out, o + from, to - from);
  }
}

/** Row k goes to lane k modulo four; the four are joined one after the other, then the rows that are left over. */
function foldFourByFour(fold: Fold, matrix: Matrix, out: Data, o: number, from: number, to: number): void {
  const { dtype, loop, initial } = fold;
  const { data, start, rows, columns } = matrix;
  const width = to - from;
  const { data: lanes, offset } = allocate(dtype, 4 * width);
  lanes.fill(initial as never, offset, offset + 4 * width);
  const whole = rows - (rows % 4);
  const join = (row: number, lane: number) => loop(lanes, lane, data, start + row * columns + from, lanes, lane, width);
  for (let row = 0; row < whole; row++) join(row, offset + (row % 4) * width);
  for (let k = 1; k < 4; k++) loop(lanes, offset, lanes, offset + k * width, lanes, offset, width);
  for (let row = whole; row < rows; row++) join(row, offset);
  out.set(lanes.subarray(offset, offset + width) as never, o + from);
}
