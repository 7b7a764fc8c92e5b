import type { Problem, RunQuestion } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';
import { saveFile } from '../export/save-file.ts';
import { ownRegressionLab as lab } from '../own-regression-lab.ts';
import { programDataCsv } from './csv.ts';

/** What the dialog proposes for a file of the experiment, without an extension. */
const proposedName = 'experiment';

/** Opens an experiment from a file; null when that is done or was cancelled, else what went wrong. */
export async function openExperiment(): Promise<Problem | null> {
  const outcome = await ask('experiment:open', null);
  if (!outcome.ok) return outcome.problem;
  if (outcome.value) lab.open(outcome.value.experiment);
  return null;
}

/** Saves the experiment as it is; null when that is done or was cancelled, else what went wrong. */
export async function saveExperiment(): Promise<Problem | null> {
  const outcome = await ask('experiment:save', { name: proposedName, experiment: lab.experiment });
  return outcome.ok ? null : outcome.problem;
}

/**
 * Saves a run as a program, and after it, in a second dialog, the file from which a program of many rows reads them; null
 * when that is done or was cancelled, else what went wrong.
 * @param ondata is told the name of that file before it is asked where it goes
 */
export async function saveProgram(
  question: RunQuestion,
  kind: 'py' | 'ipynb',
  ondata: (file: string) => void,
): Promise<Problem | null> {
  const program = await ask('regression:program', question);
  if (!program.ok) return program.problem;
  const { lines, notebook, dataFile } = program.value;
  const text = kind === 'py' ? `${lines.map((line) => line.text).join('\n')}\n` : notebook;
  const saved = await saveFile(`training.${kind}`, text);
  if (!saved.ok) return saved.problem;
  if (!saved.value.saved || dataFile === null) return null;
  ondata(dataFile);
  const beside = await saveFile(dataFile, programDataCsv(question.settings));
  return beside.ok ? null : beside.problem;
}
