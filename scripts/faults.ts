/**
 * Kills the app hard, many times, while it is keeping what the learner does, and checks what is left; some minutes, so not
 * part of `npm test`, which does it five times.
 *
 *     npm run test:faults
 *     npm run test:faults -- --kills 20 --seed 7
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { chooseAccount, describeSandbox } from '../e2e/account.ts';
import { experimentFaults } from '../e2e/experiment-faults.ts';
import { killAgainAndAgain } from '../e2e/fault-run.ts';
import { progressFaults } from '../e2e/progress-faults.ts';
import { ensureDisplay } from './display.ts';
import { errorLine, runScript, SetupFailure } from './setup/failure.ts';

const scenarios = [experimentFaults, progressFaults];

function readOptions(): { kills: number; seed: number } {
  const advice = 'The options are --kills NUMBER and --seed NUMBER.';
  try {
    const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
    const kills = Number(values.kills ?? 100);
    const seed = Number(values.seed ?? randomInt(2 ** 31));
    if (Number.isInteger(kills) && kills > 0 && Number.isInteger(seed)) return { kills, seed };
  } catch (error) {
    throw new SetupFailure(errorLine(error), advice);
  }
  throw new SetupFailure('These are no whole numbers.', advice);
}

async function killAll(kills: number, seed: number): Promise<void> {
  for (const scenario of scenarios) {
    const onKill = (done: number): void => {
      if (done % 10 === 0) console.log(`${scenario.name}: killed ${done} times of ${kills}`);
    };
    const { confirmed, inTheMiddle, longestLost } = await killAgainAndAgain({ scenario, kills, seed, onKill });
    console.log(`${scenario.name}: ${confirmed} kept, ${kills} kills, ${inTheMiddle} of them in the middle of a file.`);
    console.log(`Everything opens; at most the last ${Math.ceil(longestLost)} ms are lost.`);
  }
}

await runScript(async () => {
  const { kills, seed } = readOptions();
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  console.log(describeSandbox(await chooseAccount()));
  console.log(`The seed is ${seed}.`);
  try {
    await killAll(kills, seed);
    return 0;
  } finally {
    display.stop();
  }
});
