import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contour } from './contour.ts';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import type { ContourQuestion } from './lab-record.ts';
import type { FitQuestion, FitSettings } from './record.ts';
import { scaleOf } from './scaling.ts';
import { goldenColumns } from './training.test-support.ts';

const data: FitQuestion = { columns: goldenColumns, features: ['a', 'b', 'c'], target: 'y' };
const over = [
  { from: -3, to: 4 },
  { from: 10, to: 12.5 },
] as const;

/** The loss of parameters, row by row. */
function lossAt(settings: FitSettings, parameters: readonly number[]): number {
  const columnOf = (name: string) => settings.columns.find((column) => column.name === name) ?? goldenColumns[0];
  const inputs = settings.features.map((name) => {
    const column = columnOf(name) ?? { name, values: new Float64Array() };
    const { shift, scale } = scaleOf(settings.scaling, column);
    return column.values.map((value) => (value - shift) / scale);
  });
  const targets = columnOf(settings.target)?.values ?? new Float64Array();
  const ones = targets.map(() => 1);
  const all = { first: [ones, ...inputs], last: [...inputs, ones], none: inputs }[settings.intercept];
  const errors = targets.map((target, i) =>
    all.reduce((rest, input, j) => rest - (parameters[j] ?? NaN) * (input[i] ?? NaN), target),
  );
  return (settings.loss === 'mse' ? 1 : 0.5) * (errors.reduce((sum, error) => sum + error ** 2, 0) / targets.length);
}

const intercepts = fc.constantFrom('first' as const, 'last' as const, 'none' as const);
const scalings = fc.constantFrom('none' as const, 'min-max' as const, 'z-score' as const);
const losses = fc.constantFrom('mse' as const, 'half-mse' as const);
const number = fc.double({ min: -20, max: 20, noNaN: true });

/** The two parameters of each point of a ring. */
const pointsOf = (ring: Float64Array): [number, number][] =>
  Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k] ?? NaN, ring[2 * k + 1] ?? NaN]);

const isSeen = ([u, v]: readonly [number, number], [across, up]: ContourQuestion['over']): boolean =>
  across.from <= u && u <= across.to && up.from <= v && v <= up.to;

/** Losses over a fine grid of what is seen. */
function lossesOver(lossOf: (u: number, v: number) => number, [across, up]: ContourQuestion['over']): number[] {
  const steps = Array.from({ length: 41 }, (_, k) => k / 40);
  return steps.flatMap((s) =>
    steps.map((t) => lossOf(across.from + s * (across.to - across.from), up.from + t * (up.to - up.from))),
  );
}

/** Questions of any kind, with their loss. */
const anyQuestion = fc
  .record({
    intercept: intercepts,
    scaling: scalings,
    loss: losses,
    by: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 2 }),
    all: fc.array(number, { minLength: 4, maxLength: 4 }),
    widths: fc.tuple(fc.double({ min: 1e-3, max: 100, noNaN: true }), fc.double({ min: 1e-3, max: 100, noNaN: true })),
    middle: fc.tuple(number, number),
  })
  .filter(({ intercept, by }) => Math.max(...by) < (intercept === 'none' ? 3 : 4))
  .map(({ intercept, scaling, loss, by: [i = 0, j = 1], all, widths, middle }) => {
    const settings = fitSettings({ ...data, intercept, scaling, loss });
    const parameters = intercept === 'none' ? all.slice(0, 3) : all;
    const around = (k: 0 | 1) => ({ from: middle[k] - widths[k], to: middle[k] + widths[k] });
    const question: ContourQuestion = { settings, by: [i, j], parameters, over: [around(0), around(1)] };
    const lossOf = (u: number, v: number) =>
      lossAt(
        settings,
        parameters.map((value, k) => (k === i ? u : k === j ? v : value)),
      );
    return { question, lossOf };
  });

