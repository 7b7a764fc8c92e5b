import * as m from '../../../assets/messages/compiled/messages.js';
import type { ChartKind, ExperimentData } from '../../../src-main/ipc/contract.ts';
import type { ChartWords } from './scene.ts';
import { columnTitle } from './words.ts';

/** What the charts write, in the chosen language. */
export function chartWords(data: Pick<ExperimentData, 'origin'>): ChartWords {
  return {
    update: m.axis_update(),
    loss: m.loss(),
    excess: m.axis_excess(),
    sample: data.origin === 'house-sales' ? m.axis_sample() : m.axis_row(),
    actual: m.actual(),
    predicted: m.predicted(),
    line: m.fitted_line(),
    closedForm: m.best_fit(),
    error: m.error(),
    residual: m.axis_residual(),
    value: m.value(),
    optimum: m.optimum(),
    path: m.path(),
    first: m.run_first(),
    second: m.run_second(),
    column: (name) => columnTitle(data, name),
  };
}

/** The charts by name, in the order in which they are offered. */
export function chartTitles(): readonly { readonly id: ChartKind; readonly title: string }[] {
  return [
    { id: 'fit', title: m.fit() },
    { id: 'loss', title: m.loss() },
    { id: 'samples', title: m.predicted_actual() },
    { id: 'residuals', title: m.residuals() },
    { id: 'contour', title: m.loss_contours() },
    { id: 'parameters', title: m.parameters_over_time() },
  ];
}
