import { fitSettings } from '../../../src-main/engine/train/fit-settings.ts';
import { Timeline, frame, keep } from '../../../src-main/engine/train/timeline.ts';
import type { Trial } from '../trial.ts';
import { type Race, columnsOf } from './races.ts';

/** So many moments are opened, in so many rounds after one that warms up. */
const MOMENTS = 300;
const ROUNDS = 3;

/**
 * The trial of opening moments of a run that was gone through to its end, at random and with all their phases; its answer
 * is the milliseconds that the slowest moment takes. The best of its rounds counts: when the machine pauses is chance.
 * @param batch rows of a batch; null for all
 */
export function framesTrial(race: Race, batch: number | null): Trial {
  return {
    run: () => NaN,
    answer() {
      const columns = columnsOf(race);
      const settings = fitSettings({ columns, target: 'y', iterations: race.updates, optimizer: 'adam', batch });
      const timeline = new Timeline(settings);
      timeline.runToEnd();
      keep(timeline);
      const open = (k: number) => {
        const begin = performance.now();
        frame({ settings, iteration: (k * 48_271) % race.updates, phase: 'update' });
        return performance.now() - begin;
      };
      const round = () => Array.from({ length: MOMENTS }, (_, k) => open(k));
      round();
      const rounds = Array.from({ length: ROUNDS }, round);
      const times = Array.from({ length: MOMENTS }, (_, k) => Math.min(...rounds.map((each) => each[k] ?? NaN)));
      return { values: [Math.max(...times)], size: null };
    },
  };
}
