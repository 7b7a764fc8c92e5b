import type { Run, RunOutcome } from '../../../src-main/ipc/contract.ts';

/** How many turns in a row make a swing: fewer may be chance. */
const FEWEST_TURNS = 3;

/** A run is done when its loss is within this factor of the least one, which is what "within 1 %" means everywhere here. */
const DONE = 1.01;

/** A loss in single precision may be up by a rounding where it stands still. */
const SLACK = 1e-6;

/** What becomes of a training run, read off its numbers; null where it is none of the four. */
export function runOutcome(run: Run): RunOutcome | null {
  const { loss, rising, diverged } = run;
  if (rising !== null || diverged !== null) return 'rises';
  const falls = loss.every((value, update) => update === 0 || value <= (1 + SLACK) * (loss[update - 1] ?? value));
  if (falls && swingsIn(run)) return 'swings';
  const last = loss.at(-1) ?? NaN;
  const least = run.optimum?.loss ?? null;
  if (least === null || !falls) return null;
  return last <= DONE * least ? 'settles' : 'crawls';
}

/** Whether one of the parameters turns back at each of several updates in a row, early in the run. */
function swingsIn({ initial, history }: Run): boolean {
  if (history.stride !== 1) return false;
  const count = initial.length;
  return initial.some((start, place) => {
    const values = [start];
    for (let at = place; at < history.parameters.length && values.length <= 12; at += count) {
      values.push(history.parameters[at] ?? NaN);
    }
    return mostTurns(values) >= FEWEST_TURNS;
  });
}

/** The most turns in a row of a path that goes back and forth. */
function mostTurns(values: readonly number[]): number {
  let [most, turns, before] = [0, 0, 0];
  values.forEach((value, place) => {
    const move = Math.sign(value - (values[place - 1] ?? value));
    turns = move !== 0 && move === -before ? turns + 1 : 0;
    before = move;
    most = Math.max(most, turns);
  });
  return most;
}
