import type { ChartOptions } from 'chart.js';
import { formatNumber } from './numbers.ts';
import type { Palette } from './palette.svelte.ts';
import { hasRoundMantissa } from './round-range.ts';

type Scale = NonNullable<NonNullable<ChartOptions<'line'>['scales']>[string]>;

interface AxisWish {
  /** Empty where the axis is named otherwise. */
  readonly title: string;
  readonly colour: string;
  readonly kind?: 'linear' | 'logarithmic';
  readonly min?: number;
  readonly max?: number;
  readonly stepSize?: number;
  /** The numbers written at the axis, where they are not left to the chart. */
  readonly ticks?: readonly number[];
}

/** Numbers at an axis stand in little room. */
function tickText(value: number): string {
  return Math.abs(value) >= 1e6 ? value.toExponential().replace('e+', 'e').replace('-', '\u2212') : formatNumber(value);
}

function axis(look: Palette, { title, colour, kind = 'linear', stepSize, ticks, ...range }: AxisWish): Scale {
  return {
    type: kind,
    ...range,
    ...(ticks && { afterBuildTicks: (scale) => (scale.ticks = ticks.map((value) => ({ value }))) }),
    title: {
      display: title !== '',
      text: title,
      color: colour,
      font: { size: look.text, family: look.family, weight: 600 },
    },
    grid: { color: look.line },
    border: { color: look.line },
    ticks: {
      color: look.soft,
      font: { size: look.text, family: look.family },
      ...(stepSize === undefined ? { maxTicksLimit: 6 } : { stepSize }),
      includeBounds: false,
      maxRotation: 0,
      callback: (value: string | number) =>
        kind === 'linear' || hasRoundMantissa(Number(value)) ? tickText(Number(value)) : null,
    },
  };
}

/** What all charts have in common: two axes, no animation, and the numbers of the nearest point under the mouse. */
export function chartOptions(look: Palette, x: AxisWish, y: AxisWish): ChartOptions<'line'> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    interaction: { mode: 'nearest', intersect: false },
    scales: { x: axis(look, x), y: axis(look, y) },
    plugins: {
      tooltip: {
        displayColors: false,
        bodyFont: { size: look.text, family: look.family },
        titleFont: { size: look.text, family: look.family },
        callbacks: {
          title: () => '',
          label: ({ dataset, parsed }) =>
            `${dataset.label ?? ''} (${formatNumber(parsed.x ?? NaN)}, ${formatNumber(parsed.y ?? NaN)})`,
        },
      },
    },
  };
}
