import type { ExperimentData, ExperimentSettings, FitSettings, RunQuestion } from '../../../src-main/ipc/contract.ts';
import { valuesOf } from './cells.ts';

/** The settings of Adam that the lab has no field for: those of Keras. */
const KERAS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** What to ask the engine for a run; null while a cell that it needs holds no number. */
export function runQuestion(data: ExperimentData, settings: ExperimentSettings): RunQuestion | null {
  const columns = [...data.features, data.target].map((name) => {
    const column = data.columns.find((each) => each.name === name);
    const values = column === undefined ? null : valuesOf(column);
    return values === null ? null : { name, values };
  });
  if (!columns.every((column) => column !== null)) return null;
  const { displayStep, rateChanges, ...training } = settings;
  const { target, features } = data;
  const changes = rateChanges.filter(({ from }) => from < settings.iterations);
  const fit: FitSettings = { ...KERAS, ...training, model: 'linear', columns, target, features, rateChanges: changes };
  return { settings: fit, displayStep };
}
