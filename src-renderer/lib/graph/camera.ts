/** How the picture lies in its frame: `scale` pixels for a unit of the picture, moved by `x` and `y` pixels. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Smaller than this the figures cannot be read; the rest of the picture lies outside then, and one moves to it. */
const SMALLEST_FIT = 0.67;
const LARGEST_FIT = 1.3;

/** How far one may zoom by hand. */
const [SMALLEST, LARGEST] = [0.2, 4];

/**
 * The camera that shows the whole picture where it can be read that way, else its right end, where the output is.
 * @param unit pixels of the picture's unit at which type has the size of the text around it
 * @example fitted({ width: 200, height: 100 }, { width: 100, height: 100 }, 1) // { scale: 1, x: 50, y: 0 }
 */
export function fitted(frame: Size, picture: Size, unit: number): Camera {
  const needed = Math.min(frame.width / picture.width, frame.height / picture.height) / unit;
  const scale = unit * Math.min(Math.max(needed, SMALLEST_FIT), LARGEST_FIT);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    scale,
    x: width > frame.width ? frame.width - width : (frame.width - width) / 2,
    y: (frame.height - height) / 2,
  };
}

/** Zooms by a factor around a point of the frame, which stays where it is. */
export function zoomed({ scale, x, y }: Camera, factor: number, at: { x: number; y: number }, unit: number): Camera {
  const target = Math.min(Math.max(scale * factor, SMALLEST * unit), LARGEST * unit);
  const ratio = target / scale;
  return { scale: target, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

/** @example moved({ scale: 1, x: 0, y: 0 }, 5, 6) // { scale: 1, x: 5, y: 6 } */
export function moved({ scale, x, y }: Camera, right: number, down: number): Camera {
  return { scale, x: x + right, y: y + down };
}

/** Moves no further than it takes to have a place of the picture in sight, with so much of the picture around it. */
export function inSight(camera: Camera, frame: Size, place: { x: number; y: number }, margin: number): Camera {
  const around = margin * camera.scale;
  const shift = (position: number, length: number): number => {
    const room = Math.min(around, length / 2);
    return Math.max(0, room - position) - Math.max(0, position - (length - room));
  };
  const right = shift(camera.x + place.x * camera.scale, frame.width);
  const down = shift(camera.y + place.y * camera.scale, frame.height);
  return right === 0 && down === 0 ? camera : moved(camera, right, down);
}
