import { fromNumbers } from '../../../src-main/engine/tensor/array.ts';
import { toTensor } from '../../../src-main/engine/tape/convert.ts';
import { apply } from '../../../src-main/engine/tape/elementwise.ts';
import { GradientTape } from '../../../src-main/engine/tape/gradient-tape.ts';
import { matmul } from '../../../src-main/engine/tape/products.ts';
import { reduceMean } from '../../../src-main/engine/tape/reductions.ts';
import { Tensor } from '../../../src-main/engine/tape/tensor.ts';
import { Variable } from '../../../src-main/engine/tape/variable.ts';
import { INITIAL, RATE, type Race, columnsOf } from './races.ts';

/** The course's loop, operation by operation on a tape of its own for each update, as a program in Python runs it. */
export class EagerDescent {
  readonly #design: Tensor;
  readonly #target: Tensor;
  readonly #half = scalar(0.5);
  readonly #rate = scalar(RATE);
  #weights = weightsFrom(INITIAL);

  constructor(race: Race) {
    const columns = columnsOf(race).map(({ values }) => values);
    const target = columns.pop() ?? new Float64Array(0);
    const rows = Array.from({ length: race.rows * columns.length }, (_, k) => {
      return columns[k % columns.length]?.[Math.floor(k / columns.length)] ?? NaN;
    });
    this.#design = toTensor(fromNumbers('float64', [race.rows, columns.length], rows));
    this.#target = toTensor(fromNumbers('float64', [race.rows, 1], target));
  }

  get weights(): number[] {
    const { data, offset, size } = this.#weights.handle.array;
    return Array.from(data.subarray(offset, offset + size), Number);
  }

  /** Trains from the beginning. */
  run(updates: number): void {
    this.#weights = weightsFrom(INITIAL);
    for (let update = 0; update < updates; update++) this.#update();
  }

  #update(): void {
    const tape = new GradientTape();
    tape.enter();
    const error = apply('sub', [this.#target, matmul(this.#design, this.#weights.read())]);
    const loss = apply('mul', [this.#half, reduceMean(apply('square', [error]))]);
    tape.exit();
    const slope = tape.gradient(loss, this.#weights);
    if (slope instanceof Tensor) this.#weights.assignSub(apply('mul', [this.#rate, slope]));
  }
}

const scalar = (value: number): Tensor => toTensor(fromNumbers('float64', [], [value]));

const weightsFrom = (values: readonly number[]): Variable =>
  new Variable(fromNumbers('float64', [values.length, 1], values));
