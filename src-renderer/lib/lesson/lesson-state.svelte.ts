import { untrack } from 'svelte';
import type { ChartKind, RegressionCard, Setting, Step, Widget } from '../../../src-main/ipc/contract.ts';
import { DerivativeBench } from '../derivative-bench.ts';
import { RegressionBench } from '../regression-bench.ts';
import { stories } from '../regression/stories.ts';
import { rateText } from '../regression/rates.ts';
import { TapeLab } from '../tape-lab.svelte.ts';
import { programAt, runnable } from './program-text.ts';
import type { Facts } from './readings.ts';
import { widgetsOf } from './steps.ts';

/** The cards of a training run that are charts. */
const chartCards: readonly RegressionCard[] = ['fit', 'loss', 'contour', 'samples', 'parameters', 'residuals'];

export const isChart = (card: RegressionCard): card is ChartKind & RegressionCard => chartCards.includes(card);

/** What all widgets of a lesson show: an expression at a point, a program and its tapes, a training run. */
export class LessonState {
  readonly derivative = new DerivativeBench();
  readonly tape = new TapeLab();
  readonly regression = new RegressionBench();
  /** The program as the lesson has it, with its gap. */
  #program = $state('');
  /** What the learner has put into the gap. */
  #filling = $state('');

  /** The program with the numbers of the point, as it is shown. */
  readonly program: string = $derived.by(() => {
    const { variables, point } = this.derivative.lab;
    const shared = Object.fromEntries(variables.map((name) => [name, point[name] ?? NaN]));
    return programAt(this.#program, this.#follows ? shared : {});
  });

  readonly facts: Facts = $derived.by(() => ({
    point: this.derivative.lab.point,
    answer: this.derivative.lab.answer.value,
    trace: this.tape.trace,
    run: this.regression.lab.run.value,
    rate: this.regression.lab.rate,
    iteration: this.regression.lab.moment.iteration,
  }));

  /** The same, of what is asked at the moment only: what a task is judged by. */
  readonly settled: Facts = $derived.by(() => {
    const { derivative, regression, facts } = this;
    const isAnswered = derivative.lab.answer.asked === derivative.lab.question;
    const isTrained = regression.lab.run.asked === regression.lab.question;
    return { ...facts, answer: isAnswered ? facts.answer : null, run: isTrained ? facts.run : null };
  });

  /** Whether the program changes with the point. */
  readonly isMoved: boolean = $derived.by(() => {
    const { variables, point } = this.derivative.lab;
    const moved = Object.fromEntries(variables.map((name) => [name, (point[name] ?? 0) + 1]));
    return this.#follows && programAt(this.program, moved) !== this.program;
  });

  /** Whether the program follows the point: only once a step has set an expression. */
  #follows = $state(false);

  get filling(): string {
    return this.#filling;
  }

  /** Puts something into the gap of the program, and runs it to the end. */
  fill(text: string): void {
    this.#filling = text.trim();
    this.tape.run(this.running, this.program, true);
  }

  /** Keeps all that is shown up to date, as long as the component that calls this is there. */
  attend(): void {
    this.derivative.lab.attend();
    this.tape.attend();
    this.regression.lab.attend();
    $effect(() => {
      const { running, program } = this;
      untrack(() => this.tape.run(running, program));
    });
  }

  /** What is to run at the moment. */
  readonly running: string = $derived.by(() => runnable(this.program, this.#filling));

  /** Sets what a step asks for. */
  apply({ expression, point, story, rate, iterations, at }: Setting): void {
    const { lab } = this.regression;
    if (expression !== undefined) {
      this.#follows = true;
      this.derivative.lab.open({ expression });
    }
    for (const [name, value] of Object.entries(point ?? {})) this.derivative.lab.setValue(name, value);
    const opened = story === undefined ? undefined : stories.find(({ id }) => id === story);
    if (opened) lab.resume(opened.experiment);
    if (rate !== undefined) lab.write('learningRate', rateText(rate));
    if (iterations !== undefined) lab.write('iterations', String(iterations));
    if (at !== undefined) lab.show({ ...lab.experiment.view, iteration: at });
  }

  /**
   * Makes ready what the widgets of a step show.
   * @param before the steps before it, whose program it may go on with
   */
  stage(step: Step, before: readonly Step[]): void {
    const widgets = widgetsOf(step);
    const program = [...before, step].flatMap(widgetsOf).findLast((widget) => widget.widget === 'program');
    if (program && program.source !== this.#program) {
      this.#program = program.source;
      this.#filling = '';
    }
    for (const widget of widgets) this.#prepare(widget);
    const charts = widgets.flatMap((widget) =>
      widget.widget === 'regression' && isChart(widget.show) ? [widget.show] : [],
    );
    if (charts.length > 0) this.regression.lab.charts = charts;
  }

  #prepare(widget: Widget): void {
    if (widget.widget === 'graph') this.derivative.graph.mode = widget.mode;
    if (widget.widget === 'plot') this.derivative.plot.draw(widget.show);
  }
}
