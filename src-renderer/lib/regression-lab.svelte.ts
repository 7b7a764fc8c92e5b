import courseSales from '../../assets/house-sales.json';
import type {
  ModelName,
  Sale,
  TrainQuestion,
  TrainingRun,
  TrainSettings,
  UpdateQuestion,
} from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { readNumber } from './numbers.ts';
import { TimeCursor } from './time-cursor.svelte.ts';

/** The settings that have a field. */
export type FieldName = 'learningRate' | 'iterations';

/** The texts in one row of the data table. */
export type SaleFields = { [Column in keyof Sale]: string };

/** A number as one types it: small ones with an exponent. */
function typed(value: number): string {
  return Math.abs(value) < 0.01 ? value.toExponential() : String(value);
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
  /** What has been typed for each model; nothing as long as the course's own settings hold, which the engine knows. */
  private written: Record<ModelName, Partial<Record<FieldName, string>>> = $state({ univariate: {}, multivariate: {} });
  /** The settings of the newest run of each model. */
  private settings: Partial<Record<ModelName, TrainSettings>> = $state.raw({});
  rows = $state(courseRows());
  readonly run = new LatestAnswer('regression:train');
  readonly update = new LatestAnswer('regression:update');
  readonly cursor = new TimeCursor();

  readonly sales = $derived(this.rows.map(readSale));

  /** `null` while a field holds something that is no number. */
  readonly question: TrainQuestion | null = $derived.by(() => {
    const sales = this.sales.filter((sale) => sale !== null);
    const learningRate = this.read('learningRate');
    const iterations = this.read('iterations');
    if (learningRate === null || iterations === null || sales.length < this.rows.length) return null;
    return {
      model: this.model,
      sales,
      ...(learningRate === undefined ? {} : { learningRate }),
      ...(iterations === undefined ? {} : { iterations }),
    };
  });

  /** The update at the cursor, to be opened up; `null` while there is no run. */
  readonly updateQuestion: UpdateQuestion | null = $derived.by(() => {
    const run = this.run.value;
    if (!run) return null;
    const iteration = Math.min(this.cursor.index, run.loss.length - 1);
    return { settings: run.settings, iteration, parameters: parametersBefore(run, iteration) };
  });

  /** Takes fields and cursor along to a new run. */
  follow({ settings, loss }: TrainingRun): void {
    this.settings = { ...this.settings, [settings.model]: settings };
    this.cursor.resize(loss.length);
  }

  /** The text in a field: what has been typed, or the setting of the newest run. */
  text(name: FieldName): string {
    const setting = this.settings[this.model]?.[name];
    return this.written[this.model][name] ?? (setting === undefined ? '' : typed(setting));
  }

  write(name: FieldName, text: string): void {
    this.written[this.model][name] = text;
  }

  /** Whether a field holds something that is no number. */
  isWrong(name: FieldName): boolean {
    return this.read(name) === null;
  }

  choose(model: ModelName): void {
    if (model === this.model) return;
    this.model = model;
    this.cursor.goTo(0);
  }

  /** Back to the course's data and settings, before the first step. */
  reset(): void {
    this.written = { univariate: {}, multivariate: {} };
    this.rows = courseRows();
    this.cursor.goTo(0);
  }

  /** The number in a field; `undefined` where the course's own holds, `null` where the text is no number. */
  private read(name: FieldName): number | null | undefined {
    const text = this.written[this.model][name];
    return text === undefined ? undefined : readNumber(text);
  }
}

export const regressionLab = new RegressionLab();
