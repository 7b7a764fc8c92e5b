import type { PhasedLine } from '../lab-record.ts';
import type { FitSettings } from '../record.ts';

/** Lines of a program that belong together: a cell of a notebook. */
export type Section = readonly PhasedLine[];

/** What a program is written about. */
export interface Subject {
  readonly settings: FitSettings;
  readonly displayStep: number;
  /** What the features are called in the program, in the order of the parameters. */
  readonly features: readonly string[];
  readonly target: string;
}

/** Lines that carry out no phase of an update. */
export const plain = (...lines: readonly string[]): PhasedLine[] => lines.map((text) => ({ text, phase: null }));
