import { describe, expect, it } from 'vitest';
import { predict, trainForLab } from '../../../../src-main/engine/index.ts';
import { toPixel } from '../../plot/frame.ts';
import type { Scene } from '../scene.ts';
import { storyQuestion } from '../story.test-support.ts';
import { drawings } from './drawing.ts';
import { fitData, fitOptions, nearestRow } from './fit-chart.ts';
import { parameterCurves, parametersData } from './parameters-chart.ts';
import { residualsData, samplesData } from './samples-chart.ts';
import { sceneAt } from './scene.test-support.ts';

const line = trainForLab(storyQuestion('univariate'));
const plane = trainForLab(storyQuestion('multivariate'));

/** A scene with what the engine predicts at the cursor. */
function predictedAt(run: typeof line, iteration: number): Scene {
  const scene = sceneAt(run, iteration);
  const parameters = scene.main.parameters ?? [];
  const { values } = predict({ ...run.learnt, parameters }, scene.rows.columns);
  return { ...scene, main: { ...scene.main, predicted: values } };
}

const named = (scene: Scene, draw: (scene: Scene) => ReturnType<typeof fitData>, label: string) =>
  draw(scene).datasets.find((set) => set.label === label)?.data ?? [];

describe('the fitted line', () => {
  it.each(['none', 'min-max', 'z-score'] as const)(
    'goes through what is predicted, in the units of the data: %s',
    (scaling) => {
      const run = trainForLab(storyQuestion('univariate', { scaling, learningRate: 1e-4, dtype: 'float64' }));
      const scene = predictedAt(run, 17);
      const [from, to] = named(scene, fitData, 'line');
      const slope = ((to?.y ?? NaN) - (from?.y ?? NaN)) / (Number(to?.x) - Number(from?.x));
      scene.rows.columns[0]?.values.forEach((x, row) => {
        expect((from?.y ?? NaN) + slope * (x - Number(from?.x))).toBeCloseTo(scene.main.predicted?.[row] ?? NaN, 8);
      });
    },
  );

  it('has ghosts of earlier updates, none of later ones, and none at the beginning', () => {
    const ghosts = (iteration: number) =>
      fitData(sceneAt(line, iteration))
        .datasets.map(({ label = '' }) => /update (\d+)/.exec(label)?.[1])
        .filter((update) => update !== undefined)
        .map(Number);
    expect(ghosts(0)).toEqual([]);
    expect(ghosts(1)).toEqual([0]);
    expect(ghosts(100)).toEqual([0, 84, 92, 96, 98, 99]);
  });

  it('has axes that do not move with the cursor', () => {
    const bounds = (iteration: number) => JSON.stringify(fitOptions(sceneAt(line, iteration)).scales);
    expect(bounds(57)).toBe(bounds(0));
  });

  it('is not drawn where the model is none; then each row’s prediction is', () => {
    const scene = predictedAt(plane, 500);
    expect(named(scene, fitData, 'line')).toEqual([]);
    expect(named(scene, fitData, 'predicted').map(({ y }) => y)).toEqual([...(scene.main.predicted ?? [])]);
  });
});

describe('a point of the scatter plot', () => {
  it('is found by its place on screen, as far as it is near', () => {
    const scene = sceneAt(line, 0);
    const frame = { left: 5, top: 7, width: 400, height: 300, x: { from: 40, to: 140 }, y: { from: 40, to: 150 } };
    scene.rows.rows.forEach((row) => {
      const at = toPixel(frame, scene.rows.columns[0]?.values[row] ?? NaN, scene.rows.targets[row] ?? NaN);
      expect(nearestRow(scene, frame, { x: at.x + 0.5, y: at.y - 0.5 }, 10)).toBe(row);
    });
    expect(nearestRow(scene, frame, { x: 5, y: 7 }, 10)).toBeNull();
  });
});

describe('predicted against actual', () => {
  it('has a point for every row, counted from 1', () => {
    const scene = predictedAt(plane, 500);
    expect(named(scene, samplesData, 'actual').map(({ x }) => x)).toEqual(Array.from({ length: 16 }, (_, k) => k + 1));
    expect(named(scene, samplesData, 'predicted').map(({ y }) => y)).toEqual([...(scene.main.predicted ?? [])]);
  });

  it('and the residuals are the difference, row by row; before it is known there is none', () => {
    const scene = predictedAt(plane, 500);
    const left = Array.from(scene.rows.targets, (target, row) => target - (scene.main.predicted?.[row] ?? NaN));
    expect(residualsData(scene).datasets[0]?.data.map(({ y }) => y)).toEqual(left);
    expect(residualsData(sceneAt(plane, 500)).datasets).toEqual([]);
    expect(samplesData(sceneAt(plane, 500)).datasets).toHaveLength(1);
  });
});

describe('parameters over time', () => {
  it('are all updates of a short run, a curve a parameter, told apart by their dashes', () => {
    const curves = parameterCurves(plane);
    expect(curves.map((curve) => curve.length)).toEqual([501, 501, 501]);
    expect(curves.map((curve) => curve.at(-1)?.y)).toEqual([...plane.learnt.parameters]);
    const { datasets } = parametersData(sceneAt(plane, 9), curves);
    expect(datasets.map(({ label }) => label)).toEqual(['W₀', 'W₀', 'W₀', 'W₁', 'W₁', 'W₁', 'W₂', 'W₂', 'W₂']);
    expect(new Set(datasets.map(({ borderDash }) => String(borderDash))).size).toBe(3);
    expect(datasets[3]?.data).toEqual([{ x: 9, y: plane.history.parameters[9 * 3 + 1] }]);
    expect(datasets[4]?.data).toHaveLength(10);
  });

  it('of a long run end where the run does', () => {
    const long = trainForLab(storyQuestion('slow-motion', { iterations: 12_345 }));
    const [curve = []] = parameterCurves(long);
    expect(curve.length).toBeLessThanOrEqual(1001);
    expect(curve.at(-1)).toEqual({ x: 12_344, y: long.learnt.parameters[0] });
  });
});

describe('every chart', () => {
  it.each(Object.keys(drawings) as (keyof typeof drawings)[])(
    'can be drawn at any update, and says which: %s',
    (kind) => {
      for (const run of [line, plane]) {
        const wishes = { lossScale: 'logarithmic', by: [0, 1] } as const;
        const scene = predictedAt(run, 42);
        const { options, prepare, label } = drawings[kind];
        expect(options(scene, wishes).scales).toHaveProperty('x');
        expect(prepare(scene, wishes)(scene).datasets.length).toBeGreaterThan(0);
        expect(label(scene, wishes)).toContain('42');
      }
    },
  );

  it('keeps what comes after the cursor to itself where it is to be predicted', () => {
    for (const run of [line, plane]) {
      const wishes = { lossScale: 'logarithmic', by: [0, 1] } as const;
      const scene: Scene = { ...sceneAt(run, 42, run), hidesFuture: true };
      const placesOf = (kind: keyof typeof drawings) =>
        drawings[kind]
          .prepare(
            scene,
            wishes,
          )(scene)
          .datasets.flatMap(({ data }) => data);
      for (const kind of ['loss', 'parameters'] as const) {
        expect(Math.max(...placesOf(kind).map(({ x }) => Number(x)))).toBe(42);
      }
      const { parameters } = run.history;
      const count = run.initial.length;
      const known = new Set([...run.initial, ...parameters.subarray(0, 43 * count)]);
      for (const { x, y } of placesOf('contour'))
        expect([known.has(Number(x)), known.has(y ?? NaN)]).toEqual([true, true]);
    }
  });
});
