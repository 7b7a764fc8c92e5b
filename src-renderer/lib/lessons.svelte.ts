import type { Language, Lesson, LessonHead, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';
import { learners } from './learners.svelte.ts';
import { Player } from './lesson/player.svelte.ts';

/** The course: which lessons there are, and the one that is open. */
class Lessons {
  heads: readonly LessonHead[] = $state.raw([]);
  player: Player | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);

  /** Lists the lessons in a language, and turns the open one into it. */
  async list(language: Language): Promise<void> {
    const [outcome] = await Promise.all([ask('lessons:list', { language }), learners.begin()]);
    this.problem = outcome.ok ? null : outcome.problem;
    if (outcome.ok) this.heads = outcome.value;
    const open = this.player?.lesson.id;
    const lesson = open === undefined ? null : await this.#read(open, language);
    const { player } = this;
    if (lesson !== null && player !== null && player.lesson.id === open) player.translate(lesson);
  }

  async open(id: string, language: Language): Promise<void> {
    if (this.player?.lesson.id === id) return;
    const [lesson] = await Promise.all([this.#read(id, language), learners.begin()]);
    if (lesson !== null) this.player = new Player(lesson);
  }

  /** Back to the list; the lesson is taken up again where it was. */
  close(): void {
    this.player = null;
  }

  async #read(id: string, language: Language): Promise<Lesson | null> {
    const outcome = await ask('lessons:read', { id, language });
    this.problem = outcome.ok ? null : outcome.problem;
    return outcome.ok ? outcome.value : null;
  }
}

export const lessons = new Lessons();
