import type {
  Answered,
  Learners as Shelf,
  LessonProgress,
  Outcome,
  Problem,
  Profile,
} from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** A learner who has not begun a lesson. */
const nothing: LessonProgress = { step: 0, furthest: 0, answers: {}, hints: {} };

/** Who learns on this machine, who is at work, and how far that one has come; kept at every answer. */
class Learners {
  #shelf: Shelf | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  #first: Promise<void> | null = null;
  /** Writes what has changed; null while all of it is written. */
  #keeping: Promise<void> | null = null;
  #isChanged = false;

  get profiles(): readonly Profile[] {
    return this.#shelf?.profiles ?? [];
  }

  get profile(): Profile | null {
    return this.#shelf?.current.profile ?? null;
  }

  /** Files that were put aside because they could not be read. */
  get damaged(): readonly string[] {
    return this.#shelf?.damaged ?? [];
  }

  /** The lesson that was open last. */
  get last(): string | null {
    return this.#shelf?.current.last ?? null;
  }

  get isKnown(): boolean {
    return this.#shelf !== null;
  }

  /** Takes up what is kept, once. */
  begin(): Promise<void> {
    this.#first ??= this.#recall();
    return this.#first;
  }

  of(lesson: string): LessonProgress {
    return this.#shelf?.current.lessons[lesson] ?? nothing;
  }

  /** Takes note of where the learner is in a lesson. */
  visit(lesson: string, step: number): void {
    const before = this.of(lesson);
    this.#change(lesson, { ...before, step, furthest: Math.max(before.furthest, step) });
  }

  answer(lesson: string, exercise: string, answered: Answered): void {
    const before = this.of(lesson);
    this.#change(lesson, { ...before, answers: { ...before.answers, [exercise]: answered } });
  }

  /** Gives one more hint. */
  hint(lesson: string, exercise: string): void {
    const before = this.of(lesson);
    this.#change(lesson, { ...before, hints: { ...before.hints, [exercise]: (before.hints[exercise] ?? 0) + 1 } });
  }

  choose(id: string): Promise<void> {
    return this.#take(() => ask('progress:choose', id));
  }

  add(name: string): Promise<void> {
    return this.#take(() => ask('progress:add', name));
  }

  rename(id: string, name: string): Promise<void> {
    return this.#take(() => ask('progress:rename', { id, name }));
  }

  remove(id: string): Promise<void> {
    return this.#take(() => ask('progress:remove', id));
  }

  reset(id: string): Promise<void> {
    return this.#take(() => ask('progress:reset', id));
  }

  import(): Promise<void> {
    return this.#take(() => ask('progress:import', null));
  }

  async export(): Promise<void> {
    if (this.#keeping) await this.#keeping;
    const outcome = await ask('progress:export', null);
    this.problem = outcome.ok ? null : outcome.problem;
  }

  #recall(): Promise<void> {
    return this.#take(() => ask('progress:recall', null));
  }

  /** Takes over what a request leads to; what has changed before it is written first, as it may be another learner's. */
  async #take(request: () => Promise<Outcome<Shelf | null>>): Promise<void> {
    if (this.#keeping) await this.#keeping;
    const outcome = await request();
    this.problem = outcome.ok ? null : outcome.problem;
    if (outcome.ok && outcome.value !== null) this.#shelf = outcome.value;
  }

  #change(lesson: string, progress: LessonProgress): void {
    if (this.#shelf === null) return;
    const { current } = this.#shelf;
    const lessons = { ...current.lessons, [lesson]: progress };
    this.#shelf = { ...this.#shelf, current: { ...current, lessons, last: lesson } };
    this.#isChanged = true;
    this.#keeping ??= this.#keep();
  }

  /** Writes one after the other, and only the newest of what has changed in between. */
  async #keep(): Promise<void> {
    while (this.#isChanged && this.#shelf !== null) {
      this.#isChanged = false;
      const outcome = await ask('progress:keep', this.#shelf.current);
      this.problem = outcome.ok ? null : outcome.problem;
    }
    this.#keeping = null;
  }
}

export const learners = new Learners();
