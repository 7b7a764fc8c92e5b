import type { Interval } from '../../../src-main/ipc/contract.ts';

/** Where a picture's axes lie, in pixels from its top left corner, and what they span. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Interval;
  readonly y: Interval;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Farther outside than this nothing is drawn, because huge coordinates are not drawn right. */
const FARTHEST = 1e5;

const bounded = (pixel: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, pixel));

/**
 * Where a point of the plane stands on screen.
 * @example toPixel({ left: 10, top: 0, width: 100, height: 50, x: { from: 0, to: 1 }, y: { from: 0, to: 1 } }, 0.5, 1) // { x: 60, y: 0 }
 */
export function toPixel({ left, top, width, height, x, y }: Frame, atX: number, atY: number): Pixel {
  return {
    x: bounded(left + (width * (atX - x.from)) / (x.to - x.from)),
    y: bounded(top + (height * (y.to - atY)) / (y.to - y.from)),
  };
}

/**
 * The point of the plane at a place on screen, inside the axes, in as few digits as tell pixels apart.
 * @example fromPixel({ left: 0, top: 0, width: 100, height: 50, x: { from: 0, to: 3 }, y: { from: 0, to: 1 } }, { x: 50, y: 90 }) // { x: 1.5, y: 0 }
 */
export function fromPixel({ left, top, width, height, x, y }: Frame, pixel: Pixel): Pixel {
  return {
    x: inside(x, (pixel.x - left) / width, width),
    y: inside(y, 1 - (pixel.y - top) / height, height),
  };
}

function inside({ from, to }: Interval, share: number, pixels: number): number {
  const value = from + Math.min(1, Math.max(0, share)) * (to - from);
  return Math.min(to, Math.max(from, roundedTo((to - from) / pixels, value)));
}

/** A value in so few digits that it moves by less than `size`. */
function roundedTo(size: number, value: number): number {
  const digits = -Math.floor(Math.log10(size));
  return digits >= 0 && digits <= 100 ? Number(value.toFixed(digits)) : value;
}

/** Whether a pixel lies within the axes. */
export function isInside({ left, top, width, height }: Frame, { x, y }: Pixel): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/**
 * An interval stretched around a place that stays where it is, with ends of few digits.
 * @example zoomed({ from: -6, to: 6 }, 0, 0.5) // { from: -3, to: 3 }
 */
export function zoomed({ from, to }: Interval, around: number, factor: number): Interval {
  const size = ((to - from) * factor) / 100;
  const next = {
    from: roundedTo(size, around - (around - from) * factor),
    to: roundedTo(size, around + (to - around) * factor),
  };
  const isUsable =
    next.to - next.from > 1e-9 * Math.max(1e-200, Math.abs(around)) && Math.abs(next.to - next.from) < 1e100;
  return isUsable ? next : { from, to };
}
