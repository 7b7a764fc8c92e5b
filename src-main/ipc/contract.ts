import type {
  DerivationAnswer,
  DerivationQuestion,
  DerivativeAnswer,
  DerivativeQuestion,
  MethodsAnswer,
} from '../engine/answer.ts';
import type { Sheet, SheetQuestion } from '../engine/data/sheet.ts';
import type { MistakeDetails, MistakeKind, Span } from '../engine/errors.ts';
import type { GraphAnswer, GraphQuestion, ProgramAnswer } from '../engine/graph/answer.ts';
import type { GuessAnswer, GuessQuestion } from '../engine/guess.ts';
import type {
  CurveAnswer,
  CurveQuestion,
  DescentAnswer,
  DescentQuestion,
  SurfaceAnswer,
  SurfaceQuestion,
} from '../engine/plot/answer.ts';
import type { ProgramQuestion, ProgramTrace } from '../engine/python/trace.ts';
import type { ReadingsAnswer } from '../engine/readings.ts';
import type {
  Contour,
  ContourQuestion,
  Price,
  PriceQuestion,
  Run,
  RunQuestion,
  TrainingProgram,
} from '../engine/train/lab-record.ts';
import type { PredictQuestion, Prediction } from '../engine/train/predict.ts';
import type { Frame, FrameQuestion } from '../engine/train/record.ts';
import type { AnswerQuestion, AnswerReply } from '../engine/check-answer.ts';
import type { Experiment, ExperimentToKeep, PackedCells } from '../experiment/experiment.ts';
import type { Lesson, LessonHead } from '../lessons/lesson.ts';
import type { Learners, Progress } from '../lessons/progress.ts';

export type { DerivationAnswer, DerivationQuestion, DerivativeAnswer, DerivativeQuestion, MethodsAnswer };
export type { CurveAnswer, CurveQuestion, DescentAnswer, DescentQuestion, SurfaceAnswer, SurfaceQuestion };
export type { ProgramTrace };
export type { GraphAnswer, GraphQuestion, GuessAnswer, GuessQuestion, ProgramAnswer, ReadingsAnswer };
export type { Contour, ContourQuestion, PriceQuestion, Run, RunQuestion };
export type { Frame, FrameQuestion, PredictQuestion, Sheet };
export type { Experiment, ExperimentToKeep, PackedCells };
export type { DerivationPart, DerivationStep, Formula, MarkedLine, MethodName } from '../engine/answer.ts';
export type { Written } from '../engine/answer.ts';
export type { CriticalPoint, Curvature, Definiteness, Everywhere } from '../engine/curvature.ts';
export type { DifferenceStudy } from '../engine/differences.ts';
export type { CodeLine, CodeSpan, EdgeProduct, GraphNode, GraphStep, SweepMode } from '../engine/graph/answer.ts';
export type { OpName } from '../engine/ops/catalog.ts';
export type { Rule as RewriteRule } from '../engine/simplify/rules.ts';
export type { DescentOutcome, Interval } from '../engine/plot/answer.ts';
export type {
  AdjointView,
  FixView,
  GradientView,
  RecordView,
  ResultView,
  SourceView,
  StopView,
  TapeView,
  WatchView,
  WhyView,
} from '../engine/python/trace.ts';
export type { Cause } from '../engine/tape/why-none.ts';
export type { Readings } from '../engine/readings.ts';
export type { CellFault } from '../engine/data/sheet.ts';
export type { FitSettings, Outlook, Phase } from '../engine/train/record.ts';
export type {
  ChartKind,
  DataColumn,
  DataOrigin,
  ExperimentData,
  ExperimentSettings,
  ExperimentView,
  LossScale,
  PanelName,
} from '../experiment/experiment.ts';
export type {
  Block,
  Condition,
  Inline,
  LabName,
  NumberQuestion,
  Option,
  Question,
  RegressionCard,
  RunOutcome,
  Setting,
  Step,
  Task,
  Widget,
} from '../lessons/lesson.ts';
export type { Answered, LessonProgress, Profile } from '../lessons/progress.ts';
export type { Learners, Lesson, LessonHead, Progress };
export type { Span };

