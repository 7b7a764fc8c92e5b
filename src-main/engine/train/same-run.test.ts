import { describe, expect, it } from 'vitest';
import { fitSettings } from './fit-settings.ts';
import type { FitSettings } from './record.ts';
import { isSameRun } from './same-run.ts';
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
    ['other values', { columns: madeUpColumns(6, 2, 2) }],
    ['fewer columns', { columns: settings.columns.slice(1) }],
    ['another name', { columns: settings.columns.map((column) => ({ ...column, name: `${column.name}'` })) }],
  ])('is not that with %s', (_change, change) => {
    expect(isSameRun(settings, { ...settings, ...change })).toBe(false);
  });
});
