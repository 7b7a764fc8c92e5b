import { at } from '../tensor/read.ts';
import { checkCount } from './check.ts';
import { finish } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import type { History, LogLine, Run, RunQuestion } from './lab-record.ts';
import { printerOf } from './log-lines.ts';
import { outlookOf } from './outlook.ts';
import { Timeline } from './timeline.ts';

/** Numbers of a history at most: 24 MB. */
const MOST_NUMBERS = 3_000_000;

/**
 * Trains for the window, in one go: the run, the way of its parameters, what the course's program prints of it, where it
 * overflows, and what could be known of it before. `frame` opens any of its moments.
 *
 * @throws Mistake `invalid-setting`, naming the first setting, or the column and the row, that training cannot use
 */
export function trainForLab(question: RunQuestion): Run {
  const settings = fitSettings(question.settings);
  const displayStep = stepOf(question, settings.iterations);
  const timeline = new Timeline(settings);
  const { problem, parameters } = timeline.descent;
  const history = emptyHistory(settings.iterations, parameters.length);
  const log: LogLine[] = [];
  const print = printerOf(settings);
  const { fit, overflow } = finish(
    timeline,
    () => null,
    (iteration, after) => {
      if (iteration % history.stride === 0) history.parameters.set(after, (iteration / history.stride) * after.length);
      if (iteration % displayStep === 0) {
        log.push({ iteration, line: print(iteration, at(timeline.loss, iteration), after) });
      }
    },
  );
  return { ...fit, displayStep, history, log, overflow, outlook: outlookOf(settings, problem, fit.initial) };
}

/**
 * Every so many updates a line is printed; a tenth of all of them where the question does not say.
 * @throws Mistake `invalid-setting`
 * @example stepOf({}, 101) // 11
 */
export function stepOf({ displayStep }: Pick<RunQuestion, 'displayStep'>, iterations: number): number {
  const step = displayStep ?? Math.ceil(iterations / 10);
  checkCount('displayStep', step);
  return step;
}

/** With as many rows as there is room for. */
function emptyHistory(iterations: number, count: number): History {
  const stride = Math.ceil(iterations / Math.floor(MOST_NUMBERS / count));
  return { stride, parameters: new Float64Array(Math.ceil(iterations / stride) * count) };
}
