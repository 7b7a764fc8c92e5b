import { SvelteMap } from 'svelte/reactivity';
import type {
  DerivationAnswer,
  DerivationQuestion,
  DerivativeAnswer,
  DerivativeQuestion,
} from '../../src-main/ipc/contract.ts';
import { derivativeChoices, sameMoment, type ShownStep, shownSteps } from './derivation-view.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { readNumber } from './numbers.ts';
import { TimeCursor } from './time-cursor.svelte.ts';

/** One character more than the engine reads: enough for it to say that the text is too long. */
const longestSent = 10_001;

/** What a card of the Derivative workbench shows. */
export type Panel = 'value' | 'gradient' | 'hessian' | 'sweep' | 'steps' | 'methods';

/** What the Derivative workbench holds: it outlives the view, so that going elsewhere and back loses nothing. */
class DerivativeLab {
  expression = $state('x^2+2xy');
  /** What stands in the value field of each variable, also of those that the expression does not have at the moment. */
  readonly fields = new SvelteMap([
    ['x', '3'],
    ['y', '4'],
  ]);
  shown: Panel = $state('sweep');
  readonly answer = new LatestAnswer('derivative:analyse');
  readonly cursor = new TimeCursor();
  readonly derivation = new LatestAnswer('derivative:explain');
  readonly stepsCursor = new TimeCursor();
  readonly methods = new LatestAnswer('derivative:methods');
  /** The variables of the last expression that could be read; they stay while a new one is being typed. */
  variables: readonly string[] = $state.raw(['x', 'y']);
  /** The expression that could be read; questions about it wait until it is known. */
  #readable = $state('');
  #chosen = $state('x');
  #folded = $state(true);
  /** The expression whose sweep the cursor counts. */
  #followed = '';
  /** The derivation whose lines the cursor counts. */
  #derived = '';

  readonly question: DerivativeQuestion = $derived.by(() => {
    const entries = [...this.fields].map(([name, text]) => [name, readNumber(text)] as const);
    const known = entries.filter((entry): entry is readonly [string, number] => entry[1] !== null);
    return { expression: this.#sent, point: Object.fromEntries(known) };
  });

  readonly choices = $derived(derivativeChoices(this.variables));
  /** Which derivative is explained: the one that was chosen, the first where the expression has it no more. */
  readonly chosen: string = $derived(
    this.choices.some(({ id }) => id === this.#chosen) ? this.#chosen : (this.choices[0]?.id ?? ''),
  );

  /** Null while there is nothing to explain; it does not depend on the point. */
  readonly derivationQuestion: DerivationQuestion | null = $derived(
    this.chosen !== '' && this.#readable === this.#sent
      ? { expression: this.#readable, by: this.chosen.split(' ') }
      : null,
  );

  /** Null while the point is not complete. */
  readonly methodsQuestion: DerivativeQuestion | null = $derived(this.answer.value?.numeric ? this.question : null);

  readonly steps: readonly ShownStep[] = $derived(shownSteps(this.derivation.value?.steps ?? [], this.#folded));

  get #sent(): string {
    return this.expression.slice(0, longestSent);
  }

  get folded(): boolean {
    return this.#folded;
  }

  choose(derivative: string): void {
    this.#chosen = derivative;
  }

  /** Shows fewer lines or more of them, at the same moment of the derivation. */
  fold(folded: boolean): void {
    const [before, index] = [this.steps, this.stepsCursor.index];
    this.#folded = folded;
    const target = sameMoment(before, index, this.steps);
    this.stepsCursor.resize(this.steps.length + 1);
    this.stepsCursor.goTo(target);
  }

  /** Takes the cursor along to a new answer: the position stays while only the point has changed. */
  follow({ expression, symbolic, trace, variables }: DerivativeAnswer): void {
    const { text } = symbolic.value;
    if (text !== this.#followed) this.cursor.goTo(0);
    this.#followed = text;
    this.#readable = expression;
    this.variables = variables;
    if (trace) this.cursor.resize(trace.steps.length);
  }

  /** Takes the cursor of the lines along to a new derivation; frame 0 is the derivative that is to be found. */
  followSteps({ start, by }: DerivationAnswer): void {
    const derived = `${start.text} ${by.join(' ')}`;
    if (derived !== this.#derived) this.stepsCursor.goTo(0);
    this.#derived = derived;
    this.stepsCursor.resize(this.steps.length + 1);
  }

  /** Whether the field of a variable holds something that is no number; an empty one is only not filled in yet. */
  isWrong(name: string): boolean {
    const text = this.fields.get(name) ?? '';
    return text.trim() !== '' && readNumber(text) === null;
  }
}

export const derivativeLab = new DerivativeLab();
