import * as m from '../../../assets/messages/compiled/messages.js';
import type { Widget } from '../../../src-main/ipc/contract.ts';
import { chartTitles } from '../regression/chart-words.ts';

/** What a widget moves through in time: widgets of one timeline share one bar. */
export type Timeline = 'steps' | 'graph' | 'plot' | 'program' | 'run';

/** The timeline of a widget; null for what has no steps. */
export function timelineOf(widget: Widget): Timeline | null {
  switch (widget.widget) {
    case 'derivative':
      return widget.show === 'steps' ? 'steps' : null;
    case 'graph':
      return 'graph';
    case 'plot':
      return 'plot';
    case 'program':
    case 'tape':
      return 'program';
    case 'regression':
      return widget.show === 'data' || widget.show === 'settings' ? null : 'run';
  }
}

/** The title of a widget's card. */
export function titleOf(widget: Widget): string {
  switch (widget.widget) {
    case 'derivative':
      return { value: m.lesson_values, steps: m.derivation, methods: m.methods }[widget.show]();
    case 'graph':
      return m.graph();
    case 'plot':
      return m.plot();
    case 'program':
      return m.tape_program();
    case 'tape':
      return m.tape_tapes();
    case 'regression': {
      const panels = { settings: m.lesson_settings, update: m.update, data: m.data, log: m.log, predict: m.predict };
      const panel = Object.entries(panels).find(([name]) => name === widget.show)?.[1];
      return panel?.() ?? chartTitles().find(({ id }) => id === widget.show)?.title ?? '';
    }
  }
}
