import { SvelteMap } from 'svelte/reactivity';
import type { DerivativeAnswer, DerivativeQuestion } from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { readNumber } from './numbers.ts';
import { TimeCursor } from './time-cursor.svelte.ts';

/** One character more than the engine reads: enough for it to say that the text is too long. */
const longestSent = 10_001;

/** What the Derivative workbench holds: it outlives the view, so that going elsewhere and back loses nothing. */
class DerivativeLab {
  expression = $state('x^2+2xy');
  /** What stands in the value field of each variable, also of those that the expression does not have at the moment. */
  readonly fields = new SvelteMap([
    ['x', '3'],
    ['y', '4'],
  ]);
  readonly answer = new LatestAnswer('derivative:analyse');
  readonly cursor = new TimeCursor();
  /** The expression whose steps the cursor counts. */
  #followed = '';

  readonly question: DerivativeQuestion = $derived.by(() => {
    const entries = [...this.fields].map(([name, text]) => [name, readNumber(text)] as const);
    const known = entries.filter((entry): entry is readonly [string, number] => entry[1] !== null);
    return { expression: this.expression.slice(0, longestSent), point: Object.fromEntries(known) };
  });

  /** Takes the cursor along to a new answer: the position stays while only the point has changed. */
  follow({ symbolic, trace }: DerivativeAnswer): void {
    const { text } = symbolic.value;
    if (text !== this.#followed) this.cursor.goTo(0);
    this.#followed = text;
    if (trace) this.cursor.resize(trace.steps.length);
  }

  /** Whether the field of a variable holds something that is no number; an empty one is only not filled in yet. */
  isWrong(name: string): boolean {
    const text = this.fields.get(name) ?? '';
    return text.trim() !== '' && readNumber(text) === null;
  }
}

export const derivativeLab = new DerivativeLab();
