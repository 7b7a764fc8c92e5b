import courseSales from '../../assets/house-sales.json';
import type { ModelName, Sale, TrainQuestion, TrainingRun, UpdateQuestion } from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { readNumber } from './numbers.ts';
import { TimeCursor } from './time-cursor.svelte.ts';

/** The texts in the fields of one model. */
interface Fields {
  learningRate: string;
  iterations: string;
}

/** The texts in one row of the data table. */
export type SaleFields = { [Column in keyof Sale]: string };

/** The course's own settings, as texts in the fields. */
function courseFields(): Record<ModelName, Fields> {
  return {
    univariate: { learningRate: '1e-4', iterations: '101' },
    multivariate: { learningRate: '1e-3', iterations: '501' },
  };
}

function courseRows(): SaleFields[] {
  return courseSales.map(({ area, rooms, price }) => ({
    area: String(area),
    rooms: String(rooms),
    price: String(price),
  }));
}

function readSale({ area, rooms, price }: SaleFields): Sale | null {
  const sale = { area: readNumber(area), rooms: readNumber(rooms), price: readNumber(price) };
  return sale.area === null || sale.rooms === null || sale.price === null ? null : (sale as Sale);
}

/** The parameters before update `index`. */
function parametersBefore({ initial, parameters }: TrainingRun, index: number): readonly number[] {
  const { length } = initial;
  return index === 0 ? initial : [...parameters.subarray((index - 1) * length, index * length)];
}

/** What the Regression workbench holds: it outlives the view, so that going elsewhere and back loses nothing. */
class RegressionLab {
  model: ModelName = $state('univariate');
  fields = $state(courseFields());
  rows = $state(courseRows());
  readonly run = new LatestAnswer('regression:train');
  readonly update = new LatestAnswer('regression:update');
  readonly cursor = new TimeCursor();

  readonly learningRate = $derived(readNumber(this.fields[this.model].learningRate));
  readonly iterations = $derived(readNumber(this.fields[this.model].iterations));
  readonly sales = $derived(this.rows.map(readSale));

  /** `null` while a field holds something that is no number. */
  readonly question: TrainQuestion | null = $derived.by(() => {
    const sales = this.sales.filter((sale) => sale !== null);
    if (this.learningRate === null || this.iterations === null || sales.length < this.rows.length) return null;
    return { model: this.model, learningRate: this.learningRate, iterations: this.iterations, sales };
  });

  /** The update at the cursor, to be opened up; `null` while there is no run. */
  readonly updateQuestion: UpdateQuestion | null = $derived.by(() => {
    const run = this.run.value;
    if (!run) return null;
    const iteration = Math.min(this.cursor.index, run.loss.length - 1);
    return { settings: run.settings, iteration, parameters: parametersBefore(run, iteration) };
  });

  readonly isCourse: boolean = $derived(
    JSON.stringify([this.fields, this.rows]) === JSON.stringify([courseFields(), courseRows()]),
  );

  choose(model: ModelName): void {
    if (model === this.model) return;
    this.model = model;
    this.cursor.goTo(0);
  }

  /** Back to the course's data and settings, before the first step. */
  reset(): void {
    this.fields = courseFields();
    this.rows = courseRows();
    this.cursor.goTo(0);
  }
}

export const regressionLab = new RegressionLab();
