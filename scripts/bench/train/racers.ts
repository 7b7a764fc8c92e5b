import { Worker } from 'node:worker_threads';
import { Descent } from '../../../src-main/engine/train/descent.ts';
import { fitSettings } from '../../../src-main/engine/train/fit-settings.ts';
import { SecondThread } from '../../../src-main/host/second-thread.ts';
import { type Trial, timed } from '../trial.ts';
import { INITIAL, RATE, type Race, type Racer, columnsOf } from './races.ts';
import { EagerDescent } from './eager.ts';
import { descendByHand } from './hand.ts';

/** What each racer does; a call is a whole run from the same beginning. */
export const racers: Readonly<Record<Racer, (race: Race) => Trial | Promise<Trial>>> = {
  'by hand': (race) => {
    const [x0, x1, x2, y] = columnsOf(race).map(({ values }) => values);
    if (x0 === undefined || x1 === undefined || x2 === undefined || y === undefined) throw new Error('No columns');
    const weights = Float64Array.from(INITIAL);
    return runTrial(weights, () => {
      weights.set(INITIAL);
      descendByHand(x0, x1, x2, y, weights, RATE, race.updates);
    });
  },

  compiled: (race) => descentTrial(descentOf(race), race),

  'eager tape': eagerTrial,

  'two threads': async (race) => {
    const descent = descentOf(race);
    const second = new SecondThread(
      (turns) => new Worker(new URL('./second-thread.worker.js', import.meta.url), { workerData: turns }),
    );
    const partner = second.share(descent.problem);
    if (partner === null) throw new Error('These rows are not shared');
    descent.shareWith(partner);
    do {
      await new Promise((resolve) => setTimeout(resolve, 20));
      descent.advance();
    } while (!partner.wasShared);
    return descentTrial(descent, race);
  },
};

function eagerTrial(race: Race): Trial {
  const descent = new EagerDescent(race);
  return {
    run: (calls) =>
      timed(() => {
        for (let call = 0; call < calls; call++) descent.run(race.updates);
      }),
    answer() {
      descent.run(race.updates);
      return { values: descent.weights, size: null };
    },
  };
}

function descentOf(race: Race): Descent {
  const settings = fitSettings({
    ...{ columns: columnsOf(race), target: 'y', intercept: 'none', scaling: 'none', dtype: 'float64' },
    ...{ learningRate: RATE, initial: INITIAL, iterations: race.updates },
  });
  return new Descent(settings);
}

function descentTrial(descent: Descent, { updates }: Race): Trial {
  const begin = Float64Array.from(INITIAL);
  return runTrial(descent.parameters, () => {
    descent.goTo(0, begin);
    for (let update = 0; update < updates; update++) descent.advance();
  });
}

function runTrial(weights: Float64Array, run: () => void): Trial {
  return {
    run: (calls) =>
      timed(() => {
        for (let call = 0; call < calls; call++) run();
      }),
    answer() {
      run();
      return { values: [...weights], size: null };
    },
  };
}
