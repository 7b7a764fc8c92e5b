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
  /** Operations of the sweep that use it and have not passed their adjoint back yet. */
  uses: number;
  /** What has come back so far. */
  adjoints: Tensor[];
}

/** The part of a recording between the targets and what it follows. */
class Subgraph {
  readonly #visits = new Map<Source, Visit>();
  readonly ready: Execution[] = [];

  constructor(
    readonly recording: Recording,
    targets: readonly Source[],
  ) {
    const found = this.#collect(targets);
    // The last target comes first, as in TensorFlow, whose sums of three and more this decides.
    for (const execution of found) if (this.visit(execution.output).uses === 0) this.ready.unshift(execution);
  }

  visit(source: Source): Visit {
    const known = this.#visits.get(source);
    if (known !== undefined) return known;
    const visit: Visit = { uses: 0, adjoints: [] };
    this.#visits.set(source, visit);
    return visit;
  }

  #collect(targets: readonly Source[]): ReadonlySet<Execution> {
    const found = new Set<Execution>();
    const stack = [...targets];
    for (let source = stack.pop(); source !== undefined; source = stack.pop()) {
      const execution = this.recording.producerOf(source);
      if (execution === null || found.has(execution)) continue;
      found.add(execution);
      for (const input of execution.inputs) {
        this.visit(input).uses++;
        stack.push(input);
      }
    }
    return found;
  }
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
  const graph = new Subgraph(recording, targets);
  targets.forEach((target, k) => {
    const seed = seeds[k];
    if (seed) graph.visit(target).adjoints.push(seed);
  });
  const steps: SweepStep[] = [];
  const asked = new Set(sources);
  for (let execution = graph.ready.pop(); execution !== undefined; execution = graph.ready.pop()) {
    const step = passBack(graph, execution, asked);
    if (step !== null) steps.push(step);
    for (const input of execution.inputs) release(graph, input);
  }
  return { steps, adjoints: sources.map((source) => summed(graph.visit(source))) };
}

/** An operation nothing came back to passes nothing on. */
function passBack(graph: Subgraph, execution: Execution, asked: ReadonlySet<Source>): SweepStep | null {
  const visit = graph.visit(execution.output);
  const upstream = summed(visit);
  visit.adjoints = upstream !== null && asked.has(execution.output) ? [upstream] : [];
  const { pullback, name } = execution.operation;
  if (upstream === null || pullback === null) return null;
  if (pullback === 'missing') throw pythonError('LookupError', `gradient registry has no entry for: ${name}`);
  const { inputs } = execution;
  const wanted = inputs.map((input) => isDifferentiable(input) && graph.recording.follows(input));
  const contributions = pullback(execution, upstream, wanted);
  contributions.forEach((contribution, k) => {
    const input = inputs[k];
    if (contribution !== null && input !== undefined && wanted[k]) graph.visit(input).adjoints.push(contribution);
  });
  return { execution, upstream, contributions };
}

/** One use of a source is over; with the last one, the operation that made it can pass its adjoint back. */
function release(graph: Subgraph, source: Source): void {
  const visit = graph.visit(source);
  visit.uses--;
  const producer = visit.uses === 0 ? graph.recording.producerOf(source) : null;
  if (producer !== null) graph.ready.unshift(producer);
}

function summed({ adjoints }: Visit): Tensor | null {
  return adjoints.length > 1 ? addAll(adjoints) : (adjoints[0] ?? null);
}
