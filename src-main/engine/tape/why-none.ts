import type { Departure } from './departures.ts';
import type { GradientCall } from './gradient-tape.ts';
import { nameOf } from './names.ts';
import type { Recording, Stretch } from './recording.ts';
import { type Execution, type Handle, type Source, type Tensor, isDifferentiable } from './tensor.ts';

/**
 * Why a gradient is None:
 *
 * - `not-watched`: the tape was not told to follow the source, or (with `late`) only after it was used
 * - `not-trainable`: the variable is one that tapes do not watch by themselves
 * - `integer`: the source, or a value on the way, is of a type without fractions
 * - `rebound`: the name of a variable stands for a tensor that was worked out of it
 * - `through-numpy`: the numbers left TensorFlow on the way
 * - `before-tape`, `after-tape`, `paused`: a value on the way was made while the tape did not record
 * - `assigned`: a variable on the way got its value by an assignment
 * - `no-gradient`: an operation on the way has no derivative
 * - `stopped`: `tf.stop_gradient` lets no adjoint through
 * - `no-path`: the target does not depend on the source
 */
export type Cause =
  | 'not-watched'
  | 'not-trainable'
  | 'integer'
  | 'rebound'
  | 'through-numpy'
  | 'before-tape'
  | 'after-tape'
  | 'paused'
  | 'assigned'
  | 'no-gradient'
  | 'stopped'
  | 'no-path';

/** Why a gradient is None, and where. */
export interface Diagnosis {
  readonly cause: Cause;
  /** The line that is to blame; null where no program is known. */
  readonly line: number | null;
  /** What the cause is about: the source, or a value on the way to the target. */
  readonly subject: Source;
  /** The operation that made the subject, where one is to blame. */
  readonly operation: string | null;
  /** The line of the watch that came too late. */
  readonly late: number | null;
  /** Where the tape began to record, and where the stretch ended in which the cause lies. */
  readonly tapeLine: number | null;
  readonly endLine: number | null;
}

/** How a value depends on another: by an operation, by numbers that went through NumPy, by an assignment. */
interface Edge {
  readonly kind: 'operation' | 'numpy' | 'assigned';
  readonly from: Source;
  readonly to: Source;
  readonly execution: Execution | null;
  readonly time: number;
  readonly line: number | null;
}

/**
 * Why a call of `gradient` answered None for one of its sources: where the way that the learner has in mind, from the
 * source to a target, leaves what the tape can follow. It reads the records alone, never the text of the program.
 * @param k which of the sources
 */
export function whyNone({ targets, sources, recording }: GradientCall, k: number): Diagnosis {
  const source = sources[k];
  if (source === undefined) throw new Error(`The call has no source ${k}`);
  const start = placeOf(source);
  if (!isDifferentiable(source)) return diagnosis('integer', source, start, recording);
  const target = targets.find((each) => !isDifferentiable(each));
  const path = wayTo(source, targets, recording);
  const broken = path === null ? null : breakIn(path, source, recording);
  if (broken !== null) return broken;
  if (target !== undefined) return diagnosis('integer', target, placeOf(target), recording, originOf(target));
  const left = recording.departures.find((each) => wayTo(source, [each.source], recording) !== null);
  if (left !== undefined) return diagnosis('through-numpy', left.source, left, recording);
  return diagnosis('no-path', targets[0] ?? source, placeOf(targets[0] ?? source), recording);
}

interface Place {
  readonly line: number | null;
  readonly time: number;
}

function placeOf(source: Source): Place {
  if (source.kind === 'handle') return source;
  return source.origin ?? { line: null, time: 0 };
}

const originOf = (source: Source): Execution | null => (source.kind === 'tensor' ? source.origin : null);

function diagnosis(
  cause: Cause,
  subject: Source,
  { line, time }: Place,
  recording: Recording,
  execution: Execution | null = null,
  late: number | null = null,
): Diagnosis {
  const stretch = recording.stretches.findLast(({ start }) => start <= time) ?? recording.stretches[0];
  return {
    cause,
    line,
    subject,
    operation: execution?.operation.name ?? null,
    late,
    tapeLine: recording.stretches[0]?.startLine ?? null,
    endLine: stretch?.endLine ?? null,
  };
}

/** The shortest chain of dependences from the source to a target, in that order; null where there is none. */
function wayTo(source: Source, targets: readonly Source[], recording: Recording): Edge[] | null {
  const towards = new Map<Source, Edge | null>(targets.map((target) => [target, null]));
  const queue = [...targets];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === source) return chain(towards, source);
    for (const edge of dependences(at, recording)) {
      if (towards.has(edge.from)) continue;
      towards.set(edge.from, edge);
      queue.push(edge.from);
    }
  }
  return null;
}

