import type { Mistake } from '../errors.ts';
import { tick } from '../tape/session.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { fixUsedUp } from './fix.ts';
import { run } from './program.ts';
import type { PrintedView, ProgramQuestion, ProgramStep, ProgramTrace, StopView } from './trace.ts';
import { TapeViewer } from './view-tape.ts';

const MOST_STEPS = 10_000;
const MOST_TAPES = 100;

/**
 * Runs a program and answers what happened on its tapes, step by step.
 * @example traceProgram({ source: 'print(1)' }).printed[0]?.text // '1\n'
 */
export function traceProgram({ source }: ProgramQuestion): ProgramTrace {
  const [steps, printed, tapes]: [ProgramStep[], PrintedView[], GradientTape[]] = [[], [], []];
  const ran = run(source, {
    onStep: (line) => steps.length < MOST_STEPS && steps.push({ line, time: tick() }),
    onTape: (tape) => tape instanceof GradientTape && tapes.length < MOST_TAPES && tapes.push(tape),
    onPrint: (text, line) => printed.push({ line, time: tick(), text }),
  });
  const viewer = new TapeViewer(source);
  return {
    source,
    steps,
    printed,
    tapes: tapes.filter(({ recording }) => recording !== null).map((tape) => viewer.view(tape)),
    stop: ran.mistake && stopOf(source, ran.mistake),
  };
}

function stopOf(source: string, { kind, message, span, details }: Mistake): StopView {
  const { line, made, cause } = details;
  const fix = cause === 'used-up' && typeof made === 'number' ? fixUsedUp(source, made) : null;
  return { kind, message, span, details, line: typeof line === 'number' ? line : null, fix };
}
