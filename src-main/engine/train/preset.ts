import type { Sale, TrainSettings } from './course-record.ts';
import type { LogPrinter } from './log-lines.ts';
import type { FitSettings } from './record.ts';

/** One of the course's regressions, as a description of a general fit. */
export interface Preset extends Pick<FitSettings, 'scaling' | 'intercept'> {
  /** The course's own settings; its sales are added in `settings.ts`. */
  readonly defaults: Omit<TrainSettings, 'model' | 'sales'>;
  readonly features: readonly (keyof Sale)[];
  readonly parameterNames: readonly string[];
  /** Whether the intercept's ones are a column of the inputs that the learner sees. */
  readonly showsOnes: boolean;
  /** The line that the course prints for an update. */
  readonly line: LogPrinter;
}
