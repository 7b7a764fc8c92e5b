import type { Dtype } from '../tensor/dtype.ts';
import type { Cause } from '../tape/why-none.ts';
import type { MistakeDetails, MistakeKind, Span } from '../errors.ts';

/** A program whose tapes are to be looked at. */
export interface ProgramQuestion {
  readonly source: string;
}

/** A tensor or variable as it is shown. */
export interface SourceView {
  /** Its number in this trace: the same value has the same number everywhere. */
  readonly id: number;
  readonly kind: 'variable' | 'tensor' | 'constant';
  /** The name that the program has given it. */
  readonly name: string | null;
  readonly dtype: Dtype;
  /** As Python writes it: `(2, 3)`. */
  readonly shape: string;
  /** Its numbers, shortened where there are many. */
  readonly value: string;
}

/** An operation on a tape. */
export interface RecordView {
  readonly time: number;
  readonly line: number | null;
  readonly operation: string;
  readonly inputs: readonly SourceView[];
  readonly output: SourceView;
  /** What the operation was told beside its inputs: `axis=0`. */
  readonly note: string;
}

/** What a tape follows, and since when. */
export interface WatchView {
  readonly source: SourceView;
  readonly time: number;
  readonly line: number | null;
  readonly by: 'watch' | 'access';
}

/** What one input gets on the way back. */
export interface PartView {
  readonly input: SourceView;
  /** The local derivative by this input; null where it is no single number for each element. */
  readonly local: string | null;
  /** What is added to the input's adjoint; null where nothing comes through. */
  readonly contribution: string | null;
}

/** One operation passed on the way back. */
export interface AdjointView {
  readonly time: number;
  readonly line: number | null;
  readonly operation: string;
  /** The operation's name in the table of operations, where its rule is read from there. */
  readonly rule: string | null;
  readonly output: SourceView;
  /** The adjoint that came in. */
  readonly upstream: string;
  readonly parts: readonly PartView[];
}

/** A one-line fix: the line as it should be, and the program with it. */
export interface FixView {
  readonly line: number;
  readonly code: string;
  readonly program: string;
}

/** Why there is no gradient. */
export interface WhyView {
  readonly cause: Cause;
  readonly line: number | null;
  /** What the cause is about. */
  readonly subject: SourceView;
  readonly operation: string | null;
  /** The line of a watch that came too late. */
  readonly late: number | null;
  readonly tape: string | null;
  readonly tapeLine: number | null;
  readonly fix: FixView | null;
}

/** The answer for one source. */
export interface ResultView {
  readonly source: SourceView;
  /** Null is Python's None. */
  readonly value: string | null;
  readonly why: WhyView | null;
}

/** One question to a tape. */
export interface GradientView {
  readonly time: number;
  readonly line: number | null;
  readonly targets: readonly SourceView[];
  readonly steps: readonly AdjointView[];
  readonly results: readonly ResultView[];
}

/** A tape with all that was ever on it. */
export interface TapeView {
  readonly name: string | null;
  readonly line: number | null;
  readonly time: number;
  /** How many tapes were open around it. */
  readonly level: number;
  readonly persistent: boolean;
  readonly watchesVariables: boolean;
  /** When it recorded; an end is missing while it does. */
  readonly stretches: readonly { readonly start: number; readonly end: number | null }[];
  readonly releasedAt: number | null;
  readonly watches: readonly WatchView[];
  readonly records: readonly RecordView[];
  /** How many more records there are than are shown. */
  readonly hidden: number;
  readonly gradients: readonly GradientView[];
}

/** A statement that has run; everything of the trace up to its time had happened then. */
export interface ProgramStep {
  readonly line: number;
  readonly time: number;
}

export interface PrintedView {
  readonly line: number;
  readonly time: number;
  readonly text: string;
}

/** What stopped a program. */
export interface StopView {
  readonly kind: MistakeKind;
  readonly message: string;
  readonly span: Span | null;
  readonly details: MistakeDetails;
  readonly line: number | null;
  readonly fix: FixView | null;
}

/** A program that has run, with its tapes. */
export interface ProgramTrace {
  readonly source: string;
  readonly steps: readonly ProgramStep[];
  readonly printed: readonly PrintedView[];
  readonly tapes: readonly TapeView[];
  readonly stop: StopView | null;
}
