/** A process in which one candidate is at work on one subject: its arguments are task, candidate and subject. */
import { subjectNamed } from './expressions.ts';
import type { CandidateName, Question, Reply } from './protocol.ts';
import type { Candidate, Task, Trial } from './trial.ts';

const candidates: Readonly<Record<CandidateName, () => Promise<{ readonly candidate: Candidate }>>> = {
  TapeLab: () => import('./candidates/tapelab.ts'),
  'by hand': () => import('./candidates/hand.ts'),
  mathjs: () => import('./candidates/mathjs.ts'),
  'mathjs differences': () => import('./candidates/mathjs-differences.ts'),
  nerdamer: () => import('./candidates/nerdamer.ts'),
  algebrite: () => import('./candidates/algebrite.ts'),
  'compute-engine': () => import('./candidates/compute-engine.ts'),
  'tfjs cpu': () => import('./candidates/tfjs.ts'),
};

const reply = (message: Reply): void => void process.send?.(message);

function replyTo(trial: Trial, question: Question): void {
  if (question.ask === 'answer') reply({ kind: 'answer', answer: trial.answer() });
  else reply({ kind: 'ran', milliseconds: trial.run(question.calls) });
}

async function work([task, candidate, subject = '']: readonly string[]): Promise<void> {
  const { candidate: tasks } = await candidates[candidate as CandidateName]();
  const begin = tasks[task as Task];
  if (begin === undefined) throw new Error(`${candidate} has no part in ${task}`);
  const trial = await begin(subjectNamed(subject));
  process.on('message', (question: Question) => attempt(() => replyTo(trial, question)));
  reply({ kind: 'ready' });
}

/** A library may throw anything; the bench shows it as a failure of that candidate. */
async function attempt(action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    reply({ kind: 'failed', message: String(error) });
  }
}

await attempt(() => work(process.argv.slice(2)));
