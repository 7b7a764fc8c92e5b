import { roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import { callLoop, rowLoop } from './row-loop.ts';
import { type RowLoop, type Rows, lanesOf } from './rows.ts';
import { type Form, sumCount } from './row.ts';

/** Numbers that TensorFlow adds at once: a packet of its processor. */
const packets = { float32: 8, float64: 4 };

/** A run of more packets is summed as two halves. */
const PACKETS_IN_A_RUN = 1024;

/**
 * Sums over rows: of the loss's terms, then of each parameter's derivative. The order of additions is fixed, whoever does
 * them: longer runs are halved as TensorFlow halves them, down to runs that one loop walks through. Within such a run
 * float32 adds in TensorFlow's lanes, so that the sums are its `reduce_sum` to the last bit; float64 adds row by row,
 * which keeps every sum in a register.
 */
export class Pass {
  readonly #form: Form;
  readonly #loop: RowLoop;
  readonly #lanes: Float64Array;
  readonly #rest: Float64Array;
  /** Sums of the second halves that wait for the first, one line a level. */
  readonly #halves: Float64Array[] = [];

  constructor(form: Form, rows: Rows, loop = rowLoop(form, rows)) {
    this.#form = form;
    this.#loop = loop;
    this.#lanes = new Float64Array(sumCount(form) * lanesOf(form.dtype));
    this.#rest = new Float64Array(this.#lanes.length);
  }

  /** Writes the sums over rows `from` to `to - 1` to `sums`. */
  add(parameters: Float64Array, share: number, from: number, to: number, sums: Float64Array, level = 0): void {
    const middle = middleOf(this.#form.dtype, from, to);
    if (middle === null) return this.#addRun(parameters, share, from, to, sums);
    const second = (this.#halves[level] ??= new Float64Array(sums.length));
    this.add(parameters, share, from, middle, sums, level + 1);
    this.add(parameters, share, middle, to, second, level + 1);
    joinSums(this.#form, sums, second);
  }

  #addRun(parameters: Float64Array, share: number, from: number, to: number, sums: Float64Array): void {
    if (this.#form.dtype === 'float64') {
      // A loop is quicker than `fill` where there are few.
      for (let j = 0; j < sums.length; j++) sums[j] = 0;
      return callLoop(this.#loop, parameters, share, from, to, sums, 1);
    }
    const [lanes, rest, packet] = [this.#lanes, this.#rest, packets.float32];
    const [grouped, packed] = [from + wholes(to - from, 4 * packet), from + wholes(to - from, packet)];
    lanes.fill(0);
    rest.fill(0);
    callLoop(this.#loop, parameters, share, from, grouped, lanes, 4 * packet);
    foldPackets(lanes, packet);
    callLoop(this.#loop, parameters, share, grouped, packed, lanes, packet);
    callLoop(this.#loop, parameters, share, packed, to, rest, 1);
    foldLanes(lanes, rest, packet, sums);
  }
}

/**
 * Where a run of rows is halved; null where it is not. The second half of all rows may be summed by somebody else.
 * @example middleOf('float64', 0, 100_000) // 50000
 * @example middleOf('float64', 0, 4096) // null
 */
export function middleOf(dtype: Form['dtype'], from: number, to: number): number | null {
  const packet = packets[dtype];
  if (to - from <= packet * PACKETS_IN_A_RUN) return null;
  return from + packet * Math.ceil(Math.ceil((to - from) / 2) / packet);
}

/**
 * What sums become once all rows are in them: the gradient of float64 is multiplied by the share at last, of float32 row by
 * row, as TensorFlow does.
 */
export function shareSums({ dtype }: Form, sums: Float64Array, share: number): void {
  if (dtype === 'float32') return;
  for (let j = 1; j < sums.length; j++) sums[j] = share * at(sums, j);
}

/** Adds the sums of the second half to those of the first. */
export function joinSums({ dtype }: Form, first: Float64Array, second: Float64Array): void {
  for (let j = 0; j < first.length; j++) first[j] = roundTo(dtype, at(first, j) + at(second, j));
}

/** The largest multiple of a size that is not above a count. */
const wholes = (count: number, size: number): number => count - (count % size);

/** Every line's four packets of float32 lanes become one. */
function foldPackets(lanes: Float64Array, packet: number): void {
  for (let line = 0; line < lanes.length; line += 4 * packet) {
    for (let lane = line; lane < line + packet; lane++) {
      let sum = at(lanes, lane);
      for (let k = 1; k < 4; k++) sum = Math.fround(sum + at(lanes, lane + k * packet));
      lanes[lane] = sum;
    }
  }
}

/** Every line's packet is folded in halves to one number, and the rows after the last whole packet join it. */
function foldLanes(lanes: Float64Array, rest: Float64Array, packet: number, sums: Float64Array): void {
  for (let j = 0; j < sums.length; j++) {
    const line = j * 4 * packet;
    for (let half = packet / 2; half >= 1; half /= 2) {
      for (let k = line; k < line + half; k++) lanes[k] = Math.fround(at(lanes, k) + at(lanes, k + half));
    }
    sums[j] = Math.fround(at(lanes, line) + at(rest, line));
  }
}
