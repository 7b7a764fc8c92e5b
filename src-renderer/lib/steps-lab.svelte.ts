import * as m from '../../assets/messages/compiled/messages.js';
import type { DerivationAnswer, DerivationQuestion } from '../../src-main/ipc/contract.ts';
import { derivativeChoices, phaseAt, sameMoment, type ShownStep, shownSteps } from './derivation-view.ts';
import { derivativeLab } from './derivative-lab.svelte.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** Which derivative is derived on the Derivation tab, and how far. */
class StepsLab {
  readonly answer = new LatestAnswer('derivative:explain');
  readonly cursor = new TimeCursor();
  #chosen = $state('x');
  #folded = $state(true);
  /** The derivation whose lines the cursor counts. */
  #derived = '';

  readonly choices = $derived(derivativeChoices(derivativeLab.variables));
  /** Which derivative is explained: the one that was chosen, the first where the expression has it no more. */
  readonly chosen: string = $derived(
    this.choices.some(({ id }) => id === this.#chosen) ? this.#chosen : (this.choices[0]?.id ?? ''),
  );

  /** Null while there is nothing to explain; it does not depend on the point. */
  readonly question: DerivationQuestion | null = $derived(
    this.chosen !== '' && derivativeLab.readable
      ? { expression: derivativeLab.readable.expression, by: this.chosen.split(' ') }
      : null,
  );

  readonly steps: readonly ShownStep[] = $derived(shownSteps(this.answer.value?.steps ?? [], this.#folded));

  readonly working: Working = $derived.by(() => {
    const unit = { derive: m.unit_derive(), simplify: m.unit_simplify() };
    const phase = phaseAt(this.steps, this.cursor.index);
    return { cursor: this.cursor, unit: phase ? unit[phase] : m.unit_start(), ready: this.answer.value !== null };
  });

  get folded(): boolean {
    return this.#folded;
  }

  choose(derivative: string): void {
    this.#chosen = derivative;
  }

  /** Shows fewer lines or more of them, at the same moment of the derivation. */
  fold(folded: boolean): void {
    const [before, index] = [this.steps, this.cursor.index];
    this.#folded = folded;
    const target = sameMoment(before, index, this.steps);
    this.cursor.resize(this.steps.length + 1);
    this.cursor.goTo(target);
  }

  /** Takes the cursor of the lines along to a new derivation; frame 0 is the derivative that is to be found. */
  follow({ start, by }: DerivationAnswer): void {
    const derived = `${start.text} ${by.join(' ')}`;
    if (derived !== this.#derived) this.cursor.goTo(0);
    this.#derived = derived;
    this.cursor.resize(this.steps.length + 1);
  }
}

export const stepsLab = new StepsLab();
