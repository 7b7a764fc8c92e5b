import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright';
import { percentile } from '../statistics.ts';
import { type PaintedFrame, settle, takeRecording } from './painted-frames.ts';

/** Milliseconds between two moves of the mouse, and of the whole drag. */
const EVERY = 8;
const DURATION = 3000;

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

export interface ScrubFigures {
  /** Milliseconds a frame, on average, counting the frames in which the cursor stood elsewhere and every chart was drawn. */
  readonly frame: number;
  /** The longest of these, but for the slowest twentieth. */
  readonly slowFrame: number;
  /** Milliseconds between two updates that were opened up in the panel, on average. */
  readonly opened: number;
}

/**
 * Runs in the page: lets it hear of a moved slider once a frame. Of a real mouse the browser tells a page only the last move
 * before each frame; moves from remote debugging come one by one, even where that leaves no time for frames.
 */
function alignMoves(): void {
  let isHeld = false;
  const hold = (event: Event): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    if (isHeld) return;
    isHeld = true;
    requestAnimationFrame(() => {
      isHeld = false;
      event.target?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  addEventListener('input', hold, { capture: true });
}

/** Moves the held mouse over the whole slider; moves are sent by the clock, whether the page has answered or not. */
async function drag(client: CDPSession, { x, y, width, height }: Box): Promise<void> {
  const at = (share: number) =>
    ({ x: x + 12 + share * (width - 24), y: y + height / 2, button: 'left', buttons: 1 }) as const;
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
  await page.evaluate(alignMoves);
  const client = await page.context().newCDPSession(page);
  await takeRecording(page);
  await drag(client, box);
  await settle(page, 300);
  const { frames } = await takeRecording(page);
  await client.detach();
  const moved = changes(frames, ({ position }) => position).filter(({ isDrawn }) => isDrawn);
  const opened = changes(frames, ({ headings }) => headings.find((heading) => heading.endsWith('opened up')));
  const gaps = moved.slice(1).map(({ at }, k) => at - (moved[k]?.at ?? NaN));
  // A page that is still busy with the moves when the mouse rests has had more time for its frames.
  const duration = Math.max(
    DURATION,
    gaps.reduce((sum, gap) => sum + gap, 0),
  );
  return { frame: duration / moved.length, slowFrame: percentile(gaps, 0.95), opened: duration / opened.length };
}
