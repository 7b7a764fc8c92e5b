import type { Block, Question, Setting, Step, Task, Widget } from '../../../src-main/ipc/contract.ts';

/** Something that a learner answers or brings about. */
export type Exercise = Question | Task;

export const widgetsOf = ({ blocks }: Step): readonly Widget[] => blocks.filter((block) => block.kind === 'widget');

const isExercise = (block: Block): block is Exercise => block.kind === 'question' || block.kind === 'task';

export const exercisesOf = ({ blocks }: Step): readonly Exercise[] => blocks.filter(isExercise);

/** The text of a step: what stands beside the stage. */
export const textOf = ({ blocks }: Step): readonly Block[] => blocks.filter((block) => block.kind !== 'widget');

/** All that the steps up to one have set, the later ones over the earlier; `last` is counted from 0. */
export function settingUpTo(steps: readonly Step[], last: number): Setting {
  return steps.slice(0, last + 1).reduce<Setting>((sum, { sets }) => {
    const before = sets.story === undefined ? sum : withoutRun(sum);
    return { ...before, ...sets, point: { ...sum.point, ...sets.point } };
  }, {});
}

/** Another run begins with its own rate, updates and place. */
function withoutRun({ expression, point }: Setting): Setting {
  return { ...(expression !== undefined && { expression }), ...(point !== undefined && { point }) };
}
