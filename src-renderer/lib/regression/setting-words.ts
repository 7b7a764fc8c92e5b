import * as m from '../../../assets/messages/compiled/messages.js';
import type { ExperimentSettings } from '../../../src-main/ipc/contract.ts';

/** The values that a setting can have, with their titles. */
type Titles<Name extends keyof ExperimentSettings> = readonly {
  readonly id: ExperimentSettings[Name];
  readonly title: string;
}[];

export const scalingTitles = (): Titles<'scaling'> => [
  { id: 'none', title: m.scaling_none() },
  { id: 'min-max', title: m.scaling_min_max() },
  { id: 'z-score', title: m.scaling_z_score() },
];

export const lossTitles = (): Titles<'loss'> => [
  { id: 'half-mse', title: m.loss_half_mse() },
  { id: 'mse', title: m.loss_mse() },
];

export const optimizerTitles = (): Titles<'optimizer'> => [
  { id: 'sgd', title: m.optimizer_sgd() },
  { id: 'momentum', title: m.optimizer_momentum() },
  { id: 'adam', title: 'Adam' },
];

export const dtypeTitles = (): Titles<'dtype'> => [
  { id: 'float32', title: 'float32' },
  { id: 'float64', title: 'float64' },
];

export const interceptTitles = (): Titles<'intercept'> => [
  { id: 'first', title: m.intercept_first() },
  { id: 'last', title: m.intercept_last() },
];