export type Language = 'en' | 'zh-Hans' | 'zh-Hant';
export type Theme = 'light' | 'dark' | 'projector';

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
}

/** Why a request has no answer: a mistake of the user, or something that happened to the engine. */
export type ProblemKind =
  | MistakeKind
  | 'deadline'
  | 'cancelled'
  | 'engine-stopped'
  | 'bad-request'
  | 'settings-not-saved'
  | 'file-not-saved'
  | 'file-not-read'
  | 'lesson-not-read'
  | 'name-refused'
  | 'internal';

export interface Problem {
  readonly kind: ProblemKind;
  /** An English sentence, for the terminal and for logs; the window words `kind` and `details` itself. */
  readonly message: string;
  readonly span: Span | null;
  readonly details: MistakeDetails;
}

export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Requests that the engine's worker answers. */
interface EngineCalls {
  'derivative:analyse': { request: DerivativeQuestion; response: DerivativeAnswer };
  'derivative:explain': { request: DerivationQuestion; response: DerivationAnswer };
  'derivative:methods': { request: DerivativeQuestion; response: MethodsAnswer };
  'derivative:readings': { request: DerivativeQuestion; response: ReadingsAnswer };
  'derivative:curve': { request: CurveQuestion; response: CurveAnswer };
  'derivative:surface': { request: SurfaceQuestion; response: SurfaceAnswer };
  'derivative:descent': { request: DescentQuestion; response: DescentAnswer };
  'derivative:graph': { request: GraphQuestion; response: GraphAnswer };
  'derivative:programs': { request: DerivativeQuestion; response: ProgramAnswer };
  'derivative:guess': { request: GuessQuestion; response: GuessAnswer };
  'program:trace': { request: ProgramQuestion; response: ProgramTrace };
  'regression:run': { request: RunQuestion; response: Run };
  'regression:frame': { request: FrameQuestion; response: Frame };
  'regression:contour': { request: ContourQuestion; response: Contour };
  'regression:predict': { request: PredictQuestion; response: Prediction };
  'regression:price': { request: PriceQuestion; response: Price };
  'regression:program': { request: RunQuestion; response: TrainingProgram };
  'data:read': { request: SheetQuestion; response: Sheet };
  'answer:check': { request: AnswerQuestion; response: AnswerReply };
}

/** A file that the learner wants to keep; where, a dialog asks. */
export interface FileToSave {
  /** The name that the dialog proposes, with its extension, by which the kind of file is known. */
  readonly name: string;
  /** What is in it; null for a PDF of what the window would print. */
  readonly content: string | Uint8Array | null;
}

/** Whether a file was written: not where the dialog was cancelled. */
export interface Saved {
  readonly saved: boolean;
}

/** An experiment to be saved where a dialog says. */
export interface ExperimentToSave {
  /** The name that the dialog proposes, without an extension. */
  readonly name: string;
  readonly experiment: Experiment;
}

/** An experiment from a file. */
export interface OpenedExperiment {
  /** The name of its file without the extension; null for the one that the app keeps by itself. */
  readonly name: string | null;
  readonly experiment: Experiment;
}

