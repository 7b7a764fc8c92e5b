import type { Chart, ChartDataset, Point } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { movePoints } from './chart-points.ts';

type Line = ChartDataset<'line', Point[]>;

const line = (x: number, style: Partial<Line> = {}): Line => ({
  label: `at ${x}`,
  data: [{ x, y: 1 }],
  borderColor: '#123456',
  borderDash: [8, 5],
  ...style,
});

/** What a chart is asked to do, in turn. */
function chartOf(datasets: Line[], pointedAt = 0) {
  const done: string[] = [];
  const controllerOf = (index: number) => ({
    buildOrUpdateElements: () => done.push(`build ${index}`),
    update: () => done.push(`update ${index}`),
  });
  const chart = {
    data: { datasets },
    getActiveElements: () => Array.from({ length: pointedAt }),
    getDatasetMeta: (index: number) => ({ controller: controllerOf(index) }),
    draw: () => done.push('draw'),
  };
  return { chart: chart as unknown as Chart<'line', Point[]>, done };
}

describe('points that move in a chart', () => {
  it('are exchanged with their names, and drawn once; lines that stay are left alone', () => {
    const staying = line(0);
    const { chart, done } = chartOf([staying, line(1)]);
    expect(movePoints(chart, [{ ...staying }, line(2)])).toBe(true);
    expect(done).toEqual(['build 1', 'update 1', 'draw']);
    expect(chart.data.datasets).toEqual([staying, line(2)]);
  });

  it.each<[string, Line[]]>([
    ['more lines', [line(1), line(2)]],
    ['fewer lines', []],
    ['another colour', [line(2, { borderColor: '#654321' })]],
    ['another dash', [line(2, { borderDash: [8, 6] })]],
    ['a longer dash', [line(2, { borderDash: [8, 5, 1] })]],
    ['one more wish', [line(2, { borderWidth: 2 })]],
    ['another wish', [{ label: '', data: [], borderColor: '#123456', borderWidth: 2 }]],
  ])('need a whole update for %s, and nothing is touched before it', (_, next) => {
    const { chart, done } = chartOf([line(1)]);
    expect(movePoints(chart, next)).toBe(false);
    expect(done).toEqual([]);
    expect(chart.data.datasets).toEqual([line(1)]);
  });

  it('need a whole update while one is pointed at, whose numbers are shown', () => {
    const { chart, done } = chartOf([line(1)], 1);
    expect(movePoints(chart, [line(2)])).toBe(false);
    expect(done).toEqual([]);
  });
});
