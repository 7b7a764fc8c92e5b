import type { Experiment, ExperimentData, ExperimentSettings, RunQuestion } from '../../../src-main/ipc/contract.ts';
import { runQuestion } from './question.ts';
import { stories } from './stories.ts';

/** The experiment of a story. */
export function storyOf(id: string): Experiment {
  const story = stories.find((each) => each.id === id);
  if (story === undefined) throw new Error(`There is no story ${id}.`);
  return story.experiment;
}

/** What the engine is asked for a run, whose cells all hold numbers. */
export function questionOf(data: ExperimentData, settings: ExperimentSettings): RunQuestion {
  const question = runQuestion(data, settings);
  if (question === null) throw new Error('A cell holds no number.');
  return question;
}

/** The same for a story, with other settings where they are given. */
export function storyQuestion(id: string, settings: Partial<ExperimentSettings> = {}): RunQuestion {
  const story = storyOf(id);
  return questionOf(story.data, { ...story.settings, ...settings });
}

/** A table of the user's own; the last column is the target. */
export function tableOf(columns: Readonly<Record<string, readonly (number | string)[]>>): ExperimentData {
  const names = Object.keys(columns);
  return {
    origin: null,
    columns: names.map((name) => ({ name, cells: columns[name] ?? [] })),
    target: names.at(-1) ?? '',
    features: names.slice(0, -1),
  };
}