/** Requests that the main process answers itself. */
interface MainCalls {
  'engine:cancel': { request: null; response: null };
  'clipboard:write': { request: string; response: null };
  'file:save': { request: FileToSave; response: Saved };
  'settings:write': { request: Settings; response: Settings };
  /** Keeps the experiment for the next start, whatever happens. */
  'experiment:keep': { request: ExperimentToKeep; response: null };
  /** The experiment that was opened by a double click, once; else the one that was kept; null where there is none. */
  'experiment:recall': { request: null; response: OpenedExperiment | null };
  /** Asks for a file and reads it; null where the dialog was cancelled. */
  'experiment:open': { request: null; response: OpenedExperiment | null };
  'experiment:save': { request: ExperimentToSave; response: Saved };
  /** The lessons of the course, in order. */
  'lessons:list': { request: { readonly language: Language }; response: readonly LessonHead[] };
  'lessons:read': { request: { readonly id: string; readonly language: Language }; response: Lesson };
  'progress:recall': { request: null; response: Learners };
  /** Keeps how far the learner at work has come. */
  'progress:keep': { request: Progress; response: null };
  /** Another learner goes to work. */
  'progress:choose': { request: string; response: Learners };
  /** Adds a learner of a name, who goes to work. */
  'progress:add': { request: string; response: Learners };
  'progress:rename': { request: { readonly id: string; readonly name: string }; response: Learners };
  'progress:remove': { request: string; response: Learners };
  /** Forgets all answers of a learner. */
  'progress:reset': { request: string; response: Learners };
  /** Saves the progress of the learner at work as a file. */
  'progress:export': { request: null; response: Saved };
  /** Asks for such a file and adds its learner; null where the dialog was cancelled. */
  'progress:import': { request: null; response: Learners | null };
}

/** Every request from the window to the main process, by channel. */
export interface Calls extends EngineCalls, MainCalls {}

/** Every message from the main process to the window, by channel. */
export interface Notices {
  /** How far the engine has come with what it is reading, from 0 to 1. */
  'engine:progress': { readonly share: number };
  /** An experiment was opened by a double click: `experiment:recall` has it. */
  'experiment:arrived': null;
  'engine:restarted': { readonly reason: 'deadline' | 'cancelled' | 'engine-stopped' };
}

export type Channel = keyof Calls;
export type EngineChannel = keyof EngineCalls;
export type NoticeChannel = keyof Notices;

const engineTable: Record<EngineChannel, true> = {
  'derivative:analyse': true,
  'derivative:explain': true,
  'derivative:methods': true,
  'derivative:readings': true,
  'derivative:curve': true,
  'derivative:surface': true,
  'derivative:descent': true,
  'derivative:graph': true,
  'derivative:programs': true,
  'derivative:guess': true,
  'program:trace': true,
  'regression:run': true,
  'regression:frame': true,
  'regression:contour': true,
  'regression:predict': true,
  'regression:price': true,
  'regression:program': true,
  'data:read': true,
  'answer:check': true,
};

const mainTable: Record<keyof MainCalls, true> = {
  'engine:cancel': true,
  'clipboard:write': true,
  'file:save': true,
  'settings:write': true,
  'experiment:keep': true,
  'experiment:recall': true,
  'experiment:open': true,
  'experiment:save': true,
  'lessons:list': true,
  'lessons:read': true,
  'progress:recall': true,
  'progress:keep': true,
  'progress:choose': true,
  'progress:add': true,
  'progress:rename': true,
  'progress:remove': true,
  'progress:reset': true,
  'progress:export': true,
  'progress:import': true,
};

const noticeTable: Record<NoticeChannel, true> = {
  'engine:progress': true,
  'engine:restarted': true,
  'experiment:arrived': true,
};

/** The channels by name; the tables above make the compiler refuse one that is missing or misspelt. */
export const engineChannels = Object.keys(engineTable) as readonly EngineChannel[];
export const channels = [...engineChannels, ...(Object.keys(mainTable) as readonly (keyof MainCalls)[])] as const;
export const noticeChannels = Object.keys(noticeTable) as readonly NoticeChannel[];

/** What the preload script puts on the window. */
export interface Bridge {
  invoke<C extends Channel>(channel: C, request: Calls[C]['request']): Promise<Outcome<Calls[C]['response']>>;
  /** Calls `listener` for every notice; the returned function ends that. */
  on<N extends NoticeChannel>(channel: N, listener: (notice: Notices[N]) => void): () => void;
}
