import { describe, expect, it } from 'vitest';
import { fitSettings } from './fit-settings.ts';
import type { FitSettings } from './record.ts';
import { isSameLoss, isSameRun } from './same-run.ts';
import { madeUpColumns } from './training.test-support.ts';

const settings = fitSettings({ columns: madeUpColumns(6, 2), target: 'y', initial: [0, 1, 2] });

describe('the same run', () => {
  it('is that of a copy, in whatever order the settings stand', () => {
    const copy = structuredClone(settings);
    expect(isSameRun(settings, copy)).toBe(true);
    expect(isSameRun(settings, Object.fromEntries(Object.entries(copy).reverse()) as unknown as FitSettings)).toBe(
      true,
    );
  });

  it.each<[string, Partial<FitSettings>]>([
    ['a batch that is NaN, not null', { batch: NaN }],
    ['a minus before a 0', { initial: [-0, 1, 2] }],
    ['another rate', { learningRate: Infinity }],
    ['another rate on the way', { rateChanges: [{ from: 3, learningRate: 0.5 }] }],
    ['other values', { columns: madeUpColumns(6, 2, 2) }],
    ['fewer columns', { columns: settings.columns.slice(1) }],
    ['another name', { columns: settings.columns.map((column) => ({ ...column, name: `${column.name}'` })) }],
  ])('is not that with %s', (_change, change) => {
    expect(isSameRun(settings, { ...settings, ...change })).toBe(false);
  });
});

describe('the same loss', () => {
  it('is that of another way through it', () => {
    const other: FitSettings = {
      ...settings,
      learningRate: 9,
      iterations: 3,
      initial: null,
      dtype: 'float64',
      seed: 1,
    };
    expect(isSameLoss(settings, structuredClone(other))).toBe(true);
  });

  it.each<[string, Partial<FitSettings>]>([
    ['other values', { columns: madeUpColumns(6, 2, 2) }],
    ['other features', { features: settings.features.slice(1) }],
    ['another scaling', { scaling: 'none' }],
    ['another intercept', { intercept: 'first' }],
    ['another loss', { loss: 'mse' }],
  ])('is not that with %s', (_change, change) => {
    expect(isSameLoss(settings, { ...settings, ...change })).toBe(false);
  });
});