function chain(towards: ReadonlyMap<Source, Edge | null>, source: Source): Edge[] {
  const edges: Edge[] = [];
  for (let edge = towards.get(source); edge; edge = towards.get(edge.to)) edges.push(edge);
  return edges;
}

function dependences(source: Source, recording: Recording): Edge[] {
  if (source.kind === 'handle') return assignmentsOf(source, recording);
  const { origin } = source;
  if (origin === null) return [];
  const { time, line } = origin;
  const through = (origin.attributes['throughNumpy'] ?? []) as readonly Departure[];
  return [
    ...origin.inputs.map((from): Edge => ({ kind: 'operation', from, to: source, execution: origin, time, line })),
    ...through.map((left): Edge => ({
      ...{ kind: 'numpy', from: left.source, to: source, execution: origin, time },
      line: left.line,
    })),
  ];
}

function assignmentsOf(variable: Handle, { assignments }: Recording): Edge[] {
  return assignments.flatMap(({ source, value, time, line }): Edge[] =>
    source === variable && value !== null
      ? [{ kind: 'assigned', from: value, to: variable, execution: null, time, line }]
      : [],
  );
}

/** The first place on the way at which the tape lost track; null where it could follow all the way. */
function breakIn(path: readonly Edge[], source: Source, recording: Recording): Diagnosis | null {
  const [first] = path;
  if (first !== undefined && first.kind === 'operation' && outside(first.time, recording) === null) {
    const unwatched = notFollowed(source, first, recording);
    if (unwatched !== null) return unwatched;
  }
  for (const [k, edge] of path.entries()) {
    const broken = breakAt(edge, path.slice(k), recording);
    if (broken !== null) return broken;
  }
  return null;
}

/** @param rest the way from the edge on */
function breakAt(edge: Edge, rest: readonly Edge[], recording: Recording): Diagnosis | null {
  const { kind, from, to, execution } = edge;
  if (kind === 'assigned') return diagnosis('assigned', to, edge, recording);
  if (kind === 'numpy') return diagnosis('through-numpy', from, edge, recording);
  const away = outside(edge.time, recording);
  if (away !== null) {
    const last = lastOnLine(rest);
    return diagnosis(away, last.to, last, recording, last.execution);
  }
  if (!isDifferentiable(to)) return diagnosis('integer', to, edge, recording, execution);
  if (execution === null || execution.operation.pullback !== null) return null;
  return diagnosis(
    execution.operation.name === 'StopGradient' ? 'stopped' : 'no-gradient',
    to,
    edge,
    recording,
    execution,
  );
}

/** A line may run several operations; what it is about is what comes of the last. */
function lastOnLine([first, ...rest]: readonly Edge[]): Edge {
  if (first === undefined) throw new Error('A break is an edge');
  const next = rest.findIndex(({ line, kind }) => line !== first.line || kind !== 'operation');
  return (next < 0 ? rest.at(-1) : rest[next - 1]) ?? first;
}

/** Whether something happened while the tape did not record. */
function outside(time: number, { stretches }: Recording): 'before-tape' | 'after-tape' | 'paused' | null {
  if (stretches.some((stretch) => isWithin(time, stretch))) return null;
  if (time < (stretches[0]?.start ?? Infinity)) return 'before-tape';
  return stretches.some(({ start }) => start > time) ? 'paused' : 'after-tape';
}

const isWithin = (time: number, { start, end }: Stretch): boolean => time >= start && (end === null || time <= end);

/** Why the tape did not follow a source when it was first used. */
function notFollowed(source: Source, use: Edge, recording: Recording): Diagnosis | null {
  const watch = recording.watches.get(source);
  if (watch !== undefined && watch.time <= use.time) return null;
  const place = placeOf(source);
  if (watch !== undefined && watch.by === 'watch') {
    return diagnosis('not-watched', source, use, recording, null, watch.line);
  }
  if (source.kind === 'handle') {
    const cause = source.trainable || !recording.watchesVariables ? 'not-watched' : 'not-trainable';
    return watch === undefined ? diagnosis(cause, source, place, recording) : null;
  }
  if (recording.producerOf(source) !== null) return null;
  return diagnosis(isRebound(source) ? 'rebound' : 'not-watched', source, place, recording, source.origin);
}

/** A tensor that was worked out of a variable and is called by the variable's name. */
function isRebound(tensor: Tensor): boolean {
  const name = nameOf(tensor);
  const seen = new Set<Source>([tensor]);
  for (const source of seen) {
    if (source.kind === 'handle' && name !== null && nameOf(source) === name) return true;
    if (source.kind === 'tensor') for (const input of source.origin?.inputs ?? []) seen.add(input);
  }
  return false;
}
