import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { DerivativeAnswer, DerivativeQuestion, Interval } from '../../src-main/ipc/contract.ts';
import { ExpressionHistory } from './history.svelte.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { fullDigits, readNumber } from './numbers.ts';

/** One character more than the engine reads: enough for it to say that the text is too long. */
const longestSent = 10_001;

/** What a card or tab of the Derivative workbench shows. */
export type Panel = 'value' | 'gradient' | 'hessian' | WorkingPanel;

/** What is worked out below the answers. */
export type WorkingPanel = 'plot' | 'derivation' | 'graph' | 'methods' | 'code';

/** Where a variable's slider goes, and a plot along it, until the learner wishes otherwise. */
const usualRange: Interval = { from: -6, to: 6 };

/** What the Derivative workbench holds: it outlives the view, so that going elsewhere and back loses nothing. */
export class DerivativeLab {
  expression = $state('x^2+2xy');
  /** What stands in the value field of each variable, also of those that the expression does not have at the moment. */
  readonly fields = new SvelteMap([
    ['x', '3'],
    ['y', '4'],
  ]);
  readonly history = new ExpressionHistory();
  /** Ranges that are not the usual one. */
  readonly #ranges = new SvelteMap<string, Interval>();
  shown: Panel = $state('plot');
  readonly answer = new LatestAnswer('derivative:analyse');
  /** The variables of the last expression that could be read; they stay while a new one is being typed. */
  variables: readonly string[] = $state.raw(['x', 'y']);
  /** The expression that could be read; questions about it wait until it is known. */
  #readable = $state('');

  readonly point: Readonly<Record<string, number>> = $derived.by(() => {
    const entries = [...this.fields].map(([name, text]) => [name, readNumber(text)] as const);
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, number] => entry[1] !== null));
  });

  readonly question: DerivativeQuestion = $derived({ expression: this.#sent, point: this.point });

  /** The question, once its expression is known to be readable: what panels ask their own questions about; else null. */
  readonly readable: DerivativeQuestion | null = $derived(
    this.#readable === this.#sent && this.#sent !== '' ? this.question : null,
  );

  /** The same where every variable has a value. */
  readonly complete: DerivativeQuestion | null = $derived(
    this.variables.every((name) => Object.hasOwn(this.point, name)) ? this.readable : null,
  );

  get #sent(): string {
    return this.expression.slice(0, longestSent);
  }

  /** Asks the engine and takes in what it answers, as long as the component that calls this is there. */
  attend(): void {
    $effect(() => this.answer.ask(this.question));
    $effect(() => {
      const { value } = this.answer;
      if (value) untrack(() => this.follow(value));
    });
  }

  /** Takes note of what an answer says of the expression. */
  follow({ expression, variables }: DerivativeAnswer): void {
    this.#readable = expression;
    this.variables = variables;
  }

  /** Where the slider of a variable goes, and a plot along it; its value is always inside. */
  rangeOf(name: string): Interval {
    const { from, to } = this.#ranges.get(name) ?? usualRange;
    const value = this.point[name] ?? from;
    return { from: Math.min(from, value), to: Math.max(to, value) };
  }

  setRange(name: string, range: Interval): void {
    this.#ranges.set(name, range);
  }

  /** Puts the expression into the history, if it could be read. */
  remember(): void {
    if (this.readable) this.history.add(this.expression);
  }

  /** Takes over an expression, and where to look at it. */
  open({ expression, point = {} }: Pick<DerivativeQuestion, 'expression' | 'point'>): void {
    this.remember();
    this.expression = expression;
    for (const [name, value] of Object.entries(point)) this.setValue(name, value);
    this.history.add(expression);
  }

  /** Gives a variable a value, as its field would. */
  setValue(name: string, value: number): void {
    this.fields.set(name, fullDigits(value));
  }

  /** Whether the field of a variable holds something that is no number; an empty one is only not filled in yet. */
  isWrong(name: string): boolean {
    const text = this.fields.get(name) ?? '';
    return text.trim() !== '' && readNumber(text) === null;
  }
}
