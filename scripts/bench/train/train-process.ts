/**
 * A process in which one racer trains: its arguments are the racer and the race; or `memory` and the race; or
 * `frames`, the race and the rows of a batch, 0 for all.
 */
import type { Question, Reply } from '../protocol.ts';
import type { Trial } from '../trial.ts';
import { framesTrial } from './frames.ts';
import { memoryTrial } from './memory.ts';
import { racers } from './racers.ts';
import { type Race, type Racer, raceNamed } from './races.ts';

const reply = (message: Reply): void => void process.send?.(message);

async function work([racer = '', name = '', batch = '0']: readonly string[]): Promise<void> {
  const trial = await trialOf(racer, raceNamed(name), Number(batch) || null);
  process.on('message', ({ ask, ...question }: Question) => {
    if (ask === 'answer') reply({ kind: 'answer', answer: trial.answer() });
    else reply({ kind: 'ran', milliseconds: trial.run('calls' in question ? (question.calls as number) : 1) });
  });
  reply({ kind: 'ready' });
}

function trialOf(racer: string, race: Race, batch: number | null): Trial | Promise<Trial> {
  if (racer === 'memory') return memoryTrial(race);
  return racer === 'frames' ? framesTrial(race, batch) : racers[racer as Racer](race);
}

work(process.argv.slice(2)).catch((error: unknown) => reply({ kind: 'failed', message: String(error) }));
