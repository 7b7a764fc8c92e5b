import type { SurfaceAnswer } from '../../../src-main/ipc/contract.ts';
import { type Frame, type Pixel, toPixel } from './frame.ts';

/** A gradient as it is drawn: its direction on screen, and its length as a part of the longest that is expected. */
interface Direction {
  readonly u: number;
  readonly v: number;
  readonly share: number;
}

/** The length, in parts of the square root of what is longest, so that short ones are seen too. */
function directionOf({ width, height, x, y }: Frame, dx: number, dy: number, longest: number): Direction | null {
  const [across, up] = [(dx * width) / (x.to - x.from), (dy * height) / (y.to - y.from)];
  const length = Math.hypot(across, up);
  if (!(length > 0 && Number.isFinite(length))) return null;
  return { u: across / length, v: -up / length, share: Math.sqrt(Math.min(1, Math.hypot(dx, dy) / longest)) };
}

/** The longest gradient of a field. */
export function longestOf({ dx, dy }: SurfaceAnswer['field']): number {
  return dx.reduce((longest, slope, i) => Math.max(longest, Math.hypot(slope, dy[i] ?? 0)), 0) || 1;
}

/** The way of an SVG path for an arrow between two pixels, with a head of `head` pixels. */
export function arrowPath(from: Pixel, to: Pixel, head: number): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const barb = (turn: number) =>
    `${(to.x - head * Math.cos(angle + turn)).toFixed(1)} ${(to.y - head * Math.sin(angle + turn)).toFixed(1)}`;
  const tip = `${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  return `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${tip}M${barb(0.45)}L${tip}L${barb(-0.45)}`;
}

/** Shortest and longest arrow at the point, in pixels of a picture 600 pixels wide. */
const SHORTEST = 34;
const LONGEST = 120;

/** The tip of the gradient's arrow at a point; null where the gradient vanishes or is not finite. */
export function tipOf(frame: Frame, at: Pixel, [dx, dy]: readonly [number, number], longest: number): Pixel | null {
  const direction = directionOf(frame, dx, dy, longest);
  if (!direction) return null;
  const scale = Math.min(1.5, Math.max(0.5, frame.height / 600));
  const length = scale * (SHORTEST + (LONGEST - SHORTEST) * direction.share);
  return { x: at.x + length * direction.u, y: at.y + length * direction.v };
}

/** All arrows of a field as one path; each stands on its place with its middle. */
export function fieldPath(frame: Frame, { x, y, dx, dy }: SurfaceAnswer['field'], longest: number): string {
  const cell = Math.min(frame.width, frame.height) / 13;
  return Array.from(x, (place, i) => {
    const direction = directionOf(frame, dx[i] ?? NaN, dy[i] ?? NaN, longest);
    if (!direction) return '';
    const middle = toPixel(frame, place, y[i] ?? NaN);
    const half = (cell * (0.25 + 0.55 * direction.share)) / 2;
    const [u, v] = [half * direction.u, half * direction.v];
    return arrowPath({ x: middle.x - u, y: middle.y - v }, { x: middle.x + u, y: middle.y + v }, half * 0.7);
  }).join('');
}
