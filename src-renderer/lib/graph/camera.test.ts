import { expect, it } from 'vitest';
import { fitted, inSight, zoomed } from './camera.ts';

const frame = { width: 800, height: 300 };

it('fits a picture in the middle', () => {
  const camera = fitted(frame, { width: 400, height: 300 }, 1);
  expect(camera).toEqual({ scale: 1, x: 200, y: 0 });
});

it('never makes type too small to be read: the output is in sight then', () => {
  const { scale, x } = fitted(frame, { width: 8000, height: 300 }, 1);
  expect(scale).toBeGreaterThan(0.66);
  expect(x + 8000 * scale).toBeCloseTo(800);
});

it('keeps the point under the pointer while zooming, and stops somewhere', () => {
  const camera = { scale: 1, x: 10, y: 20 };
  const at = { x: 100, y: 50 };
  const nearer = zoomed(camera, 2, at, 1);
  expect((at.x - nearer.x) / nearer.scale).toBeCloseTo((at.x - camera.x) / camera.scale);
  expect((at.y - nearer.y) / nearer.scale).toBeCloseTo((at.y - camera.y) / camera.scale);
  expect(zoomed(camera, 1e9, at, 1).scale).toBe(4);
  expect(zoomed(camera, 1e-9, at, 1).scale).toBe(0.2);
});

it('moves only where a place is out of sight, and no further than needed', () => {
  const camera = { scale: 1, x: 0, y: 0 };
  expect(inSight(camera, frame, { x: 400, y: 150 }, 60)).toBe(camera);
  expect(inSight(camera, frame, { x: 1000, y: 150 }, 60)).toEqual({ scale: 1, x: -260, y: 0 });
  expect(inSight(camera, frame, { x: -50, y: 150 }, 60)).toEqual({ scale: 1, x: 110, y: 0 });
});
