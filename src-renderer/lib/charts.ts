import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { Sale, TrainingRun, UpdateRecord } from '../../src-main/ipc/contract.ts';
import { formatNumber } from './numbers.ts';
import type { Palette } from './palette.svelte.ts';
import { hasRoundMantissa, roundRange } from './round-range.ts';

type LineData = ChartData<'line', Point[]>;
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
        kind === 'linear' || hasRoundMantissa(Number(value)) ? formatNumber(Number(value)) : null,
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

/** What the charts write, in the chosen language. */
export interface ChartWords {
  readonly area: string;
  readonly price: string;
  readonly update: string;
  readonly loss: string;
  readonly sample: string;
  readonly actual: string;
  readonly predicted: string;
  readonly line: string;
  readonly error: string;
}

/** Scatter of the sales; the axes depend on the data only, so they stand still while the line moves. */
export function fitOptions(sales: readonly Sale[], look: Palette, words: ChartWords): ChartOptions<'line'> {
  return chartOptions(
    look,
    { title: words.area, colour: look.x, ...roundRange(sales.map(({ area }) => area)) },
    { title: words.price, colour: look.y, ...roundRange(sales.map(({ price }) => price)) },
  );
}

/** The sales, the fitted line after the update, and each sale's error as a dashed stroke. */
export function fitData(sales: readonly Sale[], update: UpdateRecord | null, look: Palette, words: ChartWords) {
  const { min, max } = roundRange(sales.map(({ area }) => area));
  const [w = NaN, b = NaN] = update?.after ?? [];
  const errors = sales.flatMap(({ area, price }, row) => [
    { x: area, y: price },
    { x: area, y: update?.fitted[row] ?? NaN },
    { x: area, y: NaN },
  ]);
  const data: LineData = {
    datasets: [
      {
        label: words.actual,
        data: sales.map(({ area, price }) => ({ x: area, y: price })),
        showLine: false,
        pointRadius: 2.2 * look.stroke,
        pointHoverRadius: 3 * look.stroke,
        pointBackgroundColor: look.y,
        pointBorderColor: look.card,
        pointBorderWidth: 1,
      },
      {
        label: words.line,
        data: [min, max].map((area) => ({ x: area, y: w * area + b })),
        borderColor: look.w,
        borderWidth: 1.5 * look.stroke,
        pointRadius: 0,
      },
      {
        label: words.error,
        data: errors,
        borderColor: look.backward,
        borderWidth: 0.6 * look.stroke,
        borderDash: [3, 3],
        pointRadius: 0,
        pointHitRadius: 0,
      },
    ],
  };
  return data;
}

export function lossOptions(run: TrainingRun, look: Palette, words: ChartWords): ChartOptions<'line'> {
  return chartOptions(
    look,
    { title: words.update, colour: look.soft, min: 0, max: Math.max(1, run.loss.length - 1) },
    { title: words.loss, colour: look.backward, kind: 'logarithmic' },
  );
}

/** A curve of more points than the screen has columns looks the same and takes longer. */
const mostPoints = 2000;

function lossPoint(loss: Float64Array, update: number): Point {
  const value = loss[update] ?? NaN;
  return { x: update, y: value > 0 && Number.isFinite(value) ? value : NaN };
}

/** The points of the loss curve, thinned evenly; where the loss is no positive finite number it has a gap. */
export function lossPoints({ loss }: TrainingRun): Point[] {
  const stride = Math.ceil(loss.length / mostPoints);
  const updates = Array.from({ length: Math.ceil(loss.length / stride) }, (_, position) => position * stride);
  return updates.map((update) => lossPoint(loss, update));
}

/** The whole curve pale, what the cursor has passed strong, and the current update as a point. */
export function lossData(
  { loss }: TrainingRun,
  points: readonly Point[],
  index: number,
  look: Palette,
  words: ChartWords,
): LineData {
  const here = lossPoint(loss, index);
  const curve = { label: words.loss, borderColor: look.backward, pointRadius: 0, pointHitRadius: 4 };
  return {
    datasets: [
      {
        ...curve,
        data: [here],
        clip: false,
        pointRadius: 2.5 * look.stroke,
        pointBackgroundColor: look.backward,
        pointBorderColor: look.card,
      },
      { ...curve, data: [...points.filter(({ x }) => Number(x) < index), here], borderWidth: 1.2 * look.stroke },
      { ...curve, data: [...points], borderWidth: look.stroke, borderColor: `${look.backward}44` },
    ],
  };
}

export function samplesOptions(sales: readonly Sale[], look: Palette, words: ChartWords): ChartOptions<'line'> {
  return chartOptions(
    look,
    { title: words.sample, colour: look.soft, min: 0, max: sales.length + 1 },
    { title: words.price, colour: look.y, ...roundRange([0, ...sales.map(({ price }) => price)]) },
  );
}

/** Actual and predicted price sample by sample, told apart by shape as well as colour. */
export function samplesData(update: UpdateRecord | null, look: Palette, words: ChartWords): LineData {
  const points = (values: readonly number[]): Point[] => values.map((y, row) => ({ x: row + 1, y }));
  const line = { borderWidth: look.stroke, pointRadius: 2 * look.stroke, pointBorderWidth: look.stroke };
  return {
    datasets: [
      {
        ...line,
        label: words.actual,
        data: points(update?.targets ?? []),
        borderColor: look.y,
        pointBackgroundColor: look.y,
      },
      {
        ...line,
        label: words.predicted,
        data: points(update?.fitted ?? []),
        borderColor: look.forward,
        borderDash: [6, 4],
        pointStyle: 'triangle',
        pointBackgroundColor: look.card,
      },
    ],
  };
}
