import * as m from '../../assets/messages/compiled/messages.js';
import type { DerivationAnswer, DerivationQuestion } from '../../src-main/ipc/contract.ts';
import {
  askedOf,
  derivativeChoices,
  type Detail,
  endOf,
  type Frame,
  framesOf,
  nextToPredict,
  phaseOf,
  sameMoment,
} from './derivation-view.ts';
import type { DerivativeLab } from './derivative-lab.svelte.ts';
import { GuardedCursor } from './guarded-cursor.ts';
import { GuessLab } from './guess-lab.svelte.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import type { Working } from './working.ts';

/** Which derivative is derived on the Derivation tab, how far, and whether the learner predicts each line. */
export class StepsLab {
  constructor(private readonly lab: DerivativeLab) {}

  readonly answer = new LatestAnswer('derivative:explain');
  readonly guess = new GuessLab();
  #chosen = $state('x');
  #detail: Detail = $state('operations');
  #predicting = $state(false);
  /** Where the last step that has been shown stands in the derivation; while the learner predicts, no later one is. */
  #revealed = $state(0);
  /** The derivation whose lines the cursor counts. */
  #derived = '';

  readonly choices = $derived.by(() => derivativeChoices(this.lab.variables));
  /** Which derivative is explained: the one that was chosen, the first where the expression has it no more. */
  readonly chosen: string = $derived(
    this.choices.some(({ id }) => id === this.#chosen) ? this.#chosen : (this.choices[0]?.id ?? ''),
  );

  /** Null while there is nothing to explain; it does not depend on the point. */
  readonly question: DerivationQuestion | null = $derived.by(() =>
    this.chosen !== '' && this.lab.readable
      ? { expression: this.lab.readable.expression, by: this.chosen.split(' ') }
      : null,
  );

  readonly frames: readonly Frame[] = $derived(framesOf(this.answer.value?.parts ?? [], this.#detail));

  /** The first line that is still to be predicted: the cursor goes no further. */
  readonly barrier: number = $derived(
    this.#predicting ? nextToPredict(this.frames, this.#revealed, this.#detail) : Infinity,
  );

  readonly cursor = new GuardedCursor(() => this.barrier);

  /** What the learner is asked at the moment; null where the line is shown. */
  readonly asked = $derived(this.cursor.index === this.barrier ? this.askedAt(this.cursor.index) : null);

  readonly working: Working = $derived.by(() => {
    const unit = { derive: m.unit_derive(), simplify: m.unit_simplify() };
    const phase = phaseOf(this.frames[this.cursor.index]);
    const shown = phase ? unit[phase] : m.unit_start();
    return { cursor: this.cursor, unit: this.asked ? m.guess_unit() : shown, ready: this.answer.value !== null };
  });

  get detail(): Detail {
    return this.#detail;
  }

  get predicting(): boolean {
    return this.#predicting;
  }

  choose(derivative: string): void {
    this.#chosen = derivative;
  }

  /** Shows fewer lines or more of them, at the same moment of the derivation. */
  show(detail: Detail): void {
    const [before, index] = [this.frames, this.cursor.index];
    this.#detail = detail;
    this.cursor.resize(this.frames.length);
    this.cursor.goTo(sameMoment(before, index, this.frames));
    this.guess.clear();
  }

  /** Asks before each line from here on, or shows them again. */
  predict(predicting: boolean): void {
    this.#revealed = this.#shownEnd;
    this.#predicting = predicting;
    this.guess.clear();
  }

  /** Has the guess judged; where it is right, the line is shown. */
  async check(): Promise<void> {
    const { asked } = this;
    const end = this.#shownEnd;
    if (!asked) return;
    const question = { before: asked.before.text, after: asked.after.text, variables: this.lab.variables };
    if (await this.guess.check(question)) this.#revealed = end;
  }

  /** Shows the line without a guess. */
  reveal(): void {
    this.guess.clear();
    this.#revealed = this.#shownEnd;
  }

  /** Where the last step of the line at the cursor stands. */
  get #shownEnd(): number {
    const frame = this.frames[this.cursor.index];
    return frame ? endOf(frame) : 0;
  }

  /** Takes the cursor of the lines along to a new derivation; frame 0 is the derivative that is to be found. */
  follow({ parts, by }: DerivationAnswer): void {
    const derived = `${parts[0]?.start.text ?? ''} ${by.join(' ')}`;
    if (derived !== this.#derived) {
      this.#revealed = 0;
      this.cursor.goTo(0);
      this.guess.clear();
    }
    this.#derived = derived;
    this.cursor.resize(this.frames.length);
  }

  askedAt(index: number): ReturnType<typeof askedOf> {
    const [frame, before] = [this.frames[index], this.frames[index - 1]];
    return frame && before ? askedOf(frame, before, this.#detail) : null;
  }
}
