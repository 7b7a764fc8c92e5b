import { untrack } from 'svelte';
import type {
  ChartKind,
  Experiment,
  ExperimentData,
  ExperimentSettings,
  FrameQuestion,
  LossScale,
  PanelName,
  Phase,
  Run,
} from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { readNumber } from './numbers.ts';
import { type BadCell, firstBadCell } from './regression/cells.ts';
import { cellsBeside } from './regression/edits.ts';
import { type Moment, type Unit, momentAt, phases, positionOf } from './regression/moment.ts';
import { runQuestion } from './regression/question.ts';
import { rateAt, rateText, withRateFrom } from './regression/rates.ts';
import { stories } from './regression/stories.ts';
import { Undo } from './regression/undo.svelte.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** What can be undone: all that makes the numbers, but not what one looks at. */
type Made = Pick<Experiment, 'data' | 'settings' | 'rival'>;

/** The settings that have a field of their own beside the charts. */
export type FieldName = 'learningRate' | 'iterations';

/** Updates a second that the transport bar offers. */
const speeds = [1, 2, 5, 10, 30, 60, 100, 1000, 10_000] as const;

/** The charts in the order in which they are opened. */
const everyChart: readonly ChartKind[] = ['fit', 'loss', 'contour', 'samples', 'parameters', 'residuals'];

const opening = stories[0]?.experiment as Experiment;

/** What the Regression lab holds: it outlives the view, so that going elsewhere and back loses nothing. */
export class RegressionLab {
  readonly #made = new Undo<Made>(opening, (one, after) => cellsBeside(one.data, after.data));
  readonly run = new LatestAnswer('regression:run');
  /** The run beside it, where two are compared. */
  readonly rivalRun = new LatestAnswer('regression:run');
  readonly frame = new LatestAnswer('regression:frame');
  readonly cursor = new TimeCursor(speeds);
  #by: Unit = $state('update');
  charts: readonly ChartKind[] = $state.raw(opening.view.charts);
  panel: PanelName = $state('update');
  lossScale: LossScale = $state('logarithmic');
  contourBy: readonly [number, number] = $state.raw([0, 1]);
  /** What has been typed of a new row, by column, to be predicted. */
  newRow: Readonly<Record<string, string>> = $state.raw({});
  /** What was typed into the fields last; it stays as it was written as long as the setting has that value. */
  #typed: Partial<Record<FieldName, string>> = $state({});
  /** Whether a changed rate holds from the cursor on; else for the whole run. */
  goesOn = $state(false);
  /** Whether the next numbers are hidden until they are guessed. */
  predictsFirst = $state(false);
  /** The last moment that was guessed. */
  #guessed: Moment | null = $state.raw(null);
  /** Where to stand in a run that is still under way. */
  #wanted: Moment | null = null;

  get data(): ExperimentData {
    return this.#made.present.data;
  }

  get settings(): ExperimentSettings {
    return this.#made.present.settings;
  }

  get rival(): ExperimentSettings | null {
    return this.#made.present.rival;
  }

  /** The first cell that keeps the run from being made. */
  readonly badCell: BadCell | null = $derived.by(() => {
    const { columns, features, target } = this.data;
    return firstBadCell(columns.filter(({ name }) => name === target || features.includes(name)));
  });

  readonly question = $derived(
    this.isWrong('learningRate') || this.isWrong('iterations') ? null : runQuestion(this.data, this.settings),
  );
  readonly rivalQuestion = $derived(this.rival && runQuestion(this.data, this.rival));

