import type { ChartOptions, Plugin } from 'chart.js';
import type { SurfaceAnswer } from '../../../src-main/ipc/contract.ts';
import { chartOptions } from '../charts.ts';
import type { Palette } from '../palette.svelte.ts';
import { drawContours } from './contour-image.ts';
import type { Contours } from './contour-paths.ts';

/** The axes of a picture of contours. */
export function surfaceOptions({ xs, ys }: SurfaceAnswer, look: Palette): ChartOptions<'line'> {
  const options = chartOptions(
    look,
    { title: '', colour: look.soft, min: xs[0] ?? 0, max: xs.at(-1) ?? 1 },
    { title: '', colour: look.soft, min: ys[0] ?? 0, max: ys.at(-1) ?? 1 },
  );
  return { ...options, events: [] };
}

/** What the contours are drawn of at the moment. */
export interface Subject {
  readonly contours: Contours;
  readonly look: Palette;
}

/**
 * Puts the contours under a chart. They are drawn anew only for other ones, or another look or size, not whenever the chart is.
 */
export function contourPlugin(subject: () => Subject): Plugin<'line'> {
  let image: HTMLCanvasElement | null = null;
  let drawn: { readonly key: string; readonly subject: Subject } | null = null;
  return {
    id: 'contours',
    beforeDatasetsDraw({ ctx, chartArea: { left, top, width, height }, currentDevicePixelRatio: ratio }) {
      const { contours, look } = subject();
      const key = [width, height, ratio].join(' ');
      image ??= document.createElement('canvas');
      if (drawn?.key !== key || drawn.subject.contours !== contours || drawn.subject.look !== look) {
        drawn = { key, subject: { contours, look } };
        drawContours(image, contours, look, { width, height, ratio });
      }
      ctx.drawImage(image, left, top, width, height);
    },
  };
}
