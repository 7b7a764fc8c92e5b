import { untrack } from 'svelte';
import type { Answered, Lesson, Step } from '../../../src-main/ipc/contract.ts';
import { learners } from '../learners.svelte.ts';
import { TimeCursor } from '../time-cursor.svelte.ts';
import type { Working } from '../working.ts';
import { LessonState } from './lesson-state.svelte.ts';
import { type Exercise, exercisesOf, settingUpTo } from './steps.ts';

/** A cursor that tells when it comes to another step. */
class StepCursor extends TimeCursor {
  constructor(private readonly enter: (from: number, to: number) => void) {
    super();
  }

  override seek(index: number): void {
    const from = this.index;
    super.seek(index);
    if (this.index !== from) this.enter(from, this.index);
  }
}

/** A lesson that is open: where the learner is in it, and what its widgets show. It outlives the view. */
export class Player {
  readonly state = new LessonState();
  readonly cursor: StepCursor = new StepCursor((from, to) => this.#enter(from, to));
  /** The same lesson in another language replaces it, and everything stays as it is. */
  #lesson: Lesson;

  constructor(lesson: Lesson) {
    this.#lesson = $state.raw(lesson);
    this.cursor.resize(lesson.content.length);
    const { step } = learners.of(lesson.id);
    this.cursor.seek(step);
    if (this.cursor.index === 0) this.#enter(-1, 0);
  }

  get lesson(): Lesson {
    return this.#lesson;
  }

  /** Goes on in another language. */
  translate(lesson: Lesson): void {
    this.#lesson = lesson;
    this.cursor.resize(lesson.content.length);
  }

  get step(): Step {
    const step = this.#lesson.content[this.cursor.index];
    if (!step) throw new RangeError('a lesson has a step at its cursor');
    return step;
  }

  readonly progress = $derived.by(() => learners.of(this.#lesson.id));

  readonly working: Working = $derived.by(() => ({ cursor: this.cursor, unit: '', countFrom: 1, ready: true }));

  answered(id: string): Answered | null {
    return this.progress.answers[id] ?? null;
  }

  /** Whether the step still waits for a prediction, and hides what would give it away. */
  readonly isVeiled: boolean = $derived.by(() => this.veiling !== null);

  /** The prediction that the step waits for. */
  readonly veiling: Exercise | null = $derived.by(
    () =>
      exercisesOf(this.step).find((each) => each.kind === 'question' && each.predict && !this.answered(each.id)) ??
      null,
  );

  answer(exercise: Exercise, given: string, right: boolean): void {
    const before = this.answered(exercise.id);
    // What was right once stays right: a second look costs nothing.
    const isRight = right || (before?.right ?? false);
    const tries = (before?.tries ?? 0) + 1;
    learners.answer(this.#lesson.id, exercise.id, { given, right: isRight, tries, shown: before?.shown ?? false });
  }

  /** Shows the solution. */
  show(exercise: Exercise): void {
    const before = this.answered(exercise.id);
    const { given = '', right = false, tries = 0 } = before ?? {};
    learners.answer(this.#lesson.id, exercise.id, { given, right, tries, shown: true });
  }

  hint(exercise: Exercise): void {
    learners.hint(this.#lesson.id, exercise.id);
  }

  hintsOf(exercise: Exercise): number {
    return Math.min(this.progress.hints[exercise.id] ?? 0, exercise.hints.length);
  }

  #enter(from: number, to: number): void {
    untrack(() => {
      const { content, id } = this.#lesson;
      const step = content[to];
      if (!step) return;
      // One step on, what the learner has changed stays; elsewhere the state is what the steps up to there make it.
      this.state.apply(to === from + 1 ? step.sets : settingUpTo(content, to));
      this.state.stage(step, content.slice(0, to));
      learners.visit(id, to);
    });
  }
}
