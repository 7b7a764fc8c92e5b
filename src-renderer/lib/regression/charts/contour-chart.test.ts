import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../../src-main/engine/index.ts';
import type { Interval, Run } from '../../../../src-main/ipc/contract.ts';
import { questionOf, storyOf, storyQuestion, tableOf } from '../story.test-support.ts';
import { contourData, contourRange, lossContours, parameterPath } from './contour-chart.ts';
import { sceneAt } from './scene.test-support.ts';

const contains = ({ from, to }: Interval, value: number | undefined): boolean => {
  const inside = value ?? NaN;
  return from <= inside && inside <= to;
};

/** Runs on tables of any kind, some of which converge, swing or diverge. */
const anyRun = fc
  .record({
    rows: fc.array(
      fc.tuple(fc.double({ min: -50, max: 200, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
      { minLength: 3, maxLength: 12 },
    ),
    learningRate: fc.constantFrom(1e-6, 1e-3, 0.3, 1.9, 40),
    scaling: fc.constantFrom('none' as const, 'min-max' as const, 'z-score' as const),
    dtype: fc.constantFrom('float32' as const, 'float64' as const),
  })
  .filter(({ rows }) => new Set(rows.map(([a]) => Math.round(a))).size > 1)
  .map(({ rows, ...settings }): Run => {
    const table = tableOf({ a: rows.map(([a]) => a), y: rows.map(([, y]) => y) });
    return trainForLab(questionOf(table, { ...storyOf('univariate').settings, iterations: 60, ...settings }));
  });

describe('what contours are drawn over', () => {
  it('has the beginning, the optimum, and whatever of the path stays near, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const ranges = contourRange(run, [0, 1]);
        ranges.forEach((range, place) => {
          const best = run.optimum?.parameters[place] ?? NaN;
          const start = run.initial[place] ?? NaN;
          expect(Number.isFinite(range.to - range.from)).toBe(true);
          expect(range.to).toBeGreaterThan(range.from);
          expect(contains(range, best)).toBe(true);
          expect(contains(range, start)).toBe(true);
          for (const { x, y } of parameterPath(run, [0, 1])) {
            const value = Number(place === 0 ? x : y);
            if (Math.abs(value - best) <= Math.abs(start - best)) expect(contains(range, value)).toBe(true);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is the whole path where the optimum is not known', () => {
    const run = { ...trainForLab(storyQuestion('slow-motion')), optimum: null };
    const [across] = contourRange(run, [0, 1]);
    for (const { x } of parameterPath(run, [0, 1])) expect(contains(across, Number(x))).toBe(true);
  });

  it('goes no farther with a run that diverges than twice the way it began with', () => {
    const run = trainForLab(storyQuestion('too-fast', { learningRate: 1 }));
    const [across] = contourRange(run, [0, 1]);
    const way = Math.abs((run.initial[0] ?? NaN) - (run.optimum?.parameters[0] ?? NaN));
    expect(across.to - across.from).toBeLessThanOrEqual(4 * way * 1.31);
  });
});

describe('the path', () => {
  const run = trainForLab(storyQuestion('slow-motion'));

  it('begins with the initial parameters, and has every update of a short run', () => {
    const path = parameterPath(run, [1, 0]);
    expect(path).toHaveLength(102);
    expect(path[0]).toEqual({ x: run.initial[1], y: run.initial[0] });
    expect(path.at(-1)).toEqual({ x: run.learnt.parameters[1], y: run.learnt.parameters[0] });
  });

  it('of a long run is thinned, and still begins where the run does', () => {
    const long = trainForLab(storyQuestion('slow-motion', { iterations: 12_345 }));
    const path = parameterPath(long, [0, 1]);
    expect(path.length).toBeLessThanOrEqual(801);
    expect(path[0]).toEqual({ x: long.initial[0], y: long.initial[1] });
  });

  it('is drawn strong as far as the cursor, never beyond, and ends where one stands', () => {
    for (const iterations of [101, 12_345]) {
      const long = trainForLab(storyQuestion('slow-motion', { iterations }));
      const path = parameterPath(long, [0, 1]);
      for (const iteration of [0, 1, 50, iterations - 1]) {
        const scene = sceneAt(long, iteration);
        const [here, , passed] = contourData(scene, path, [0, 1]).datasets;
        const [w, b] = scene.main.parameters ?? [];
        expect(here?.data).toEqual([{ x: w, y: b }]);
        expect(passed?.data.at(-1)).toEqual({ x: w, y: b });
        expect(passed?.data[0]).toEqual(path[0]);
        // The intercept only ever grows in this run.
        expect(Math.max(...(passed?.data ?? []).map(({ y }) => y ?? NaN))).toBe(b);
      }
    }
  });
});

describe('the picture of contours', () => {
  it('has the parameters that were asked for from corner to corner, and above a level what is around its ring', () => {
    const over = [
      { from: 2, to: 6 },
      { from: -10, to: 10 },
    ] as const;
    const rings = [Float64Array.of(2, -10, 6, -10, 6, 10), Float64Array.of(4, 0, 8, 10, 3, 5)];
    const { domain, above } = lossContours({ levels: [1, 4], rings, lowest: null, over });
    expect(above.map(({ level }) => level)).toEqual([1, 4]);
    expect(above.map((contour) => contour.rings[1])).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      [
        [0.5, 0.5],
        [1.5, 1],
        [0.25, 0.75],
      ],
    ]);
    for (const contour of [domain, ...above]) expect(contour.rings[0]).toEqual(domain.rings[0]);
  });
});
