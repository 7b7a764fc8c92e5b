import type { Run } from '../../../../src-main/ipc/contract.ts';
import type { Palette } from '../../palette.svelte.ts';
import { parametersAfter } from '../moment.ts';
import { picturedRows } from '../pictured.ts';
import type { ChartWords, RunAt, Scene } from '../scene.ts';

const look: Palette = {
  ...{ ink: '#000001', soft: '#000002', line: '#000003', card: '#000004', x: '#000005', y: '#000006', w: '#000007' },
  ...{ b: '#000008', forward: '#000009', backward: '#00000a', stroke: 2, text: 14, family: 'sans-serif' },
};

const words: ChartWords = {
  ...{ update: 'update', loss: 'loss', excess: 'excess', sample: 'sample', actual: 'actual', predicted: 'predicted' },
  ...{
    line: 'line',
    closedForm: 'closed form',
    error: 'error',
    residual: 'residual',
    value: 'value',
    optimum: 'optimum',
    path: 'path',
  },
  ...{ first: 'first', second: 'second', column: (name) => `<${name}>` },
};

/** A run after one of its updates, the last one in a run that is shorter. */
function runAt(run: Run, wanted: number): RunAt {
  const iteration = Math.min(wanted, run.loss.length - 1);
  return { run, iteration, parameters: parametersAfter(run, iteration), predicted: null };
}

/** What charts are drawn from after an update, without what the engine has to be asked for. */
export function sceneAt(run: Run, iteration: number, rival: Run | null = null): Scene {
  return {
    main: runAt(run, iteration),
    rival: rival && runAt(rival, iteration),
    moment: { iteration, phase: 'update' },
    hidesFuture: false,
    rows: picturedRows(run.settings),
    contour: null,
    look,
    words,
  };
}
