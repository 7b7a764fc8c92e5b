import type { AdjointView, GradientView, ProgramTrace, StopView, TapeView } from '../../../src-main/ipc/contract.ts';

interface Moment {
  /** The line that is lit. */
  readonly line: number | null;
  /** Everything up to this time has happened. */
  readonly time: number;
  /** When the statement began: what is later is its own doing. */
  readonly since: number;
  /** How many statements have run. */
  readonly ran: number;
}

/** A statement has run. */
interface LineFrame extends Moment {
  readonly kind: 'line';
}

/** A sweep back along a tape, in the middle of a statement, passes an operation. */
export interface SweepFrame extends Moment {
  readonly kind: 'sweep';
  readonly tape: TapeView;
  readonly gradient: GradientView;
  readonly adjoint: AdjointView;
  /** The position of the adjoint among the steps of the sweep. */
  readonly step: number;
  /** Which of the statement's questions it answers, counted from 1, and how many there are. */
  readonly question: number;
  readonly questions: number;
}

/** The program has stopped with a mistake. */
interface StopFrame extends Moment {
  readonly kind: 'stop';
  readonly stop: StopView;
}

export type Frame = LineFrame | SweepFrame | StopFrame;

/** A question to a tape. */
export interface Question {
  readonly tape: TapeView;
  readonly gradient: GradientView;
}

/** Every question that was asked of a tape after `since` and not after `time`, in the order of time. */
export function questionsIn({ tapes }: ProgramTrace, since: number, time: number): Question[] {
  return tapes
    .flatMap((tape) => tape.gradients.map((gradient) => ({ tape, gradient })))
    .filter(({ gradient }) => gradient.time > since && gradient.time <= time)
    .sort((one, other) => one.gradient.time - other.gradient.time);
}

/**
 * The timeline of a program: a frame for each statement that has run, before it one for each operation that its
 * questions to tapes pass on the way back, and at the end one for what stopped it.
 */
export function framesOf(trace: ProgramTrace): readonly Frame[] {
  const { steps, stop } = trace;
  const begin = (position: number): number => steps[position - 1]?.time ?? -1;
  const frames = steps.flatMap(({ line, time }, position): Frame[] => {
    const moment: Moment = { line, time, since: begin(position), ran: position };
    return [...sweepsIn(trace, moment), { ...moment, kind: 'line', ran: position + 1 }];
  });
  if (stop === null) return frames;
  const end: Moment = { line: stop.line, time: Infinity, since: begin(steps.length), ran: steps.length };
  return [...frames, ...sweepsIn(trace, end), { ...end, kind: 'stop', stop, ran: steps.length + 1 }];
}

/** @param moment when the statement has run that asks the tapes */
function sweepsIn(trace: ProgramTrace, moment: Moment): SweepFrame[] {
  const questions = questionsIn(trace, moment.since, moment.time);
  return questions.flatMap(({ tape, gradient }, position) =>
    gradient.steps.map((adjoint, step) => ({
      ...{ ...moment, kind: 'sweep' as const, time: gradient.time, tape, gradient, adjoint, step },
      question: position + 1,
      questions: questions.length,
    })),
  );
}
