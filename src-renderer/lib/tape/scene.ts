import type { ProgramTrace, RecordView, TapeView, WatchView } from '../../../src-main/ipc/contract.ts';
import { type Frame, type Question, questionsIn } from './frames.ts';

type TapeState = 'waiting' | 'recording' | 'paused' | 'closed' | 'released';

/** The adjoint of a record's output: a number in words, not there yet, or none because the sweep did not come by. */
type Adjoint = { readonly value: string } | 'pending' | 'none';

export interface Row {
  readonly record: RecordView;
  /** Whether the frame is about it. */
  readonly lit: boolean;
  readonly adjoint: Adjoint;
}

/** A tape at one moment. */
export interface TapeScene {
  readonly tape: TapeView;
  /** The tape around it. */
  readonly parent: TapeView | null;
  readonly state: TapeState;
  readonly watches: readonly WatchView[];
  readonly rows: readonly Row[];
}

/** The tapes that there are at a moment, outer ones first; of those that one line has made, the newest. */
export function tapesAt(trace: ProgramTrace, frame: Frame): readonly TapeScene[] {
  const there = trace.tapes.filter(({ time }) => time <= frame.time);
  const newest = new Map(there.map((tape) => [tape.line, tape]));
  return there
    .filter((tape) => newest.get(tape.line) === tape)
    .map((tape) => ({
      tape,
      parent: there.findLast(({ level, time }) => level === tape.level - 1 && time <= tape.time) ?? null,
      state: stateOf(tape, frame.time),
      watches: tape.watches.filter(({ time }) => time <= frame.time),
      rows: rowsOf(tape, frame),
    }));
}

function stateOf({ stretches, releasedAt }: TapeView, time: number): TapeState {
  if (releasedAt !== null && releasedAt <= time) return 'released';
  if (stretches.some(({ start, end }) => start <= time && (end === null || end > time))) return 'recording';
  if (stretches.every(({ start }) => start > time)) return 'waiting';
  return stretches.some(({ start }) => start > time) ? 'paused' : 'closed';
}

function rowsOf(tape: TapeView, frame: Frame): Row[] {
  const adjointOf = adjointsOn(tape, frame);
  return tape.records
    .filter(({ time }) => time <= recordedUntil(tape, frame))
    .map((record) => ({ record, lit: isLit(record, tape, frame), adjoint: adjointOf(record) }));
}

/** What other tapes record of a sweep appears on them together with its result. */
function recordedUntil(tape: TapeView, frame: Frame): number {
  return frame.kind === 'sweep' && frame.tape !== tape ? frame.since : frame.time;
}

function isLit(record: RecordView, tape: TapeView, frame: Frame): boolean {
  if (frame.kind === 'sweep') return frame.tape === tape && frame.adjoint.output.id === record.output.id;
  return record.time > frame.since && record.time <= frame.time;
}

/** The adjoints of the newest question to the tape, as far as its sweep has come. */
function adjointsOn(tape: TapeView, frame: Frame): (record: RecordView) => Adjoint {
  const gradient = tape.gradients.findLast(({ time }) => time <= frame.time);
  if (gradient === undefined) return () => 'pending';
  const isUnderWay = frame.kind === 'sweep' && frame.gradient === gradient;
  const passed = isUnderWay ? gradient.steps.slice(0, frame.step + 1) : gradient.steps;
  const values = new Map(passed.map(({ output, upstream }) => [output.id, upstream]));
  return ({ output }) => {
    const value = values.get(output.id);
    if (value !== undefined) return { value };
    return isUnderWay ? 'pending' : 'none';
  };
}

/** The questions that have an answer at a moment, the newest first. */
export function answeredAt(trace: ProgramTrace, { kind, time }: Frame): readonly Question[] {
  return questionsIn(trace, -1, time)
    .filter(({ gradient }) => kind !== 'sweep' || gradient.time < time)
    .reverse();
}
