import { describe, expect, it } from 'vitest';
import type { TrainingRun } from '../../src-main/ipc/contract.ts';
import { fitData, lossData, lossPoints } from './charts.ts';
import type { Palette } from './palette.svelte.ts';

const look = { backward: '#000000', stroke: 2 } as Palette;
const words = { loss: 'Loss' } as Parameters<typeof lossData>[4];
const runOf = (loss: readonly number[]) => ({ loss: Float64Array.from(loss) }) as TrainingRun;

describe('the loss curve', () => {
  it('has a gap where the loss is no positive finite number', () => {
    expect(lossPoints(runOf([4, NaN, Infinity, 0, 2])).map(({ y }) => y)).toEqual([4, NaN, NaN, NaN, 2]);
  });

  it('is thinned for a long run, while the current point stays exact', () => {
    const run = runOf(Array.from({ length: 100_000 }, (_, update) => update + 1));
    const points = lossPoints(run);
    expect(points.length).toBeLessThanOrEqual(2000);
    const [here, passed] = lossData(run, points, 77_777, look, words).datasets;
    expect(here?.data).toEqual([{ x: 77_777, y: 77_778 }]);
    expect(passed?.data.at(-1)).toEqual({ x: 77_777, y: 77_778 });
  });

  it('shows nothing strong that the cursor has not passed', () => {
    const run = runOf([5, 4, 3, 2, 1]);
    const [, passed, whole] = lossData(run, lossPoints(run), 2, look, words).datasets;
    expect(passed?.data.map(({ x }) => x)).toEqual([0, 1, 2]);
    expect(whole?.data).toHaveLength(5);
  });
});

it('the fitted line is drawn with the parameters after the update', () => {
  const sales = [
    { area: 40, rooms: 1, price: 50 },
    { area: 140, rooms: 3, price: 150 },
  ];
  const update = { after: [2, 1], fitted: [81, 281] } as unknown as Parameters<typeof fitData>[1];
  const [actual, line, errors] = fitData(sales, update, look, words).datasets;
  expect(actual?.data).toEqual([
    { x: 40, y: 50 },
    { x: 140, y: 150 },
  ]);
  expect(line?.data).toEqual([
    { x: 40, y: 81 },
    { x: 140, y: 281 },
  ]);
  expect(errors?.data.slice(0, 2)).toEqual([
    { x: 40, y: 50 },
    { x: 40, y: 81 },
  ]);
});
