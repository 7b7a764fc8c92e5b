import { formatNumber } from '../numbers.ts';
import type { Palette } from '../palette.svelte.ts';
import { type Band, bandsOf } from './bands.ts';
import type { Contours, Ring } from './contour-paths.ts';

/** How much of the hue the farthest band has, and the one next to 0; the rest is paper. */
const STRONGEST = 46;
const PALEST = 6;

/**
 * The tint of a band: the hue of values above 0, that of gradients below, paler towards 0.
 * @example bandColour({ from: 0, to: 1, height: 1 }, { card: 'white', forward: 'blue', backward: 'red' }) // 'color-mix(in srgb, blue 46%, white)'
 */
export function bandColour({ height }: Band, look: Pick<Palette, 'card' | 'forward' | 'backward'>): string {
  const share = PALEST + Math.abs(height) * (STRONGEST - PALEST);
  return `color-mix(in srgb, ${height < 0 ? look.backward : look.forward} ${Math.round(share)}%, ${look.card})`;
}

/** The size of a picture on screen, and how many dots of the screen a pixel has. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Draws filled contours with their levels written on them on a canvas, to be put under whatever moves. */
export function drawContours(canvas: HTMLCanvasElement, { domain, above }: Contours, look: Palette, size: Size): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  // Giving it a size empties a canvas as well.
  canvas.width = Math.max(1, Math.round(size.width * size.ratio));
  canvas.height = Math.max(1, Math.round(size.height * size.ratio));
  context.scale(size.ratio, size.ratio);
  const place = placer(size);
  const bands = bandsOf(above.map(({ level }) => level));
  const paths = [domain, ...above].map(({ rings }) => pathOf(rings, place));
  paths.forEach((path, i) => {
    const band = bands[i];
    if (band) fill(context, path, bandColour(band, look));
  });
  context.lineWidth = look.stroke / 2;
  context.strokeStyle = `color-mix(in srgb, ${look.ink} 45%, transparent)`;
  for (const path of paths.slice(1)) context.stroke(path);
  writeLevels(context, above, place, look, size);
}

type Place = (at: readonly [number, number]) => readonly [number, number];

/** From shares of the picture to pixels. */
function placer({ width, height }: Size): Place {
  return ([across, up]) => [across * width, height - up * height];
}

function pathOf(rings: readonly Ring[], place: Place): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach((at, i) => {
      if (i === 0) path.moveTo(...place(at));
      else path.lineTo(...place(at));
    });
    path.closePath();
  }
  return path;
}

function fill(context: CanvasRenderingContext2D, path: Path2D, colour: string): void {
  context.fillStyle = colour;
  context.fill(path, 'evenodd');
}

/** Writes each level on its longest contour, where there is room between the other numbers. */
function writeLevels(
  context: CanvasRenderingContext2D,
  above: Contours['above'],
  place: Place,
  look: Palette,
  size: Size,
): void {
  const written: (readonly [number, number])[] = [];
  context.font = `600 ${look.text * 0.9}px ${look.family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = look.text / 3;
  context.strokeStyle = look.card;
  context.fillStyle = look.ink;
  for (const { level, rings } of above) {
    const at = roomFor(rings, place, written, look.text, size);
    if (!at) continue;
    written.push(at);
    const text = formatNumber(level);
    context.strokeText(text, ...at);
    context.fillText(text, ...at);
  }
}

/** The place on a contour's rings that is farthest from what is written, if that is far enough. */
function roomFor(
  rings: readonly Ring[],
  place: Place,
  written: readonly (readonly [number, number])[],
  text: number,
  { width, height }: Size,
): readonly [number, number] | null {
  const margin = 2 * text;
  const places = rings
    .flatMap((ring) => ring.filter((_, i) => i % 3 === 0).map(place))
    .filter(([x, y]) => x > margin && x < width - margin && y > margin && y < height - margin);
  const room = (at: readonly [number, number]): number =>
    Math.min(...written.map(([x, y]) => Math.hypot(at[0] - x, at[1] - y)), width);
  const best = places.reduce<readonly [number, number] | null>(
    (found, at) => (found === null || room(at) > room(found) + 1 ? at : found),
    null,
  );
  return best && room(best) > 4 * text ? best : null;
}
