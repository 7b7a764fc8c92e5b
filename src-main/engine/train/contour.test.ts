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

describe('contours', () => {
  it('are the loss at every node, with the other parameters held', () => {
    fc.assert(
      fc.property(
        intercepts,
        scalings,
        losses,
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 2 }),
        fc.array(number, { minLength: 4, maxLength: 4 }),
        (intercept, scaling, loss, [i = 0, j = 1], all) => {
          const settings = fitSettings({ ...data, intercept, scaling, loss });
          const parameters = intercept === 'none' ? all.slice(0, 3) : all;
          fc.pre(Math.max(i, j) < parameters.length);
          const { size, values } = contour({ settings, by: [i, j], parameters, over });
          expect([size, values.length]).toEqual([40, 40 * 40]);
          for (const [column, row] of [
            [0, 0],
            [39, 0],
            [0, 39],
            [39, 39],
            [17, 30],
          ] as const) {
            const u = -3 + (7 * column) / 39;
            const v = 10 + (2.5 * row) / 39;
            const expected = lossAt(
              settings,
              parameters.map((value, k) => (k === i ? u : k === j ? v : value)),
            );
            expect(Math.abs((values[row * size + column] ?? NaN) / expected - 1)).toBeLessThan(1e-11);
          }
        },
      ),
      { numRuns: 40 },
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
    const { lowest, values } = contour({ settings, by: [0, 1], parameters: [NaN, Infinity], over });
    lowest?.forEach((value, j) => expect(value).toBeCloseTo(optimum?.parameters[j] ?? NaN, 9));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(optimum?.loss ?? NaN);
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
    expect(contour({ settings, by: [0, 1], parameters: [0, 0], over }).lowest).toBeNull();
    const constant = [...goldenColumns, { name: 'k', values: new Float64Array(12).fill(7) }];
    const flat = fitSettings({ ...data, columns: constant, features: ['k'], scaling: 'none' });
    expect(contour({ settings: flat, by: [0, 1], parameters: [0, 0], over }).lowest).toBeNull();
    const zeros = fitSettings({
      ...data,
      columns: [...goldenColumns, { name: 'k', values: new Float64Array(12) }],
      features: ['k'],
      scaling: 'none',
    });
    const { lowest, values } = contour({ settings: zeros, by: [1, 0], parameters: [0, 0], over });
    expect(lowest).toBeNull();
    expect(values[0]).toBeCloseTo(lossAt(zeros, [10, -3]), 9);
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
    const { values, lowest } = contour({ settings, by: [0, 1], parameters: [0, 0], over: near });
    expect(values.every((value) => value >= 0)).toBe(true);
    expect(values[0]).toBeCloseTo(0.5, 5);
    expect(lowest?.[0]).toBeCloseTo(3, 9);
  });

  it('need no more than the loss of the settings, whatever was asked before', () => {
    const settings = fitSettings({ ...data, learningRate: 0.1, dtype: 'float32' });
    const ask = (change: Partial<FitSettings>) =>
      contour({ settings: { ...settings, ...change }, by: [0, 1], parameters: [1, 2, 3, 4], over });
    const first = ask({});
    expect(ask({ learningRate: NaN, iterations: 5, dtype: 'float64', batch: 3 })).toEqual(first);
    expect(ask({ loss: 'mse' }).values[9]).toBe(2 * (first.values[9] ?? NaN));
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