describe('contours', () => {
  it('have the loss of their level everywhere, with the other parameters held', () => {
    fc.assert(
      fc.property(anyQuestion, ({ question, lossOf }) => {
        const { levels, rings } = contour(question);
        expect(rings).toHaveLength(levels.length);
        rings.forEach((ring, k) => {
          const level = levels[k] ?? NaN;
          for (const [u, v] of pointsOf(ring)) expect(Math.abs(lossOf(u, v) / level - 1)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('have nine levels, spaced between the least and the greatest loss that is seen like those of a bowl', () => {
    fc.assert(
      fc.property(anyQuestion, ({ question, lossOf }) => {
        const { levels } = contour(question);
        const seen = lossesOver(lossOf, question.over);
        const [least, greatest] = [Math.min(...seen), Math.max(...seen)];
        const radii = levels.map((level) => 10 * Math.sqrt((level - least) / (greatest - least)));
        expect(radii).toHaveLength(9);
        // A level is rounded by at most a twentieth of the gap below it.
        radii.forEach((radius, k) => expect(Math.abs(radius - (k + 1))).toBeLessThan(0.1));
      }),
      { numRuns: 60 },
    );
  });

  it('are drawn without cut corners where they are seen, however long they are', () => {
    fc.assert(
      fc.property(anyQuestion, ({ question, lossOf }) => {
        const { levels, rings, lowest } = contour(question);
        const least = lossOf(...(lowest ?? [NaN, NaN]));
        rings.forEach((ring, k) => {
          const points = pointsOf(ring);
          points.forEach((point, place) => {
            const next = points[(place + 1) % points.length] ?? point;
            if (!isSeen(point, question.over) || !isSeen(next, question.over)) return;
            const sag = (levels[k] ?? NaN) - lossOf((point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
            expect(sag).toBeLessThan(0.002 * ((levels[k] ?? NaN) - least));
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are seen wherever the loss passes their level', () => {
    fc.assert(
      fc.property(anyQuestion, ({ question, lossOf }) => {
        const { levels, rings } = contour(question);
        const seen = lossesOver(lossOf, question.over);
        rings.forEach((ring, k) => {
          const level = levels[k] ?? NaN;
          const isPassed = seen.some((loss) => loss < level) && seen.some((loss) => loss > level);
          if (isPassed)
            expect(pointsOf(ring).filter((point) => isSeen(point, question.over)).length).toBeGreaterThan(2);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are lowest where no step to any side comes down', () => {
    const settings = fitSettings({ ...data, scaling: 'none', intercept: 'first' });
    const parameters = [3, -1, 0.5, 2];
    const { lowest } = contour({ settings, by: [3, 1], parameters, over });
    const [u, v] = lowest ?? [NaN, NaN];
    const at = (du: number, dv: number) => lossAt(settings, [3, v + dv, 0.5, u + du]);
    for (const [du, dv] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
      [1e-3, 1e-3],
      [1e-3, -1e-3],
    ] as const) {
      expect(at(du, dv)).toBeGreaterThan(at(0, 0));
    }
  });

  it('are lowest at the closed form where there are two parameters', () => {
    const { settings, optimum } = fit({ ...data, features: ['a'], scaling: 'none', learningRate: 1e-4 });
    const { lowest, levels } = contour({ settings, by: [0, 1], parameters: [NaN, Infinity], over });
    lowest?.forEach((value, j) => expect(value).toBeCloseTo(optimum?.parameters[j] ?? NaN, 9));
    expect(Math.min(...levels)).toBeGreaterThan(optimum?.loss ?? NaN);
  });

  it('have no lowest place along parameters of which one makes up for the other', () => {
    const twice = [
      ...goldenColumns,
      { name: 'd', values: (goldenColumns[0]?.values ?? new Float64Array()).map((x) => 3 * x - 1) },
    ];
    const settings = fitSettings({
      ...data,
      columns: twice,
      features: ['a', 'd'],
      intercept: 'none',
      scaling: 'z-score',
    });
    const along = contour({ settings, by: [0, 1], parameters: [0, 0], over });
    expect(along.lowest).toBeNull();
    along.rings.forEach((ring, k) => {
      expect(pointsOf(ring).filter((point) => isSeen(point, over)).length).toBeGreaterThan(0);
      for (const [u, v] of pointsOf(ring)) expect(lossAt(settings, [u, v])).toBeCloseTo(along.levels[k] ?? NaN, 7);
    });
    const constant = [...goldenColumns, { name: 'k', values: new Float64Array(12).fill(7) }];
    const flat = fitSettings({ ...data, columns: constant, features: ['k'], scaling: 'none' });
    expect(contour({ settings: flat, by: [0, 1], parameters: [0, 0], over }).lowest).toBeNull();
    const zeros = fitSettings({
      ...data,
      columns: [...goldenColumns, { name: 'k', values: new Float64Array(12) }],
      features: ['k'],
      scaling: 'none',
    });
    const { lowest, levels, rings } = contour({ settings: zeros, by: [1, 0], parameters: [0, 0], over });
    expect(lowest).toBeNull();
    expect(levels).toHaveLength(9);
    rings.forEach((ring, k) => {
      for (const [u, v] of pointsOf(ring)) expect(lossAt(zeros, [v, u])).toBeCloseTo(levels[k] ?? NaN, 7);
    });
  });

  it('are exact to the last digits near an exact fit, and never below 0', () => {
    const x = Float64Array.from({ length: 1000 }, (_, row) => row);
    const columns = [
      { name: 'x', values: x },
      { name: 'y', values: x.map((value) => 1e6 + 3 * value) },
    ];
    const settings = fitSettings({ columns, target: 'y', scaling: 'none' });
    const near = [
      { from: 3 - 1e-9, to: 3 + 1e-9 * 1.5 },
      { from: 1e6 - 1, to: 1e6 + 1 },
    ] as const;
    const { levels, rings, lowest } = contour({ settings, by: [0, 1], parameters: [0, 0], over: near });
    expect(levels[0]).toBeGreaterThan(0);
    expect(levels.at(-1)).toBeLessThan(1);
    expect(rings.every((ring) => ring.every(Number.isFinite))).toBe(true);
    expect(lowest?.[0]).toBeCloseTo(3, 9);
  });

  it('need no more than the loss of the settings, whatever was asked before', () => {
    const settings = fitSettings({ ...data, learningRate: 0.1, dtype: 'float32' });
    const ask = (change: Partial<FitSettings>) =>
      contour({ settings: { ...settings, ...change }, by: [0, 1], parameters: [1, 2, 3, 4], over });
    const first = ask({});
    expect(ask({ learningRate: NaN, iterations: 5, dtype: 'float64', batch: 3 })).toEqual(first);
    expect(ask({ loss: 'mse' }).levels[8]).toBeCloseTo(2 * (first.levels[8] ?? NaN), -2);
    expect(ask({ features: ['b', 'a', 'c'] })).not.toEqual(first);
    expect(ask({})).toEqual(first);
  });

  it.each<[string, Partial<ContourQuestion>]>([
    ['by\\[1\\]', { by: [1, 1] }],
    ['by\\[1\\]', { by: [1, 4] }],
    ['by\\[0\\]', { by: [-1, 2] }],
    ['by\\[0\\]', { by: [0.5, 2] }],
    ['parameters', { parameters: [1, 2, 3] }],
    ['parameters\\[2\\]', { parameters: [1, 2, Infinity, 4] }],
    ['parameters\\[3\\]', { parameters: [1, 2, 3, NaN] }],
    ['over', { over: [over[0], { from: 2, to: 2 }] }],
    ['over', { over: [{ from: 3, to: 2 }, over[1]] }],
    ['over', { over: [over[0], { from: 0, to: Infinity }] }],
    ['over', { over: [{ from: NaN, to: 2 }, over[1]] }],
    ['target', { settings: fitSettingsOf({ target: 'price' }) }],
    ['model', { settings: fitSettingsOf({ model: 'logistic' }) }],
  ])('refuse another %s', (name, change) => {
    const question: ContourQuestion = { settings: fitSettings(data), by: [0, 1], parameters: [1, 2, 3, 4], over };
    expect(() => contour({ ...question, ...change })).toThrow(new RegExp(`^${name} must be`));
  });
});

function fitSettingsOf(change: Partial<FitSettings>): FitSettings {
  return { ...fitSettings(data), ...change };
}
