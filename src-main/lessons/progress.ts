/** What a learner has given as the answer to a question, or brought about for a task. */
export interface Answered {
  /** The last answer as it was typed, or the number of the chosen option, from 0; empty for a task. */
  readonly given: string;
  readonly right: boolean;
  /** How many answers there have been. */
  readonly tries: number;
  /** Whether the solution was shown on request. */
  readonly shown: boolean;
}

/** How far a learner has come in one lesson. */
export interface LessonProgress {
  /** The step that was open last, from 0. */
  readonly step: number;
  /** The furthest step that was open, from 0. */
  readonly furthest: number;
  /** By the id of the question or task. */
  readonly answers: Readonly<Record<string, Answered>>;
  /** How many hints were asked for, by the same id. */
  readonly hints: Readonly<Record<string, number>>;
}

/** A learner on this machine; there is no account. */
export interface Profile {
  /** Letters, digits and hyphens: also the name of the file. */
  readonly id: string;
  /** As the learner calls it; empty for the one that is there from the start. */
  readonly name: string;
}

/** All that is kept of a learner. */
export interface Progress {
  readonly profile: Profile;
  /** By the lesson's id. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson that was open last. */
  readonly last: string | null;
}

/** The learners of this machine, and the one at work. */
export interface Learners {
  readonly profiles: readonly Profile[];
  readonly current: Progress;
  /** Names of damaged files that were put aside since the app was started. */
  readonly damaged: readonly string[];
}
