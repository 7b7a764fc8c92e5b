import { describe, expect, it } from 'vitest';
import { type Figure, limited, spread } from './figures.ts';
import { tablesOf } from './table.ts';

const figure: Figure = { section: 'Gradient', subject: 'x^2', candidate: 'TapeLab', value: 3, unit: 'ms' };

describe('tablesOf', () => {
  it('says whether a limit is met', () => {
    expect(tablesOf([limited(figure, 4)])).toMatch(/3 ms {2}at most 4 ms: met$/);
    expect(tablesOf([limited(figure, 2.5)])).toMatch(/3 ms {2}at most 2.5 ms: MISSED$/);
  });

  it('counts a figure that is not there as a limit missed', () => {
    expect(tablesOf([limited({ ...figure, value: null, outcome: 'failed' }, 4)])).toMatch(
      /failed {2}at most 4 ms: MISSED/,
    );
  });

  it('counts a wrong result as a limit missed, and shows it as wrong', () => {
    expect(tablesOf([limited({ ...figure, outcome: 'wrong' }, 4)])).toMatch(/wrong: 3 ms {2}at most 4 ms: MISSED/);
  });

  it('has a row for each subject, a column for each candidate and a heading for each section', () => {
    const others: Figure[] = [
      { ...figure, candidate: 'mathjs', value: null, outcome: '>15 s' },
      { ...figure, subject: 'sin x', candidate: 'mathjs', value: 1234 },
      { ...figure, section: 'Hessian' },
    ];
    expect(tablesOf([figure, ...others])).toBe(
      [
        'Gradient',
        '         TapeLab    mathjs',
        '  x^2       3 ms     >15 s',
        '  sin x           1,230 ms',
        '',
        'Hessian',
        '       TapeLab',
        '  x^2     3 ms',
      ].join('\n'),
    );
  });

  it('shows the span of the values behind a median', () => {
    expect(tablesOf([spread(figure, 3, [2.5, 3, 4.1234])])).toContain('3 ms (2.5-4.12)');
  });
});
