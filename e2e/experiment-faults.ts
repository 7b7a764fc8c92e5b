import { readFileSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { PROJECT } from '../scripts/setup/linked-runtime.ts';
import { readExperiment } from '../src-main/experiment/experiment-file.ts';
import type { DataColumn, Experiment } from '../src-main/ipc/contract.ts';
import type { FaultScenario } from './fault-run.ts';

const sample = readExperiment(readFileSync(join(PROJECT, 'src-main/experiment/fixtures/version-1.tapelab')));

/** The sample with its rows again and again. */
function ofRows(rows: number): Experiment {
  const column = ({ name, cells }: DataColumn): DataColumn => ({
    name,
    cells: Array.from({ length: rows }, (_, row) => cells[row % cells.length] ?? ''),
  });
  return { ...sample, data: { ...sample.data, columns: sample.data.columns.map(column) } };
}

/** Every second is large. A state is one of these, with its number as the seed. */
const templates = [ofRows(16), ofRows(20_000)];

/** Keeps one after the other, in the page, so that nothing but the app's own work lies between them. */
async function keepForEver({ all, first }: { all: Experiment[]; first: number }): Promise<never> {
  const ask = Reflect.get(window, 'ask') as (state: number) => Promise<void>;
  for (let state = first; ; state++) {
    const template = all[state % all.length] as Experiment;
    await ask(state);
    const kept = { ...template, settings: { ...template.settings, seed: state } };
    const outcome = await window.tapelab.invoke('experiment:keep', kept);
    if (!outcome.ok) throw new Error(outcome.problem.message);
  }
}

/** Keeping the experiment of the Regression lab. */
export const experimentFaults: FaultScenario = {
  name: 'experiments',
  async write(page: Page, first, ask) {
    // The app's own window would keep its experiment too: this page of the app has nothing in it.
    await page.goto('app://tapelab/empty.html');
    await page.exposeFunction('ask', ask);
    await page.evaluate(keepForEver, { all: templates, first });
  },
  stateIn(userData) {
    const path = join(userData, 'last.tapelab');
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return 0;
    // What is on screen is left out: the app's window may have kept an experiment again before this page came.
    const { data, settings } = readExperiment(readFileSync(path));
    const state = settings.seed;
    const asked = templates[state % templates.length] ?? sample;
    const isAsked = isDeepStrictEqual([data, settings], [asked.data, { ...asked.settings, seed: state }]);
    if (isAsked) return state;
    throw new Error(`What is on file as ${state} is not what was asked for.`);
  },
};
