import { type Dtype, isFloat } from '../tensor/dtype.ts';
import type { NdArray, Shape } from '../tensor/array.ts';

/** Who follows values: a tape, known here only by its identity. */
export interface Follower {
  readonly level: number;
}

/** What flows into operations, and what gradients are taken by: a tensor, or the state of a variable. */
export type Source = Tensor | Handle;

/** What an operation is told beside its inputs, such as the axis of a sum. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * How an operation passes an adjoint back: for each input that is wanted, what it adds to the input's adjoint; null where
 * nothing comes through.
 */
export type Pullback = (
  execution: Execution,
  upstream: Tensor,
  wanted: readonly boolean[],
) => readonly (Tensor | null)[];

/** An operation of TensorFlow, by the name it is registered under. */
export interface Operation {
  readonly name: string;
  /** Null where it has no derivative by any input; `missing` where TensorFlow has registered none and says so. */
  readonly pullback: Pullback | null | 'missing';
  /** Its row in the table of operations, where its derivative is read from there. */
  readonly rule?: string;
}

/** One operation that ran: what it was given, what it gave, when and where. Tapes record these. */
export interface Execution {
  readonly operation: Operation;
  /** Emptied where so many operations hang together that keeping them all would fill the memory. */
  readonly inputs: readonly Source[];
  readonly attributes: Attributes;
  readonly output: Tensor;
  /** Its place in the order of everything that happened. */
  readonly time: number;
  /** The line of the program, from 1 on; null where no program is known. */
  readonly line: number | null;
  /** The tapes that have recorded it. What is only watched is known to the tape alone, so that tapes can go. */
  recordedOn: readonly Follower[];
}

/** No tape. */
export const NOBODY: readonly Follower[] = [];

/** An immutable value of TensorFlow. */
export class Tensor {
  /** The operation that made it; null until that is noted. */
  origin: Execution | null = null;
  /** How many operations lie before it at most, as far back as these are kept. */
  depth = 0;
  /** What a sweep that is under way knows of it. */
  visit: object | null = null;

  constructor(readonly array: NdArray) {}

  get kind(): 'tensor' {
    return 'tensor';
  }

  get dtype(): Dtype {
    return this.array.dtype;
  }

  get shape(): Shape {
    return this.array.shape;
  }
}

/** The state of a variable, which the variable shares with what `assign` returns. Tapes follow it, not the variable. */
export class Handle {
  /** No operation makes it. */
  readonly origin = null;
  readonly depth = 0;
  /** What a sweep that is under way knows of it. */
  visit: object | null = null;

  /**
   * @param array the present value
   * @param time when it was made
   * @param line where it was made
   */
  constructor(
    public array: NdArray,
    readonly name: string,
    readonly trainable: boolean,
    readonly time: number,
    readonly line: number | null,
  ) {}

  get kind(): 'handle' {
    return 'handle';
  }

  get dtype(): Dtype {
    return this.array.dtype;
  }

  get shape(): Shape {
    return this.array.shape;
  }
}

/**
 * Whether derivatives by it exist: TensorFlow differentiates by fractions only.
 * @example isDifferentiable(new Tensor(fromNumbers('int32', [], [3]))) // false
 */
export function isDifferentiable(source: Source): boolean {
  return isFloat(source.dtype);
}
