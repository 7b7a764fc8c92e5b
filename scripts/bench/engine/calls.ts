import { type Contest, type Entry, compete } from '../contest.ts';
import { expressions, gridAxis } from '../expressions.ts';
import { type Figure, limited, outcomeOf } from '../figures.ts';
import { firstFigure } from './points.ts';

/** Milliseconds. */
const LIMITS = { grid: 2, firstGrid: 8 };

/** Values and gradients over a grid. */
export async function* gridFigures(program: string): AsyncGenerator<Figure[]> {
  const section = `Values and gradients over ${gridAxis.length} x ${gridAxis.length} points`;
  for (const subject of expressions.grid) {
    const contest: Contest = { program, task: 'grid', subject, expected: gridByHand(subject.hand) };
    const entries = await compete(contest, ['TapeLab', 'by hand']);
    yield entries
      .map((entry) => timeFigure(section, subject.name, entry))
      .map((figure) => (figure.candidate === 'TapeLab' ? limited(figure, LIMITS.grid) : figure));
    yield [
      await firstFigure({ ...contest, task: 'first grid' }, 'reading, compiling, filling the grid', LIMITS.firstGrid),
    ];
  }
}

/** Everything that is answered about an expression at a point. */
export async function* answerFigures(program: string): AsyncGenerator<Figure[]> {
  for (const subject of expressions.analyse) {
    const entries = await compete({ program, task: 'analyse', subject, expected: [] }, ['TapeLab']);
    yield entries.map((entry) => timeFigure('The whole answer to a question (analyse)', subject.name, entry));
  }
}

const timeFigure = (section: string, subject: string, { candidate, time, outcome }: Entry): Figure => ({
  section,
  subject,
  candidate,
  value: time,
  unit: 'ms',
  ...outcomeOf(outcome),
});

function gridByHand(hand: (at: Float64Array, out: Float64Array) => void): number[] {
  const [at, out] = [new Float64Array(2), new Float64Array(3)];
  const points = [...gridAxis].flatMap((y) =>
    [...gridAxis].map((x) => {
      at.set([x, y]);
      hand(at, out);
      return [...out];
    }),
  );
  return [0, 1, 2].flatMap((plane) => points.map((values) => values[plane] ?? NaN));
}
