import { pythonError } from '../errors.ts';
import { addAll } from './add.ts';
import type { Recording } from './recording.ts';
import { type Execution, type Source, type Tensor, isDifferentiable } from './tensor.ts';

/** One operation passed on the way back: the adjoint of what it gave, and what each input gets of it. */
export interface SweepStep {
  readonly execution: Execution;
  readonly upstream: Tensor;
  /** For each input; null where nothing comes through, or nobody asks. */
  readonly contributions: readonly (Tensor | null)[];
}

/** A sweep from targets back to sources. */
export interface Swept {
  readonly steps: readonly SweepStep[];
  /** The adjoint of each source; null where no path leads to it. */
  readonly adjoints: readonly (Tensor | null)[];
}

/** What a sweep knows of a source while it is under way. */
class Visit {
  /** Operations of the sweep that use the source and have not passed their adjoint back yet. */
  uses = 0;
  /** Whether its adjoint is an answer. */
  isAsked = false;
  /** What has come back first. */
  adjoint: Tensor | null = null;
  /** What has come back after that. */
  others: Tensor[] | null = null;
  /** The visit after this one. */
  next: Visit | null = null;

  /**
   * @param outer what a sweep that waits for this one knows of the source
   * @param producer what made the source, where the recording has it
   * @param isWanted whether adjoints of the source are worked out
   */
  constructor(
    readonly sweep: Sweep,
    readonly source: Source,
    readonly outer: object | null,
    readonly producer: Execution | null,
    readonly isWanted: boolean,
  ) {}

  comeBack(adjoint: Tensor): void {
    if (this.adjoint === null) this.adjoint = adjoint;
    else if (this.others === null) this.others = [adjoint];
    else this.others.push(adjoint);
  }

  /** The adjoint: the sum of what has come back. */
  sum(): Tensor | null {
    const { adjoint, others } = this;
    return adjoint === null || others === null ? adjoint : addAll([adjoint, ...others]);
  }

  /** The adjoint, which is passed back now, and kept only where it is an answer. */
  take(): Tensor | null {
    const sum = this.sum();
    this.adjoint = this.isAsked ? sum : null;
    this.others = null;
    return sum;
  }
}

/** One way back. Sources hold their own visits: a table of sources would cost more than all the rest of a sweep. */
interface Sweep {
  readonly recording: Recording;
  readonly steps: SweepStep[];
  /** The visits, which follow each other; null before there are any. */
  first: Visit | null;
  last: Visit | null;
}

/** What a sweep knows of a source; null where it has not come to it. */
function visitOf(sweep: Sweep, source: Source): Visit | null {
  const visit = source.visit as Visit | null;
  return visit !== null && visit.sweep === sweep ? visit : null;
}

/** Comes to a target, or to a source whose adjoint is an answer. */
function visited(sweep: Sweep, source: Source): Visit {
  return visitOf(sweep, source) ?? visit(sweep, source, sweep.recording.follows(source));
}

/** What the sweep that is under way knows of a source that it has come to. */
const known = (source: Source): Visit => source.visit as Visit;

function visit(sweep: Sweep, source: Source, isFollowed: boolean): Visit {
  const isWanted = isFollowed && isDifferentiable(source);
  const made = new Visit(sweep, source, source.visit, sweep.recording.producerOf(source), isWanted);
  source.visit = made;
  if (sweep.last === null) sweep.first = made;
  else sweep.last.next = made;
  sweep.last = made;
  return made;
}

/** Finds what was recorded on the way to the targets, and how often each source that is followed is used there. */
function explore(sweep: Sweep): void {
  for (let at = sweep.first; at !== null; at = at.next) {
    const inputs = at.producer === null ? NOTHING : at.producer.inputs;
    for (let j = 0; j < inputs.length; j++) {
      const input = inputs[j] as Source;
      const before = visitOf(sweep, input);
      if (before !== null) before.uses++;
      else if (sweep.recording.follows(input)) visit(sweep, input, true).uses++;
    }
  }
}

const NOTHING: readonly Source[] = [];

/** Passes adjoints back from the targets, once all that use an output have passed theirs. */
function run(sweep: Sweep, targets: readonly Source[]): void {
  const ready: Execution[] = [];
  // The last target comes first, as in TensorFlow, whose sums of three and more this decides.
  for (let k = targets.length - 1; k >= 0; k--) {
    const target = targets[k] as Source;
    const { uses, producer } = known(target);
    if (uses === 0 && producer !== null && targets.indexOf(target) === k) ready.push(producer);
  }
  for (let k = 0; k < ready.length; k++) {
    const execution = ready[k] as Execution;
    passBack(sweep, execution);
    for (let j = 0; j < execution.inputs.length; j++) {
      const input = visitOf(sweep, execution.inputs[j] as Source);
      if (input !== null && --input.uses === 0 && input.producer !== null) ready.push(input.producer);
    }
  }
}

/** An operation nothing came back to passes nothing on. */
function passBack(sweep: Sweep, execution: Execution): void {
  const { inputs, operation, output } = execution;
  const upstream = known(output).take();
  const { pullback, name } = operation;
  if (upstream === null || pullback === null) return;
  if (pullback === 'missing') throw pythonError('LookupError', `gradient registry has no entry for: ${name}`);
  const contributions = pullback(execution, upstream, wantedOf(sweep, inputs));
  for (let k = 0; k < contributions.length; k++) {
    const contribution = contributions[k];
    if (!contribution) continue;
    const input = visitOf(sweep, inputs[k] as Source);
    if (input?.isWanted) input.comeBack(contribution);
  }
  sweep.steps.push({ execution, upstream, contributions });
}

const BOTH = [true, true];
const FIRST = [true, false];
const SECOND = [false, true];
const ONLY = [true];

/** Of which inputs adjoints are worked out: of some, else nothing would have come back to the output. */
function wantedOf(sweep: Sweep, inputs: readonly Source[]): readonly boolean[] {
  const [first, second] = inputs;
  if (first === undefined || inputs.length > 2) return inputs.map((input) => isWanted(sweep, input));
  if (second === undefined) return ONLY;
  if (!isWanted(sweep, second)) return FIRST;
  return isWanted(sweep, first) ? BOTH : SECOND;
}

const isWanted = (sweep: Sweep, source: Source): boolean => visitOf(sweep, source)?.isWanted === true;

const adjointOf = (source: Source): Tensor | null => known(source).sum();

/** What sweeps that wait know of the sources comes back. */
function leave({ first }: Sweep): void {
  for (let at = first; at !== null; at = at.next) at.source.visit = at.outer;
}

/**
 * Passes adjoints back from targets through a recording, in the order in which TensorFlow does: sums of several
 * contributions agree with its sums to the last bit.
 * @param seeds the adjoint that each target starts with; null for a target that is not on the tape
 * @throws Mistake `python` for an operation without a gradient
 */
export function sweepBack(
  recording: Recording,
  targets: readonly Source[],
  seeds: readonly (Tensor | null)[],
  sources: readonly Source[],
): Swept {
  const sweep: Sweep = { recording, steps: [], first: null, last: null };
  try {
    for (let k = 0; k < targets.length; k++) {
      const visit = visited(sweep, targets[k] as Source);
      const seed = seeds[k];
      if (seed) visit.comeBack(seed);
    }
    explore(sweep);
    for (const source of sources) visited(sweep, source).isAsked = true;
    run(sweep, targets);
    return { steps: sweep.steps, adjoints: sources.map(adjointOf) };
  } finally {
    leave(sweep);
  }
}
