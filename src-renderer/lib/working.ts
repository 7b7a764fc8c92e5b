import type { TimeCursor } from './time-cursor.svelte.ts';

/** What the transport bar needs of a panel whose steps it moves through. */
export interface Working {
  readonly cursor: TimeCursor;
  /** In words, what kind of step the bar counts at this position; empty where there is nothing to count. */
  readonly unit: string;
  /** The position of the first frame as shown. */
  readonly countFrom?: 0 | 1;
  /** Whether there are frames to show at the moment. */
  readonly ready: boolean;
}
