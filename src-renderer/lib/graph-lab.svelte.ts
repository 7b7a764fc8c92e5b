import * as m from '../../assets/messages/compiled/messages.js';
import { derivativeLab } from './derivative-lab.svelte.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import { phaseOf } from './trace-view.ts';
import type { Working } from './working.ts';

/** Where the sweep over the graph stands. */
class GraphLab {
  readonly cursor = new TimeCursor();
  readonly trace = $derived(derivativeLab.answer.value?.trace ?? null);
  #followed = '';

  readonly working: Working = $derived.by(() => {
    const isBackward = phaseOf(this.trace, this.cursor.index) === 'backward';
    const unit = isBackward ? m.unit_backward() : m.unit_forward();
    return { cursor: this.cursor, unit, countFrom: 1, ready: this.trace !== null };
  });

  /** Takes the cursor along to a new graph: the position stays while only the point has changed. */
  follow(): void {
    if (!this.trace) return;
    const text = derivativeLab.answer.value?.symbolic.value.text ?? '';
    if (text !== this.#followed) this.cursor.goTo(0);
    this.#followed = text;
    this.cursor.resize(this.trace.steps.length);
  }
}

export const graphLab = new GraphLab();
