import type { ChartOptions } from 'chart.js';
import type { Palette } from '../palette.svelte.ts';

type Scales = NonNullable<ChartOptions<'line'>['scales']>;

/** The axes with the lines through 0 drawn stronger than the grid. */
export function withOrigin(scales: Scales = {}, look: Palette): Scales {
  const grid = { color: ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? look.soft : look.line) };
  return Object.fromEntries(Object.entries(scales).map(([name, scale]) => [name, { ...scale, grid }])) as Scales;
}
