import type { Entry } from './contest.ts';
import { PATIENCE } from './contestant.ts';

/** A figure of a table, as the file of results has it. */
export interface Figure {
  readonly section: string;
  /** The row of the table. */
  readonly subject: string;
  /** The column. */
  readonly candidate: string;
  /** Null where there is none; `outcome` says why. */
  readonly value: number | null;
  readonly unit: 'ms' | 'ns' | 'MB' | 'nodes' | 'ratio';
  readonly outcome?: 'wrong' | 'failed' | `>${number} s`;
  /** The smallest and the largest of the values whose median this is. */
  readonly from?: number;
  readonly to?: number;
  readonly atMost?: number;
  readonly isMet?: boolean;
}

/** A figure beside its limit; what is wrong or not there does not meet it. */
export function limited(figure: Figure, atMost: number): Figure {
  const isMet = figure.outcome === undefined && figure.value !== null && figure.value <= atMost;
  return { ...figure, atMost: rounded(atMost), isMet };
}

/** What a table says in place of, or beside, a figure. */
export function outcomeOf(outcome: Entry['outcome']): Pick<Figure, 'outcome'> {
  if (outcome === 'right') return {};
  return { outcome: outcome === 'too long' ? `>${PATIENCE} s` : outcome };
}

/** Three digits are more than a machine repeats. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** A figure that is the median of values, with their span. */
export function spread(figure: Omit<Figure, 'value'>, value: number, values: readonly number[]): Figure {
  return { ...figure, value, from: rounded(Math.min(...values)), to: rounded(Math.max(...values)) };
}
