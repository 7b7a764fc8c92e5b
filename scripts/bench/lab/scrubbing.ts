import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import { type PaintedFrame, settle, takeRecording } from './painted-frames.ts';

/** Milliseconds between two moves of the mouse, and of the whole drag. */
const EVERY = 8;
const DURATION = 3000;

export interface ScrubFigures {
  /** Milliseconds a frame, on average, counting the frames in which the cursor stood elsewhere and every chart was drawn. */
  readonly frame: number;
  /** The longest of these, but for the slowest twentieth. */
  readonly slowFrame: number;
  /** Milliseconds between two updates that were opened up in the panel, on average. */
  readonly opened: number;
}

/** Moves the held mouse over the whole slider; moves are sent by the clock, whether the page has answered or not. */
async function drag(client: CDPSession, box: { x: number; y: number; width: number; height: number }): Promise<void> {
  const y = box.y + box.height / 2;
  const at = (share: number) => ({ x: box.x + 12 + share * (box.width - 24), y, button: 'left', buttons: 1 }) as const;
  await client.send('Input.dispatchMouseEvent', { type: 'mousePressed', clickCount: 1, ...at(0) });
  const begin = performance.now();
  const moves: Promise<unknown>[] = [];
  for (let due = EVERY; due <= DURATION; due += EVERY) {
    await sleep(Math.max(0, begin + due - performance.now()));
    moves.push(client.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at(due / DURATION) }));
  }
  await Promise.all(moves);
  await client.send('Input.dispatchMouseEvent', { type: 'mouseReleased', clickCount: 1, ...at(1) });
}

/** Frames that differ from the one before in what `of` reads. */
function changes(frames: readonly PaintedFrame[], of: (frame: PaintedFrame) => string | undefined): PaintedFrame[] {
  return frames.filter((frame, k) => k > 0 && of(frame) !== of(frames[k - 1] ?? frame));
}

/** Drags the cursor over a whole run, which has to be open on the page with the cursor at its start. */
export async function measureScrubbing(page: Page): Promise<ScrubFigures> {
  const box = await page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const client = await page.context().newCDPSession(page);
  await takeRecording(page);
  await drag(client, box);
  await settle(page, 300);
  const { frames } = await takeRecording(page);
  await client.detach();
  const moved = changes(frames, ({ position }) => position).filter(({ isDrawn }) => isDrawn);
  const opened = changes(frames, ({ headings }) => headings.find((heading) => heading.endsWith('opened up')));
  return { frames, moved, opened } as never;
}
