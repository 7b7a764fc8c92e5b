/**
 * Measures what TapeLab promises about its speed: `engine`, beside other libraries, `train`, beside a loop written by hand,
 * `app`, packaged, and `lab`, the Regression lab in it; all where none is named. Prints each figure beside its limit and
 * writes bench/results.json.
 */
import { describeMachine } from './bench/machine.ts';
import { type Part, type PartName, type Results, saveResults } from './bench/results.ts';
import { tablesOf } from './bench/table.ts';
import { SetupFailure, runScript } from './setup/failure.ts';

/** Loaded when asked for: the engine is measured where there is no Electron. */
const parts: Readonly<Record<PartName, () => Promise<Pick<Part, 'versions' | 'figures'>>>> = {
  engine: async () => (await import('./bench/engine.ts')).benchEngine(),
  train: async () => (await import('./bench/train.ts')).benchTraining(),
  app: async () => (await import('./bench/app.ts')).benchApp(),
  lab: async () => (await import('./bench/lab.ts')).benchLab(),
};

const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);

await runScript(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !isPart(name));
  if (unknown !== undefined)
    throw new SetupFailure(`There is no part "${unknown}".`, 'The parts are engine, train, app and lab.');
  for (const name of Object.keys(parts).filter(isPart)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const about = { date: new Date().toISOString().slice(0, 10), machine: describeMachine() };
    const part: Part = { ...about, ...(await parts[name]()) };
    console.log(tablesOf(part.figures));
    await saveResults({ [name]: part } satisfies Results);
  }
});
