import type { Page } from 'playwright';
import type { Bridge } from '../../src-main/ipc/contract.ts';
import houseSales from '../../assets/house-sales.json' with { type: 'json' };
import { completeSettings, fitSettingsOf } from '../../src-main/engine/train/settings.ts';
import { median, percentile } from './statistics.ts';

const steps = 200;

const courseSettings = { ...fitSettingsOf(completeSettings({ model: 'multivariate' })), columns: [] };

export interface StepFigures {
  /** Milliseconds from the page's question to its answer, through main process and worker: median and 95th percentile. */
  readonly roundTrip: { readonly median: number; readonly p95: number };
  /** Milliseconds of script in the page for one step, on average. */
  readonly script: number;
  /** Milliseconds from a click on *Step forward* to the frame that shows the update: median and 95th percentile. */
  readonly click: { readonly median: number; readonly p95: number };
}

/** Asks the worker to open one update of the course's multivariate run after the other, as a step does. */
async function roundTrips(page: Page): Promise<number[]> {
  const question = { sales: houseSales, settings: courseSettings, count: steps };
  return page.evaluate(async ({ sales, settings, count }) => {
    const { invoke } = Reflect.get(window, 'tapelab') as Bridge;
    const columns = (['area', 'rooms', 'price'] as const).map((name) => ({
      name,
      values: Float64Array.from(sales, (sale) => sale[name]),
    }));
    const times: number[] = [];
    for (let iteration = 0; iteration < count; iteration++) {
      const asked = performance.now();
      await invoke('regression:frame', { settings: { ...settings, columns }, iteration, phase: 'update' });
      times.push(performance.now() - asked);
    }
    return times;
  }, question);
}

/**
 * Runs in the page: for every click that follows, notes the milliseconds until the end of the frame in which a heading
 * with the number of the next update stands.
 */
function recordClicks(): void {
  const times: number[] = [];
  Reflect.set(window, 'clickTimes', times);
  addEventListener(
    'click',
    ({ timeStamp }) => {
      const title = `Update ${times.length + 1}, opened up`;
      const look = (): void => {
        if (![...document.querySelectorAll('h2')].some((heading) => heading.textContent === title)) {
          requestAnimationFrame(look);
          return;
        }
        // A message posted in a frame's callback arrives after that frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

/** Clicks *Step forward* again and again; the milliseconds from each click to the frame that shows its update. */
async function clickTimes(page: Page): Promise<number[]> {
  const box = await page.getByRole('button', { name: 'Step forward' }).boundingBox();
  if (!box) throw new Error('There is no button to click.');
  // The loader of these scripts names inner functions through this helper, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(recordClicks);
  for (let step = 1; step <= steps; step++) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction((count) => Reflect.get(window, 'clickTimes').length === count, step);
  }
  return page.evaluate(() => Reflect.get(window, 'clickTimes') as number[]);
}

/** Measures the steps of the regression workbench, which has to be open on the page. */
export async function measureSteps(page: Page): Promise<StepFigures> {
  const client = await page.context().newCDPSession(page);
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
  };
  const trips = await roundTrips(page);
  await client.send('Performance.enable');
  const before = await scriptSeconds();
  const clicks = await clickTimes(page);
  const script = (1000 * ((await scriptSeconds()) - before)) / steps;
  return {
    roundTrip: { median: median(trips), p95: percentile(trips, 0.95) },
    script,
    click: { median: median(clicks), p95: percentile(clicks, 0.95) },
  };
}
