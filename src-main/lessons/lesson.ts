/** A lesson as plain data, read from its Markdown; every piece of text is a tree of these nodes, never markup. */

/** Text in one line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'math'; readonly latex: string }
  /** A number of the live state, as it is at the moment, such as `x` or `slope x`. */
  | { readonly kind: 'live'; readonly reading: string }
  /** Leads to the lab that shows how the numbers of the step come about, with the lesson's state in it. */
  | { readonly kind: 'why'; readonly lab: LabName; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

/** A part of a step's text, from top to bottom. */
export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'math'; readonly latex: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'figure'; readonly file: string; readonly alternative: string }
  | Question
  | Task
  | Widget;

/** The lab that a link leads to. */
export type LabName = 'derivative' | 'tape' | 'regression';

/** A question whose answer is checked. `id` is the same in every language, and progress is kept under it. */
export type Question = NumberQuestion | ChoiceQuestion;

interface Asked {
  readonly kind: 'question';
  readonly id: string;
  readonly asked: readonly Block[];
  /** Given one at a time, on request. */
  readonly hints: readonly (readonly Block[])[];
  /** What is said once the answer is right, or was shown. */
  readonly explanation: readonly Block[];
  /** Whether the widgets and what follows in the step stay hidden until an answer has been committed. */
  readonly predict: boolean;
}

/** A number or a formula is typed; every equivalent form is right. */
export interface NumberQuestion extends Asked {
  readonly form: 'number';
  /** The right answer, as an expression in `variables`. */
  readonly answer: string;
  readonly variables: readonly string[];
  /** How far a number may be off and still be right; 0 means that it has to be equal. */
  readonly tolerance: number;
  /** Wrong answers whose reason is known. */
  readonly misconceptions: readonly { readonly answer: string; readonly reason: readonly Block[] }[];
}

/** One of several answers is chosen. */
interface ChoiceQuestion extends Asked {
  readonly form: 'choice';
  readonly options: readonly Option[];
}

export interface Option {
  readonly text: readonly Inline[];
  readonly right: boolean;
  /** Why it is wrong, or what to notice about the right one. */
  readonly reason: readonly Block[];
}

/** Something to bring about in the live state; checked all the time, done as soon as its condition holds. */
export interface Task {
  readonly kind: 'task';
  readonly id: string;
  readonly asked: readonly Block[];
  readonly hints: readonly (readonly Block[])[];
  readonly explanation: readonly Block[];
  readonly condition: Condition;
}

/** When a task is done. */
export type Condition =
  /** A reading of the state has a value, to within a tolerance. */
  | { readonly check: 'reads'; readonly reading: string; readonly value: number; readonly tolerance: number }
  /** The last line that the step's program has printed contains this text. */
  | { readonly check: 'prints'; readonly text: string }
  /** What becomes of the training run: how its parameters and its loss move. */
  | { readonly check: 'run'; readonly outcome: RunOutcome }
  /** The loss of the training run has come down to a value. */
  | { readonly check: 'loss'; readonly below: number };

/**
 * `swings`: a parameter jumps from side to side of the optimum while the loss falls all the while; `settles`: it comes
 * close without; `crawls`: falls, but is far from done; `rises`: the loss grows.
 */
export type RunOutcome = 'swings' | 'settles' | 'crawls' | 'rises';

/** A live picture beside the text; all widgets of a lesson show one state. */
export type Widget =
  /** Value, formula and derivation of the derivatives of the state's expression. */
  | { readonly kind: 'widget'; readonly widget: 'derivative'; readonly show: 'value' | 'steps' | 'methods' }
  /** The computation graph, swept forwards and backwards. */
  | { readonly kind: 'widget'; readonly widget: 'graph'; readonly mode: 'reverse' | 'forward' }
  /** The curve with tangent and secant, or contours with gradient and descent. */
  | { readonly kind: 'widget'; readonly widget: 'plot'; readonly show: 'curve' | 'surface' }
  /** One card of the training run. */
  | { readonly kind: 'widget'; readonly widget: 'regression'; readonly show: RegressionCard }
  /** The tapes of the step's program, with their records. */
  | { readonly kind: 'widget'; readonly widget: 'tape' }
  /** TensorFlow code, lit line by line in step with the tape. */
  | { readonly kind: 'widget'; readonly widget: 'program'; readonly source: string; readonly blank: string | null };

export type RegressionCard =
  | 'settings'
  | 'update'
  | 'fit'
  | 'loss'
  | 'contour'
  | 'samples'
  | 'parameters'
  | 'residuals'
  | 'data'
  | 'log'
  | 'predict';

/** What a step sets in the live state when it is entered; what it leaves out stays as the learner left it. */
export interface Setting {
  readonly expression?: string;
  readonly point?: Readonly<Record<string, number>>;
  /** A story of the Regression lab by its id. */
  readonly story?: string;
  readonly rate?: number;
  readonly iterations?: number;
  /** The update at which the run is looked at. */
  readonly at?: number;
}

/** One step: what the transport bar moves through. */
export interface Step {
  readonly title: readonly Inline[];
  readonly sets: Setting;
  readonly blocks: readonly Block[];
}

/** What a list of lessons says of one. */
export interface LessonHead {
  /** The name of its folder, such as `02-slope`. */
  readonly id: string;
  /** From the folder's name. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  /** The usual time it takes, in minutes. */
  readonly minutes: number;
  /** The misconception that it goes after, as a learner would say it. */
  readonly misconception: string;
  readonly steps: number;
  /** The questions and tasks, in order. */
  readonly exercises: readonly string[];
}

export interface Lesson extends LessonHead {
  readonly content: readonly Step[];
}
