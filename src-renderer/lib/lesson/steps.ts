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

/** The formulas of a step's text, wherever in it they stand: hints, reasons and explanations too. */
export function formulasIn(step: Step): string[] {
  const found: string[] = [];
  // Every node of a lesson is plain data, so a formula is known by its kind wherever it stands.
  JSON.stringify([step.title, textOf(step)], (_, node: unknown) => {
    if (isFormula(node)) found.push(node.latex);
    return node;
  });
  return found;
}

function isFormula(node: unknown): node is { latex: string } {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'math' && 'latex' in node;
}
