import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import univariate from '../../../../src-main/engine/goldens/regression-univariate.json';
import { trainForLab } from '../../../../src-main/engine/index.ts';
import { storyQuestion } from '../story.test-support.ts';
import { lossData, lossOptions, lossPoints } from './loss-chart.ts';
import { sceneAt } from './scene.test-support.ts';

const course = trainForLab(storyQuestion('univariate'));
const slow = trainForLab(storyQuestion('slow-motion', { iterations: 40 }));

describe('the points of the loss curve', () => {
  it('are every update of TensorFlow’s where the run is short', () => {
    const expected = univariate.tensorflow.map(({ iteration, loss }) => ({ x: iteration, y: loss }));
    expect(lossPoints(course, 'linear')).toEqual(expected);
    expect(lossPoints(course, 'logarithmic')).toEqual(expected);
  });

  it('of a long run are few, in order, each exact, from the first update to the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), (length) => {
        const loss = Float64Array.from({ length }, (_, update) => 1 / (update + 1));
        const points = lossPoints({ loss, optimum: null }, 'linear');
        expect(points.length).toBeLessThanOrEqual(1501);
        expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, length - 1]);
        points.forEach(({ x, y }, k) => {
          expect(y).toBe(loss[Number(x)]);
          if (k > 0) expect(x).toBeGreaterThan(Number(points[k - 1]?.x));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('have gaps where a loss is no number, or none that a logarithm has', () => {
    const run = { loss: Float64Array.of(4, 0, NaN, Infinity, 1), optimum: null };
    expect(lossPoints(run, 'linear').map(({ y }) => y)).toEqual([4, 0, NaN, NaN, 1]);
    expect(lossPoints(run, 'logarithmic').map(({ y }) => y)).toEqual([4, NaN, NaN, NaN, 1]);
  });

  it('are what is above the least loss, where that is chosen', () => {
    const least = course.optimum?.loss ?? NaN;
    lossPoints(slow, 'excess').forEach(({ x, y }) => expect(y).toBe((slow.loss[Number(x)] ?? NaN) - least));
    const arrived = { ...course, loss: Float64Array.of(least + 1, least, least * (1 - 1e-15)) };
    expect(lossPoints(arrived, 'excess').map(({ y }) => y)).toEqual([least + 1 - least, NaN, NaN]);
  });
});

describe('the loss chart', () => {
  it('shows the loss at the cursor exactly, though the curve is thinned', () => {
    const long = { ...course, loss: Float64Array.from({ length: 30_000 }, (_, update) => 1e4 / (update + 1)) };
    const curves = { main: lossPoints(long, 'linear'), rival: [] };
    for (const iteration of [0, 1, 12_347, 29_999]) {
      const scene = sceneAt(long, iteration);
      const [here, passed] = lossData(scene, curves, 'linear').datasets;
      expect(here?.data).toEqual([{ x: iteration, y: long.loss[iteration] }]);
      expect(passed?.data.at(-1)).toEqual({ x: iteration, y: long.loss[iteration] });
      expect(passed?.data.filter(({ x }) => Number(x) > iteration)).toEqual([]);
    }
  });

  it('tells two runs apart by their dashes and names as well as their colours', () => {
    const scene = sceneAt(course, 60, slow);
    const curves = { main: lossPoints(course, 'linear'), rival: lossPoints(slow, 'linear') };
    const { datasets } = lossData(scene, curves, 'linear');
    expect(datasets.map(({ label }) => label)).toEqual(['first', 'first', 'first', 'second', 'second', 'second']);
    expect(datasets.map(({ borderDash }) => borderDash)).toEqual([[], [], [], [8, 5], [8, 5], [8, 5]]);
    expect(datasets[3]?.data).toEqual([{ x: 39, y: slow.loss[39] }]);
  });

  it('has axes that do not move with the cursor, as long as the longer run', () => {
    const bounds = (iteration: number) => {
      const x = lossOptions(sceneAt(slow, iteration, course), 'linear').scales?.x;
      return [x?.min, x?.max];
    };
    expect(bounds(0)).toEqual([0, 100]);
    expect(bounds(39)).toEqual(bounds(0));
  });
});
