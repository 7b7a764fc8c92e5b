import type { LessonHead, LessonProgress } from '../../../src-main/ipc/contract.ts';

/** How many questions and tasks of a lesson are done rightly. */
export function doneCount({ exercises }: Pick<LessonHead, 'exercises'>, { answers }: LessonProgress): number {
  return exercises.filter((id) => answers[id]?.right).length;
}

/** Whether a lesson was gone through to its end, with every question and task done. */
export function isComplete(head: Pick<LessonHead, 'exercises' | 'steps'>, progress: LessonProgress): boolean {
  return progress.furthest >= head.steps - 1 && doneCount(head, progress) === head.exercises.length;
}

/** How far a learner has come in a lesson, from 0 to 1: half by its steps, half by what was asked. */
export function shareDone(head: Pick<LessonHead, 'exercises' | 'steps'>, progress: LessonProgress): number {
  const steps = head.steps > 1 ? progress.furthest / (head.steps - 1) : 0;
  const exercises = head.exercises.length > 0 ? doneCount(head, progress) / head.exercises.length : 0;
  return (steps + exercises) / 2;
}
