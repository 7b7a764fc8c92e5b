import { invalidSetting } from '../errors.ts';
import { at } from '../tensor/read.ts';
import { Descent, type Partner } from './descent.ts';
import { checkOneOf } from './check.ts';
import { PHASES, frameOf } from './frame.ts';
import { fitSettings } from './fit-settings.ts';
import type { Overflow } from './lab-record.ts';
import type { FitSettings, Frame, FrameQuestion } from './record.ts';
import { isSameRun } from './same-run.ts';

/** Terms of sums that are worked out again on the way from a checkpoint, at most: about a millisecond's worth. */
const WORK_BETWEEN = 200_000;

/** Updates between two checkpoints, at most. */
const MOST_BETWEEN = 100;

/** Is told of an update, and the parameters after it, which are good until the next one. */
export type Visit = (iteration: number, parameters: Float64Array) => void;

/** Numbers that all checkpoints together hold: 16 MB. */
const MOST_KEPT = 2_000_000;

/**
 * A run that can be entered at any update. On the way it leaves checkpoints, from which an update is reached again
 * quickly; going on from one gives the same numbers as the first time, to the last bit.
 *
 * Once a run is over, each of its moments takes at most 5 ms for up to 100,000 updates on 100,000 rows of 3 columns, all
 * rows at once or in batches. Beyond that it takes as long as an update and the ones since the last checkpoint: many
 * parameters leave room for fewer checkpoints, and epochs of more rows for fewer orders (see `Epochs`).
 */
export class Timeline {
  readonly descent: Descent;
  readonly settings: FitSettings;
  /** The loss before each update; NaN where the run has not been yet. */
  readonly loss: Float64Array;
  readonly #between: number;
  /** One state after the other, `#between` updates apart. */
  readonly #states: Float64Array;
  #checkpoints = 0;

  /** @param settings checked */
  constructor(settings: FitSettings) {
    this.settings = settings;
    this.descent = new Descent(settings);
    this.loss = new Float64Array(settings.iterations).fill(NaN);
    this.#between = spacing(settings, this.descent);
    this.#states = new Float64Array((Math.floor(settings.iterations / this.#between) + 1) * this.descent.stateSize);
    this.#leaveCheckpoint();
  }

  /** Brings the descent to where an update comes next, from the nearest place. */
  goTo(iteration: number): void {
    const { descent } = this;
    const near = Math.min(Math.floor(iteration / this.#between), this.#checkpoints - 1);
    const from = near * this.#between;
    if (descent.iteration > iteration || descent.iteration < from) descent.goTo(from, this.#stateAt(near));
    while (descent.iteration < iteration) this.#advance();
  }

  /**
   * The whole run, from its beginning; null, or the first number that is not finite.
   * @param visit is told of each update, with the parameters after it
   */
  runToEnd(partner: Partner | null = null, visit: Visit = () => undefined): Overflow | null {
    const { parameters } = this.descent;
    this.descent.shareWith(partner);
    let overflow: Overflow | null = null;
    for (let i = 0; i < this.settings.iterations; i++) {
      this.#advance();
      overflow ??= overflowAt(i, at(this.loss, i), parameters);
      visit(i, parameters);
    }
    this.descent.shareWith(null);
    return overflow;
  }

  #advance(): void {
    const { iteration } = this.descent;
    this.loss[iteration] = this.descent.advance();
    if (this.descent.iteration === this.#checkpoints * this.#between) this.#leaveCheckpoint();
  }

  #leaveCheckpoint(): void {
    this.descent.writeState(this.#stateAt(this.#checkpoints));
    this.#checkpoints += 1;
  }

  #stateAt(checkpoint: number): Float64Array {
    const { stateSize } = this.descent;
    return this.#states.subarray(checkpoint * stateSize, (checkpoint + 1) * stateSize);
  }
}

/** The loss comes before the parameters, whose update it leads to. */
function overflowAt(iteration: number, loss: number, parameters: Float64Array): Overflow | null {
  if (!Number.isFinite(loss)) return { iteration, quantity: 'loss' };
  if (parameters.every(Number.isFinite)) return null;
  return { iteration, quantity: parameters.findIndex((value) => !Number.isFinite(value)) };
}

/** How many updates apart checkpoints are: near enough for a frame at once, far enough not to fill the memory. */
function spacing({ iterations, batch }: FitSettings, { problem, sums, stateSize }: Descent): number {
  const work = (batch ?? problem.count) * sums.length;
  const near = Math.max(1, Math.min(MOST_BETWEEN, Math.floor(WORK_BETWEEN / work)));
  return Math.max(near, Math.ceil((iterations * stateSize) / MOST_KEPT));
}

/** The run that was entered last, so that the next frame of it is near. */
let last: Timeline | null = null;

/** Keeps a run at hand, in place of the one before. */
export function keep(timeline: Timeline): void {
  last = timeline;
}

/**
 * A moment of a run, with as many numbers of it as its phase has computed. It depends on the question alone: what is
 * remembered from one question to the next only saves time.
 *
 * @throws Mistake `invalid-setting` for settings that training cannot use, and a moment that the run does not have
 */
export function frame({ settings, iteration, phase, from = 0 }: FrameQuestion): Frame {
  const timeline = last !== null && isSameRun(last.settings, settings) ? last : new Timeline(fitSettings(settings));
  keep(timeline);
  const { iterations } = timeline.settings;
  if (!Number.isInteger(iteration) || iteration < 0 || iteration >= iterations) {
    throw invalidSetting('iteration', iteration, `an integer from 0 to ${iterations - 1}`);
  }
  checkOneOf('phase', phase, PHASES);
  timeline.goTo(iteration);
  return frameOf(timeline.descent, phase, from, timeline.loss[iteration]);
}
