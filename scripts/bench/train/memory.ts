import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Descent } from '../../../src-main/engine/train/descent.ts';
import { fitSettings } from '../../../src-main/engine/train/fit-settings.ts';
import type { Trial } from '../trial.ts';
import { INITIAL, RATE, type Race, columnsOf } from './races.ts';

/** The trial of preparing a descent and running it; its answer is the megabytes that it takes beside its data. */
export function memoryTrial(race: Race): Trial {
  return {
    run: () => NaN,
    answer() {
      const columns = columnsOf(race);
      const before = bytesInUse();
      const settings = fitSettings({
        ...{ columns, target: 'y', intercept: 'none', scaling: 'none', dtype: 'float64' },
        ...{ learningRate: RATE, initial: INITIAL, iterations: race.updates },
      });
      const descent = new Descent(settings);
      for (let update = 0; update < race.updates; update++) descent.advance();
      const taken = bytesInUse() - before;
      // Named after the measurement, so that nothing of the run is collected before it.
      return { values: [taken / 1e6, descent.iteration, columns.length], size: null };
    },
  };
}

/** What is alive: objects and arrays, after everything else has been collected. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
