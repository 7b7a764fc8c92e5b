import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** What the Plot tab shows, and where its secant or descent stands. */
class PlotLab {
  readonly cursor = new TimeCursor();
  readonly working: Working = $derived({ cursor: this.cursor, unit: '', ready: false });
}

export const plotLab = new PlotLab();
