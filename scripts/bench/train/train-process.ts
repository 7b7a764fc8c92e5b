/** A process in which one racer trains: its arguments are the racer and the race; or `memory` and the race. */
import type { Question, Reply } from '../protocol.ts';
import { memoryTrial } from './memory.ts';
import { racers } from './racers.ts';
import { type Racer, raceNamed } from './races.ts';

const reply = (message: Reply): void => void process.send?.(message);

async function work([racer = '', name = '']: readonly string[]): Promise<void> {
  const race = raceNamed(name);
  const trial = racer === 'memory' ? memoryTrial(race) : await racers[racer as Racer](race);
  process.on('message', ({ ask, ...question }: Question) => {
    if (ask === 'answer') reply({ kind: 'answer', answer: trial.answer() });
    else reply({ kind: 'ran', milliseconds: trial.run('calls' in question ? (question.calls as number) : 1) });
  });
  reply({ kind: 'ready' });
}

work(process.argv.slice(2)).catch((error: unknown) => reply({ kind: 'failed', message: String(error) }));
