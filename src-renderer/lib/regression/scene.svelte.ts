import type { ContourQuestion, PredictQuestion, Run } from '../../../src-main/ipc/contract.ts';
import { LatestAnswer } from '../latest-answer.svelte.ts';
import { palette } from '../palette.svelte.ts';
import type { RegressionLab } from '../regression-lab.svelte.ts';
import { chartWords } from './chart-words.ts';
import { contourRange } from './charts/contour-chart.ts';
import { type Moment, parametersAt } from './moment.ts';
import { type PicturedRows, picturedRows } from './pictured.ts';
import { contourOf, isOfSameRows, type RunAt, type Scene } from './scene.ts';

const noRows: PicturedRows = { rows: new Int32Array(), columns: [], targets: new Float64Array() };

/** All that the charts are drawn from, at the cursor; asks the engine for what the open charts need. */
export class RegressionScene {
  constructor(private readonly lab: RegressionLab) {}

  readonly predicted = new LatestAnswer('regression:predict');
  readonly contour = new LatestAnswer('regression:contour');

  readonly rows: PicturedRows = $derived.by(() =>
    this.lab.run.value ? picturedRows(this.lab.run.value.settings) : noRows,
  );

  readonly #look = $derived.by(() => palette());
  readonly #words = $derived.by(() => chartWords(this.lab.data));
  readonly #phase = $derived.by(() => this.lab.shown.phase);

  /**
   * The update that is opened up, until the one at the cursor is there: charts and numbers change together, once. Past the
   * end of the first run, where only the second goes on, it is the cursor's.
   */
  readonly #iteration = $derived.by(() => {
    const { iteration } = this.lab.shown;
    const last = (this.lab.run.value?.loss.length ?? 0) - 1;
    return iteration > last ? iteration : (this.lab.frame.value?.iteration ?? iteration);
  });

  readonly moment: Moment = $derived({ iteration: this.#iteration, phase: this.#phase });

  readonly parameters: readonly number[] | null = $derived.by(
    () =>
      this.lab.run.value &&
      (parametersAt(this.lab.run.value, within(this.lab.run.value, this.moment)) ?? this.#framed()),
  );

  /** What the opened update predicts of all rows; null where it opens only some of them. */
  readonly #opened: Float64Array | null = $derived.by(() => {
    const [run, frame, asked] = [this.lab.run.value, this.lab.frame.value, this.lab.frame.asked];
    if (!run || !frame || !asked || asked.settings.batch !== null) return null;
    if (frame.rows.length !== this.rows.rows.length) return null;
    if (asked.settings !== run.settings && !isOfSameRows(asked.settings.columns, run.settings.columns)) return null;
    const values = this.#phase === 'update' ? frame.fitted : frame.predictions;
    return values && Float64Array.from(values, ([value = NaN]) => value);
  });

  /** What is asked of a longer table. */
  readonly predictQuestion: PredictQuestion | null = $derived.by(() => {
    const run = this.lab.run.value;
    if (!run || !this.parameters || this.#opened) return null;
    return { learnt: { ...run.learnt, parameters: this.parameters }, columns: this.rows.columns };
  });

  /** The two parameters of the contours; the first two where the model has no such ones. */
  readonly contourBy: readonly [number, number] = $derived.by(() => {
    const count = this.lab.run.value?.initial.length ?? 2;
    const [i, j] = this.lab.contourBy;
    return i < count && j < count && i !== j ? this.lab.contourBy : [0, 1];
  });

  readonly #contourRange = $derived.by(() => this.lab.run.value && contourRange(this.lab.run.value, this.contourBy));

  readonly contourQuestion: ContourQuestion | null = $derived.by(() => {
    const run = this.lab.run.value;
    if (!run || !this.#contourRange || !this.lab.charts.includes('contour')) return null;
    // Over two parameters of two the contours stay where they are, whatever the cursor does.
    const parameters = run.initial.length === 2 ? run.initial : this.parameters;
    return parameters && { settings: run.settings, by: this.contourBy, parameters, over: this.#contourRange };
  });

  /** What the engine predicts of the pictured rows; null where its answer is still of others. */
  readonly #predicted: Float64Array | null = $derived.by(() => {
    const { value, asked } = this.predicted;
    return value && asked && isOfSameRows(asked.columns, this.rows.columns) ? value.values : null;
  });

  readonly #contour = $derived.by(
    () => this.lab.run.value && contourOf(this.contour.value, this.contour.asked, this.lab.run.value, this.contourBy),
  );

  readonly value: Scene | null = $derived.by(() => {
    const run = this.lab.run.value;
    if (!run) return null;
    return {
      main: this.#at(run, this.parameters, this.#opened ?? this.#predicted),
      rival: this.#rival(),
      moment: this.moment,
      hidesFuture: this.lab.predictsFirst,
      rows: this.rows,
      contour: this.#contour,
      look: this.#look,
      words: this.#words,
    };
  });

  #at(run: Run, parameters: readonly number[] | null, predicted: Float64Array | null): RunAt {
    const { iteration } = within(run, this.moment);
    return { run, parameters, iteration, predicted };
  }

  #rival(): RunAt | null {
    const run = this.lab.rival === null ? null : this.lab.rivalRun.value;
    return run && this.#at(run, parametersAt(run, within(run, this.moment)), null);
  }

  /** What has been worked out anew because the run is too long to be kept whole. */
  #framed(): readonly number[] | null {
    const frame = this.lab.frame.value;
    const { iteration, phase } = this.moment;
    if (frame?.iteration !== iteration || this.lab.frame.asked?.settings !== this.lab.run.value?.settings) return null;
    return phase === 'update' ? frame.after : frame.before;
  }
}

/** The moment in a run that may be over already. */
function within(run: Run, { iteration, phase }: Moment): Moment {
  const last = run.loss.length - 1;
  return iteration > last ? { iteration: last, phase: 'update' } : { iteration, phase };
}
