import { invalidSetting } from '../errors.ts';
import { type Checkpoint, Descent, type Partner } from './descent.ts';
import { checkOneOf } from './check.ts';
import { PHASES, frameOf } from './frame.ts';
import { fitSettings } from './fit-settings.ts';
import type { FitSettings, Frame, FrameQuestion } from './record.ts';
import { isSameRun } from './same-run.ts';

/** Terms of sums that are worked out again on the way from a checkpoint, at most: about a millisecond's worth. */
const WORK_BETWEEN = 200_000;

/** Numbers that the state of a random stream is worth. */
const STREAM = 400;

/** Updates between two checkpoints, at most. */
const MOST_BETWEEN = 100;

/** Numbers that all checkpoints together hold, about. */
const MOST_KEPT = 2_000_000;

/**
 * A run that can be entered at any update. On the way it leaves checkpoints, from which an update is reached again
 * quickly; going on from one gives the same numbers as the first time, to the last bit.
 */
export class Timeline {
  readonly descent: Descent;
  readonly settings: FitSettings;
  /** The loss before each update; NaN where the run has not been yet. */
  readonly loss: Float64Array;
  readonly #between: number;
  readonly #checkpoints: Checkpoint[] = [];

  /** @param settings checked */
  constructor(settings: FitSettings) {
    this.settings = settings;
    this.descent = new Descent(settings);
    this.loss = new Float64Array(settings.iterations).fill(NaN);
    this.#between = spacing(settings, this.descent);
    this.#checkpoints.push(this.descent.checkpoint());
  }

  /** Brings the descent to where an update comes next, from the nearest place. */
  goTo(iteration: number): void {
    const near = this.#checkpoints[Math.min(Math.floor(iteration / this.#between), this.#checkpoints.length - 1)];
    const { descent } = this;
    if (near !== undefined && (descent.iteration > iteration || descent.iteration < near.iteration)) descent.goTo(near);
    while (descent.iteration < iteration) this.#advance();
  }

  /** The whole run; null, or the first update after which a loss or parameter is not finite. */
  runToEnd(partner: Partner | null = null): number | null {
    this.descent.shareWith(partner);
    let diverged: number | null = null;
    for (let i = 0; i < this.settings.iterations; i++) {
      this.#advance();
      if (diverged === null && !(Number.isFinite(this.loss[i]) && this.descent.parameters.every(Number.isFinite)))
        diverged = i;
    }
    this.descent.shareWith(null);
    return diverged;
  }

  #advance(): void {
    const { iteration } = this.descent;
    this.loss[iteration] = this.descent.advance();
    const next = this.descent.iteration;
    if (next === this.#checkpoints.length * this.#between) this.#checkpoints.push(this.descent.checkpoint());
  }
}

/** How many updates apart checkpoints are: near enough for a frame at once, far enough not to fill the memory. */
function spacing({ iterations, batch }: FitSettings, { problem, sums, memory, parameters }: Descent): number {
  const work = (batch ?? problem.count) * sums.length;
  const near = Math.max(1, Math.min(MOST_BETWEEN, Math.floor(WORK_BETWEEN / work)));
  const size = parameters.length * (1 + memory.length) + (batch === null ? 50 : STREAM);
  return Math.max(near, Math.ceil((iterations * size) / MOST_KEPT));
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
  return frameOf(timeline.descent, phase, from);
}
