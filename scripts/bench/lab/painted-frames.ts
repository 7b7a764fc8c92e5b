import type { Page } from 'playwright';

/** A frame that was painted because something on the page had changed. */
export interface PaintedFrame {
  /** When it had been painted, by the page's clock in milliseconds. */
  readonly at: number;
  /** What the transport bar shows, as in `12 / 500`. */
  readonly position: string;
  /** The headings of the page. */
  readonly headings: readonly string[];
  /** What screen readers are told of the charts. */
  readonly labels: readonly string[];
  /** Whether every chart has been drawn anew since the frame before. */
  readonly isDrawn: boolean;
}

/** What has happened on the page. */
export interface Recording {
  readonly frames: readonly PaintedFrame[];
  /** When the mouse was clicked, or a file chosen. */
  readonly acts: readonly number[];
  /** Milliseconds of the longest time in which the page could not begin a frame. */
  readonly longestGap: number;
}

/** Runs in the page: notes every frame in which anything but the mouse pointer has changed. */
function record(): void {
  const recording = { frames: [] as PaintedFrame[], acts: [] as number[], longestGap: 0, changedAt: 0 };
  Reflect.set(window, 'recording', recording);
  let drawn = new Set<HTMLCanvasElement>();
  let isNoted = false;
  const snapshot = (): Omit<PaintedFrame, 'at'> => {
    const charts = [...document.querySelectorAll('main [role=img]')];
    const canvases = charts.flatMap((chart) => [...chart.querySelectorAll('canvas')]);
    return {
      position: document.querySelector('output.position')?.textContent ?? '',
      headings: [...document.querySelectorAll('h2')].map((heading) => heading.textContent),
      labels: charts.map((chart) => chart.getAttribute('aria-label') ?? ''),
      isDrawn: canvases.length > 0 && canvases.every((canvas) => drawn.has(canvas)),
    };
  };
  const note = (): void => {
    recording.changedAt = performance.now();
    if (isNoted) return;
    isNoted = true;
    requestAnimationFrame(() => {
      const seen = snapshot();
      isNoted = false;
      drawn = new Set();
      // A message posted in a frame's callback arrives after that frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => recording.frames.push({ at: performance.now(), ...seen });
      port2.postMessage(null);
    });
  };
  const { clearRect } = CanvasRenderingContext2D.prototype;
  // Every drawing of a chart begins with this.
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas instanceof HTMLCanvasElement) drawn.add(this.canvas);
    note();
    clearRect.apply(this, area);
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(note).observe(document.body, all);
  for (const type of ['click', 'change']) {
    addEventListener(type, ({ timeStamp }) => recording.acts.push(timeStamp), { capture: true });
  }
}

/** Begins to record what the page paints; once a page. */
export async function recordFrames(page: Page): Promise<void> {
  // The loader of these scripts names inner functions through this helper, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(record);
}

/** Keeps the page at drawing frames, changed or not, and notes the longest gap between two of them. */
export async function watchGaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const recording = Reflect.get(window, 'recording') as { longestGap: number };
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      recording.longestGap = Math.max(recording.longestGap, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Waits until nothing has changed on the page for so many milliseconds. */
export async function settle(page: Page, rest: number): Promise<void> {
  await page.evaluate(async (rest) => {
    const recording = Reflect.get(window, 'recording') as { changedAt: number };
    for (;;) {
      const left = recording.changedAt + rest - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }, rest);
}

/** What has been recorded since the last time it was taken. */
export function takeRecording(page: Page): Promise<Recording> {
  return page.evaluate(() => {
    const recording = Reflect.get(window, 'recording') as Recording;
    const taken = { ...recording };
    Object.assign(recording, { frames: [], acts: [], longestGap: 0 });
    return taken;
  });
}
