import type { Page } from 'playwright';
import { median, percentile } from '../statistics.ts';
import { type PaintedFrame, type Recording, settle, takeRecording } from './painted-frames.ts';

const STEPS = 100;

/** Milliseconds without a change after which a step is over. */
const REST = 120;

interface Spread {
  readonly median: number;
  readonly p95: number;
}

/** Milliseconds of a step. */
export interface StepFigures {
  /** From a click on *Step forward* to the frame that shows the update in its formulas and in every chart. */
  readonly shown: Spread;
  /** From the click to the frame after which it changes nothing any more. */
  readonly settled: Spread;
  /** Of script in the page. */
  readonly script: Spread;
}

type Step = Readonly<Record<keyof StepFigures, number>>;

/** Whether a frame shows an update: in its formulas, and in every chart that is drawn. */
function shows({ headings, labels, position }: PaintedFrame, update: number): boolean {
  const isAt = (label: string): boolean => Number(/\d+$/.exec(label)?.[0]) === update;
  const [here] = position.split(' ');
  return Number(here) === update && headings.includes(`Update ${update}, opened up`) && labels.every(isAt);
}

/** Milliseconds from the click of a step to the frame that shows it, and to the last frame that it changed anything in. */
function timesOf({ frames, acts }: Recording, update: number): { readonly shown: number; readonly settled: number } {
  const [clicked = NaN] = acts;
  const drawn = frames.findIndex(({ isDrawn }) => isDrawn);
  const shown = frames.find((frame, k) => drawn >= 0 && k >= drawn && shows(frame, update));
  const last = frames.findLast((frame) => shows(frame, update));
  return { shown: (shown?.at ?? NaN) - clicked, settled: (last?.at ?? NaN) - clicked };
}

/** Clicks *Step forward* again and again, each time when nothing changes any more. */
async function clickSteps(page: Page, scriptTime: () => Promise<number>): Promise<Step[]> {
  const box = await page.getByRole('button', { name: 'Step forward' }).boundingBox();
  if (!box) throw new Error('There is no button to click.');
  const taken: Step[] = [];
  for (let update = 1; update <= STEPS; update++) {
    await takeRecording(page);
    const before = await scriptTime();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await settle(page, REST);
    const script = (await scriptTime()) - before;
    taken.push({ ...timesOf(await takeRecording(page), update), script });
  }
  return taken;
}

const spreadOf = (samples: readonly number[]): Spread => ({
  median: median(samples),
  p95: percentile(samples, 0.95),
});

/** Measures the steps of the Regression lab, which has to be recorded on the page with the cursor at the start of a run. */
export async function measureSteps(page: Page): Promise<StepFigures> {
  const client = await page.context().newCDPSession(page);
  const scriptTime = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
  };
  await client.send('Performance.enable');
  const taken = await clickSteps(page, scriptTime);
  await client.detach();
  return {
    shown: spreadOf(taken.map(({ shown }) => shown)),
    settled: spreadOf(taken.map(({ settled }) => settled)),
    script: spreadOf(taken.map(({ script }) => script)),
  };
}
