import type { Sale, TrainSettings } from './record.ts';

/** Everything that sets one regression model apart; the training itself is the same for all. */
export interface Model {
  /** The course's own settings; its sales are added in `settings.ts`. */
  readonly defaults: Omit<TrainSettings, 'model' | 'sales'>;
  readonly parameterNames: readonly string[];
  /**
   * Columns of the design matrix in double precision, one a parameter: the prediction is their sum, each times its
   * parameter.
   *
   * @throws Mistake `invalid-setting` when the sales cannot be brought into columns
   */
  columns(sales: readonly Sale[]): readonly (readonly number[])[];
  /** Which of the columns are inputs of the model; the others only carry the intercept. */
  readonly inputColumns: readonly number[];
  /** The line that the course prints for an update. */
  line(iteration: number, loss: number, parameters: readonly number[]): string;
}
