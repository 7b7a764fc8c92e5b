import { appended } from './appended.ts';
import { type Recorder, currentLine, tick } from './session.ts';
import {
  type Execution,
  type Follower,
  type Handle,
  NOBODY,
  type Source,
  type Tensor,
  isDifferentiable,
} from './tensor.ts';
import { type Watch, Watches } from './watches.ts';

/** Something a tape cannot follow: state that was replaced, numbers that left for NumPy. */
export interface Break {
  readonly source: Source;
  /** The value that was assigned; null for numbers that left. */
  readonly value: Tensor | null;
  readonly time: number;
  readonly line: number | null;
}

/** A stretch of time in which a tape recorded, with the lines that began and ended it; it has no end while it lasts. */
export interface Stretch {
  readonly start: number;
  readonly startLine: number | null;
  end: number | null;
  endLine: number | null;
}

/**
 * What a tape has on record, from the time it was made until it is released: operations on what it follows, in order,
 * and everything that could explain a gradient that is not there.
 */
export class Recording implements Recorder {
  readonly executions: Execution[] = [];
  readonly watches = new Watches();
  readonly assignments: Break[] = [];
  readonly departures: Break[] = [];
  /** Most tapes watch variables only, and need not look up tensors. */
  #watchesTensors = false;
  /** Only this tape, for what no other follows. */
  readonly #alone: readonly Follower[] = [this];
  #stretches: Stretch[] = [];

  /**
   * @param level how many tapes were open around it
   * @param watchesVariables whether reading a trainable variable is enough to have it watched
   */
  constructor(
    readonly level: number,
    readonly watchesVariables: boolean,
  ) {}

  /** When it recorded. */
  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** Recording begins, or goes on. */
  begin(): void {
    const stretch = { start: tick(), startLine: currentLine(), end: null, endLine: null };
    this.#stretches = appended(this.#stretches, stretch);
  }

  /** Recording stops, for a while or for good. */
  end(): void {
    const stretch = this.#stretches[this.#stretches.length - 1];
    if (stretch === undefined) return;
    stretch.end = tick();
    stretch.endLine = currentLine();
  }

  record(execution: Execution): void {
    const { inputs } = execution;
    for (let k = 0; k < inputs.length; k++) {
      const input = inputs[k];
      if (input !== undefined && this.follows(input) && isDifferentiable(input)) {
        this.executions.push(execution);
        execution.recordedOn = this.#join(execution.recordedOn);
        return;
      }
    }
  }

  /** Whether operations on a source are recorded: it is watched, or comes of something that is. */
  follows(source: Source): boolean {
    if (source.origin !== null && this.#has(source.origin)) return true;
    return (this.#watchesTensors || source.kind === 'handle') && this.watches.has(source);
  }

  watch(source: Source, by: Watch['by'] = 'watch'): void {
    if (this.watches.has(source)) return;
    this.watches.add({ source, time: tick(), line: currentLine(), by });
    if (source.kind === 'tensor') this.#watchesTensors = true;
  }

  accessed(variable: Handle): void {
    if (this.watchesVariables && variable.trainable) this.watch(variable, 'access');
  }

  assigned(variable: Handle, value: Tensor): void {
    this.assignments.push({ source: variable, value, time: tick(), line: currentLine() });
  }

  departed(source: Source): void {
    this.departures.push({ source, value: null, time: tick(), line: currentLine() });
  }

  /** The operation that made a source, where this tape has recorded it. */
  producerOf(source: Source): Execution | null {
    const { origin } = source;
    return origin !== null && this.#has(origin) ? origin : null;
  }

  /** There is one tape as a rule. */
  #has({ recordedOn }: Execution): boolean {
    return recordedOn === this.#alone || (recordedOn.length > 1 && recordedOn.includes(this));
  }

  #join(others: Execution['recordedOn']): Execution['recordedOn'] {
    return others === NOBODY ? this.#alone : [...others, this];
  }
}