  /** Where the cursor stands. */
  readonly moment: Moment = $derived(momentAt(this.cursor.index, this.#by));

  /** Whether the numbers of this moment wait for a guess. */
  readonly isHiding: boolean = $derived.by(() => {
    const { iteration, phase } = this.moment;
    if (!this.predictsFirst || phase === 'forward') return false;
    return this.#guessed?.iteration !== iteration || this.#guessed.phase !== phase;
  });

  /** The last moment whose numbers are shown. */
  readonly shown: Moment = $derived.by(() => {
    const { iteration, phase } = this.moment;
    if (!this.isHiding) return this.moment;
    return { iteration, phase: phases[phases.indexOf(phase) - 1] ?? 'forward' };
  });

  /** The moment that is opened up: every number of the update, of which the window shows those that are known. */
  readonly frameQuestion: FrameQuestion | null = $derived.by(() => {
    const run = this.run.value;
    if (!run) return null;
    const iteration = Math.min(this.moment.iteration, run.loss.length - 1);
    return { settings: run.settings, iteration, phase: 'update' as Phase };
  });

  readonly working: Working = $derived({ cursor: this.cursor, unit: '', ready: this.run.value !== null });

  get by(): Unit {
    return this.#by;
  }

  /** Moves by updates or by their phases from now on, and stays at the update. */
  set by(unit: Unit) {
    const { moment } = this;
    if (this.run.value === null) this.#wanted ??= moment;
    this.#by = unit;
    this.#resize(this.run.value);
    this.cursor.goTo(positionOf(moment, unit));
  }

  get canUndo(): boolean {
    return this.#made.canUndo;
  }

  get canRedo(): boolean {
    return this.#made.canRedo;
  }

  /** The text in a field: what was typed, or the setting. */
  text(name: FieldName): string {
    const typed = this.#typed[name];
    const value = name === 'learningRate' ? this.rate : this.settings.iterations;
    const holds = typed !== undefined && (this.isWrong(name) || readNumber(typed) === value);
    return holds ? typed : name === 'learningRate' ? rateText(value) : String(value);
  }

  write(name: FieldName, text: string): void {
    this.#typed[name] = text;
    const value = readNumber(text);
    if (value === null) return;
    if (name === 'learningRate') this.rate = value;
    else this.set({ iterations: value });
  }

  /** Whether a field holds something that is no number; then there is no run. */
  isWrong(name: FieldName): boolean {
    const typed = this.#typed[name];
    return typed !== undefined && readNumber(typed) === null;
  }

  undo(): void {
    this.#typed = {};
    this.#made.undo();
  }

  redo(): void {
    this.#typed = {};
    this.#made.redo();
  }

  /** @param kind edits of the same kind in a row are undone together */
  edit(change: Partial<Made>, kind = ''): void {
    const { present } = this.#made;
    this.#made.change(fitting({ ...present, ...change }, present), kind);
  }

  set(change: Partial<ExperimentSettings>, kind: string = Object.keys(change).join()): void {
    const isSame = Object.entries(change).every(([name, value]) => Reflect.get(this.settings, name) === value);
    if (isSame) return;
    this.edit({ settings: { ...this.settings, ...change } }, kind);
  }

  /** The learning rate of the update that the cursor comes to next. */
  get rate(): number {
    return this.goesOn ? rateAt(this.settings, this.#next) : this.settings.learningRate;
  }

  set rate(learningRate: number) {
    const from = this.goesOn ? this.#next : 0;
    const change = from === 0 ? { learningRate } : withRateFrom(this.settings, from, learningRate);
    this.set(change, `rate ${from}`);
  }

  /** The first update that a rate changed now can still change, in a run that has a next one. */
  get #next(): number {
    const { iteration, phase } = this.moment;
    return Math.min(phase === 'update' ? iteration + 1 : iteration, this.settings.iterations - 1);
  }

  /** Shows so many charts: those that are open, and then those that are not. */
  showCharts(count: number): void {
    const others = everyChart.filter((kind) => !this.charts.includes(kind));
    this.charts = [...this.charts, ...others].slice(0, count);
  }

  /** A guess was made: the numbers may be seen. */
  reveal(): void {
    this.#guessed = this.moment;
  }

  /** Asks the engine and takes in what it answers, as long as the component that calls this is there. */
  attend(): void {
    $effect(() => this.run.ask(this.question));
    $effect(() => this.rivalRun.ask(this.rivalQuestion));
    $effect(() => this.frame.ask(this.frameQuestion));
    // Without a run the position stays, for the next one.
    $effect(() => {
      const { value } = this.run;
      void this.rivalRun.value;
      if (value) untrack(() => this.follow(value));
    });
  }

  /** Takes the cursor along to a new run. */
  follow(run: Run): void {
    this.#resize(run);
    if (this.#wanted === null || run.loss.length !== this.settings.iterations) return;
    const position = positionOf(this.#wanted, this.#by);
    this.cursor.goTo(position);
    // The run beside it may be the longer one, and come later.
    if (position <= this.cursor.last || this.rival === null || this.rivalRun.problem !== null) this.#wanted = null;
  }

  #resize(run: Run | null): void {
    const length = Math.max(run?.loss.length ?? 0, this.rivalRun.value?.loss.length ?? 0);
    if (run) this.cursor.resize(this.#by === 'phase' ? 4 * length : length);
  }

  /** Another experiment in place of this one, which can be undone. */
  open({ data, settings, rival, view }: Experiment): void {
    this.#typed = {};
    this.goesOn = false;
    this.edit({ data, settings, rival });
    this.show(view);
  }

  /** Goes on with an experiment from a file: nothing before it can be brought back. */
  resume({ data, settings, rival, view }: Experiment): void {
    this.#typed = {};
    this.goesOn = false;
    this.#made.restart({ data, settings, rival });
    this.show(view);
  }

  /** Looks at an experiment as it was looked at before. */
  show({ iteration, phase, by, charts, panel, lossScale, contourBy }: Experiment['view']): void {
    this.#by = by;
    this.charts = charts;
    this.panel = panel;
    this.lossScale = lossScale;
    this.contourBy = contourBy;
    this.#wanted = { iteration, phase };
    this.cursor.goTo(positionOf(this.#wanted, by));
  }

  /** The experiment as it is. */
  get experiment(): Experiment {
    const { data, settings, rival, charts, panel, lossScale, by } = this;
    const moment = this.#wanted ?? this.moment;
    const longest = Math.max(settings.iterations, rival?.iterations ?? 0);
    const iteration = Math.max(0, Math.min(moment.iteration, longest - 1));
    const contourBy = this.contourBy.some((place) => place > data.features.length) ? ([0, 1] as const) : this.contourBy;
    return { data, settings, rival, view: { ...moment, iteration, by, charts, panel, lossScale, contourBy } };
  }
}

/** Values by hand go with the parameters that they were given for. */
function fitting({ data, settings, rival }: Made, before: Made): Made {
  const { features } = data;
  const isOther = features.join('\n') !== before.data.features.join('\n');
  const fitted = <T extends ExperimentSettings | null>(each: T, old: ExperimentSettings | null): T => {
    if (!each?.initial) return each;
    const fits = each.initial.length === features.length + 1 && !(isOther && each.initial === old?.initial);
    return fits ? each : { ...each, initial: null };
  };
  return { data, settings: fitted(settings, before.settings), rival: fitted(rival, before.rival) };
}
