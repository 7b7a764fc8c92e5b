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
interface Visit {
  readonly sweep: Sweep;
  readonly source: Source;
  /** What a sweep that waits for this one knows of the source. */
  readonly outer: object | null;
  /** What made the source, where the recording has it. */
  readonly producer: Execution | null;
  /** Whether adjoints of the source are worked out. */
  readonly isWanted: boolean;
  /** What the producer was given; empty until the sweep has found it. */
  inputs: readonly Visit[];
  isFound: boolean;
  /** Whether its adjoint is an answer. */
  isAsked: boolean;
  /** Operations of the sweep that use the source and have not passed their adjoint back yet. */
  uses: number;
  /** What has come back so far. */
  adjoints: Tensor[];
}

/** One way back. Sources hold their own visits: a table of sources would cost more than all the rest of a sweep. */
interface Sweep {
  readonly recording: Recording;
  readonly visits: Visit[];
  readonly steps: SweepStep[];
}

const NONE: readonly Visit[] = [];
const NOTHING: Tensor[] = [];

function visitOf(sweep: Sweep, source: Source): Visit {
  const outer = source.visit as Visit | null;
  if (outer !== null && outer.sweep === sweep) return outer;
  const { recording } = sweep;
  const visit: Visit = {
    sweep,
    source,
    outer,
    producer: recording.producerOf(source),
    isWanted: isDifferentiable(source) && recording.follows(source),
    inputs: NONE,
    isFound: false,
    isAsked: false,
    uses: 0,
    adjoints: NOTHING,
  };
  source.visit = visit;
  sweep.visits.push(visit);
  return visit;
}

/** An array that is made full takes a fraction of the time and room of one that grows from nothing. */
function comeBack(visit: Visit, adjoint: Tensor): void {
  if (visit.adjoints === NOTHING) visit.adjoints = [adjoint];
  else visit.adjoints.push(adjoint);
}

/** The adjoint: the sum of what has come back. */
function sumOf({ adjoints }: Visit): Tensor | null {
  return adjoints.length > 1 ? addAll(adjoints) : (adjoints[0] ?? null);
}

/** What is still to be explored; empty outside `explore`. */
const stack: Visit[] = [];

/** Finds what was recorded on the way to the targets, and how often each source is used there. */
function explore(sweep: Sweep, targets: readonly Visit[]): void {
  for (const target of targets) stack.push(target);
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    if (visit.producer === null || visit.isFound) continue;
    visit.isFound = true;
    visit.inputs = visit.producer.inputs.map((input) => visitOf(sweep, input));
    for (const input of visit.inputs) {
      input.uses++;
      stack.push(input);
    }
  }
}

/** Passes adjoints back, once all that use an output have passed theirs. */
function run(sweep: Sweep, targets: readonly Visit[]): void {
  explore(sweep, targets);
  // The last target comes first, as in TensorFlow, whose sums of three and more this decides.
  const ready = targets
    .filter((visit, k) => visit.isFound && visit.uses === 0 && targets.indexOf(visit) === k)
    .reverse();
  for (const visit of ready) {
    passBack(sweep, visit);
    for (const input of visit.inputs) if (--input.uses === 0 && input.producer !== null) ready.push(input);
  }
}

/** An operation nothing came back to passes nothing on. */
function passBack(sweep: Sweep, visit: Visit): void {
  const { producer: execution, inputs } = visit;
  const upstream = sumOf(visit);
  if (!visit.isAsked) visit.adjoints = NOTHING;
  else if (upstream !== null) visit.adjoints = [upstream];
  if (execution === null || upstream === null || execution.operation.pullback === null) return;
  const { pullback, name } = execution.operation;
  if (pullback === 'missing') throw pythonError('LookupError', `gradient registry has no entry for: ${name}`);
  const wanted = inputs.map((input) => input.isWanted);
  const contributions = pullback(execution, upstream, wanted);
  for (let k = 0; k < contributions.length; k++) {
    const contribution = contributions[k];
    const input = inputs[k];
    if (contribution && input?.isWanted) comeBack(input, contribution);
  }
  sweep.steps.push({ execution, upstream, contributions });
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
  const sweep: Sweep = { recording, visits: [], steps: [] };
  try {
    const from = targets.map((target) => visitOf(sweep, target));
    const asked = sources.map((source) => visitOf(sweep, source));
    for (const visit of asked) visit.isAsked = true;
    from.forEach((visit, k) => {
      const seed = seeds[k];
      if (seed) comeBack(visit, seed);
    });
    run(sweep, from);
    return { steps: sweep.steps, adjoints: asked.map(sumOf) };
  } finally {
    for (const { source, outer } of sweep.visits) source.visit = outer;
  }
}
