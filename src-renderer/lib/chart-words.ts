import * as m from '../../assets/messages/compiled/messages.js';
import type { ChartWords } from './charts.ts';

/** What the charts write, in the chosen language. */
export function chartWords(): ChartWords {
  return {
    area: m.axis_area(),
    price: m.axis_price(),
    update: m.axis_update(),
    loss: m.loss(),
    sample: m.axis_sample(),
    actual: m.actual(),
    predicted: m.predicted(),
    line: m.fitted_line(),
    error: m.error(),
  };
}
