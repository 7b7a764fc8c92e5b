import type { ChartDataset, Point } from 'chart.js';
import type { Palette } from '../../palette.svelte.ts';

export type Line = ChartDataset<'line', Point[]>;

/** Measured values as dots, in the colour of the target. */
export function dots(label: string, data: Point[], look: Palette): Line {
  return {
    label,
    data,
    showLine: false,
    pointRadius: (data.length > 200 ? 1.1 : 2.2) * look.stroke,
    pointHoverRadius: 3 * look.stroke,
    pointBackgroundColor: look.y,
    pointBorderColor: look.card,
    pointBorderWidth: 1,
  };
}

/** Predicted values as triangles, told apart from dots by shape as well as colour. */
export function triangles(label: string, data: Point[], look: Palette): Line {
  return {
    label,
    data,
    showLine: false,
    pointStyle: 'triangle',
    pointRadius: (data.length > 200 ? 1.2 : 2.4) * look.stroke,
    pointBackgroundColor: look.card,
    pointBorderColor: look.forward,
    pointBorderWidth: 0.75 * look.stroke,
  };
}

/** A stroke without points. */
export function stroke(label: string, data: Point[], colour: string, width: number): Line {
  return { label, data, borderColor: colour, borderWidth: width, pointRadius: 0, pointHitRadius: 4 };
}

/** Vertical strokes from one value to another at each place, in one line with gaps. */
export function stems(
  label: string,
  xs: ArrayLike<number>,
  from: (row: number) => number,
  to: (row: number) => number,
  look: Palette,
): Line {
  const data = Array.from(xs).flatMap((x, row) => [
    { x, y: from(row) },
    { x, y: to(row) },
    { x, y: NaN },
  ]);
  return {
    ...stroke(label, data, look.backward, 0.6 * look.stroke),
    borderDash: [3, 3],
    pointHitRadius: 0,
  };
}

/**
 * A colour of the palette, which has six hexadecimal digits, made paler.
 * @param alpha two hexadecimal digits
 */
export function faint(colour: string, alpha: '33' | '44' | '66' | '88'): string {
  return `${colour}${alpha}`;
}

/** Points of two columns. */
export function points(xs: ArrayLike<number>, ys: ArrayLike<number>): Point[] {
  return Array.from(xs, (x, k) => ({ x, y: ys[k] ?? NaN }));
}
