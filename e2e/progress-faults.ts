import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Progress } from '../src-main/ipc/contract.ts';
import { readProgress } from '../src-main/lessons/progress-file.ts';
import type { FaultScenario } from './fault-run.ts';

const LESSONS = 10;
const QUESTIONS = 15;

/** A learner who has answered so many questions, all of them: the number of the state is the last answer. */
function progressOf(state: number): Progress {
  const answers = Object.fromEntries(
    Array.from({ length: QUESTIONS }, (_, question) => [
      `question-${question}`,
      { given: String(state), right: true, tries: state, shown: false },
    ]),
  );
  const lesson = { step: 1, furthest: 2, answers, hints: {} };
  const lessons = Object.fromEntries(Array.from({ length: LESSONS }, (_, number) => [`lesson-${number}`, lesson]));
  return { profile: { id: 'learner', name: '' }, lessons, last: 'lesson-0' };
}

/** Keeps one after the other, in the page, so that nothing but the app's own work lies between them. */
async function keepForEver({ template, first }: { template: Progress; first: number }): Promise<never> {
  const ask = Reflect.get(window, 'ask') as (state: number) => Promise<void>;
  const text = JSON.stringify(template);
  for (let state = first; ; state++) {
    await ask(state);
    const progress = JSON.parse(
      text.replaceAll('"0"', `"${state}"`).replaceAll('"tries":0', `"tries":${state}`),
    ) as Progress;
    const outcome = await window.tapelab.invoke('progress:keep', progress);
    if (!outcome.ok) throw new Error(outcome.problem.message);
  }
}

/** Keeping how far a learner has come. */
export const progressFaults: FaultScenario = {
  name: 'answers',
  folder: 'progress',
  async write(page: Page, first, ask) {
    // The app's own window would keep progress too: this page of the app has nothing in it.
    await page.goto('app://tapelab/empty.html');
    await page.exposeFunction('ask', ask);
    await page.evaluate(keepForEver, { template: progressOf(0), first });
  },
  stateIn(userData) {
    const path = join(userData, 'progress', 'learner.json');
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return 0;
    const found = readProgress(readFileSync(path));
    const state = found.lessons['lesson-0']?.answers['question-0']?.tries ?? NaN;
    if (JSON.stringify(found) === JSON.stringify(progressOf(state))) return state;
    throw new Error(`What is on file as ${state} is not what was asked for.`);
  },
};
