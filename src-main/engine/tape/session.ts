import type { NdArray } from '../tensor/array.ts';
import {
  NOBODY,
  type Attributes,
  type Execution,
  type Follower,
  type Handle,
  type Operation,
  type Source,
  Tensor,
} from './tensor.ts';

/** A tape that is open, as operations and variables see it. */
export interface Recorder extends Follower {
  /** Keeps the operation if the tape follows one of its inputs, and follows its output from then on. */
  record(execution: Execution): void;
  /** The state of a variable was read. */
  accessed(variable: Handle): void;
  /** The state of a variable was replaced, which no tape can follow. */
  assigned(variable: Handle, value: Tensor): void;
  /** The numbers of a tensor or variable were handed to NumPy or Python. */
  departed(source: Source): void;
}

/** What a program shares from its first line to its last. */
interface Session {
  /** Counts what happens, so that it can be said what came first. */
  time: number;
  /** The line that runs; null where no program is known. */
  line: number | null;
  /** The tapes that are open, the outermost first. */
  readonly recorders: Recorder[];
  /** Is told of every tape that is made. */
  readonly onTape: (tape: object) => void;
}

const fresh = (onTape: Session['onTape']): Session => ({ time: 0, line: null, recorders: [], onTape });

let session = fresh(() => undefined);

/**
 * Runs `work` as a program of its own: with no tape open, whatever is open around it. `work` is synchronous.
 * @param onTape is told of every tape that is made
 * @example inSession(() => recorders().length) // 0
 */
export function inSession<T>(work: () => T, onTape: (tape: object) => void = () => undefined): T {
  const outer = session;
  session = fresh(onTape);
  try {
    return work();
  } finally {
    session = outer;
  }
}

/** The tapes that are open, the outermost first; opening and closing one changes this list. */
export function recorders(): Recorder[] {
  return session.recorders;
}

/** A tape was made. */
export function announce(tape: object): void {
  session.onTape(tape);
}

/** Says which line of the program runs from now on. */
export function atLine(line: number | null): void {
  session.line = line;
}

export function currentLine(): number | null {
  return session.line;
}

/** The number of the next event. */
export function tick(): number {
  return ++session.time;
}

/** Longer chains of operations forget what lies further back: no tape of a lesson is near, and memory is finite. */
const DEEPEST = 20_000;

const NO_ATTRIBUTES: Attributes = {};
const NOTHING: readonly Source[] = [];

/**
 * Notes that an operation ran, on every open tape that follows one of its inputs.
 * @param array what it gave
 * @example performed({ name: 'Identity', pullback: null }, [tensor([1])], tensor([1]).array).origin.inputs.length // 1
 */
export function performed(
  operation: Operation,
  inputs: readonly Source[],
  array: NdArray,
  attributes: Attributes = NO_ATTRIBUTES,
): Tensor {
  const output = new Tensor(array);
  const before = depthOf(inputs);
  const execution: Execution = {
    operation,
    inputs: before < DEEPEST ? inputs : NOTHING,
    attributes,
    output,
    time: ++session.time,
    line: session.line,
    recordedOn: NOBODY,
  };
  output.origin = execution;
  output.depth = before < DEEPEST ? before + 1 : 0;
  const { recorders: open } = session;
  for (let k = 0; k < open.length; k++) open[k]?.record(execution);
  return output;
}

function depthOf(inputs: readonly Source[]): number {
  let deepest = 0;
  for (let k = 0; k < inputs.length; k++) {
    const { depth } = inputs[k] as Source;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
