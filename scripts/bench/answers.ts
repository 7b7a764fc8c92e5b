import type { Page } from 'playwright';
import { median, percentile } from './statistics.ts';

const moves = 200;

export interface AnswerFigures {
  /** Milliseconds from a slider's move to the frame that shows the new value: median and 95th percentile. */
  readonly slider: { readonly median: number; readonly p95: number };
  /** Milliseconds of script in the page for one move, on average. */
  readonly script: number;
  /** The same from a typed character. */
  readonly typing: { readonly median: number; readonly p95: number };
}

/**
 * Runs in the page: for every event of a type that follows, notes the milliseconds until the end of the frame in which
 * the value on the card is another one.
 */
function recordAnswers(type: string): void {
  const times: number[] = [];
  Reflect.set(window, 'answerTimes', times);
  const value = (): string => {
    const title = [...document.querySelectorAll('h2')].find((heading) => heading.textContent === 'Value');
    return title?.closest('section')?.textContent ?? '';
  };
  let shown = value();
  addEventListener(
    type,
    ({ timeStamp }) => {
      const look = (): void => {
        if (value() === shown || !/\d/.test(value())) {
          requestAnimationFrame(look);
          return;
        }
        shown = value();
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

/** Presses keys one by one, each when the answer to the one before is on the screen. */
async function answerTimes(page: Page, type: string, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(recordAnswers, type);
  for (const [position, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => Reflect.get(window, 'answerTimes').length > count, position);
  }
  return page.evaluate(() => Reflect.get(window, 'answerTimes') as number[]);
}

const spreadOf = (times: readonly number[]) => ({ median: median([...times]), p95: percentile([...times], 0.95) });

/** To and fro, so that the slider never stands at an end. */
const toAndFro = Array.from({ length: moves }, (_, i) => (i % 20 < 10 ? 'ArrowLeft' : 'ArrowRight'));

/** A number that grows by a digit each time, and is taken away again before it is too long. */
const digits = Array.from({ length: moves }, (_, i) => (i % 12 < 6 ? String(1 + (i % 9)) : 'Backspace'));

/** Measures how soon answers follow, with the Derivative workbench open and the plot in sight. */
export async function measureAnswers(page: Page, expression: string): Promise<AnswerFigures> {
  const client = await page.context().newCDPSession(page);
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
  };
  // The loader of these scripts names inner functions through this helper, which the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.getByRole('textbox', { name: 'Expression f' }).fill(expression);
  await page.waitForTimeout(500);
  await client.send('Performance.enable');
  await page.getByRole('slider', { name: 'Slider of x' }).focus();
  const before = await scriptSeconds();
  const slider = await answerTimes(page, 'input', toAndFro);
  const script = (1000 * ((await scriptSeconds()) - before)) / moves;
  await page.getByRole('textbox', { name: 'Expression f' }).fill(`${expression}+1`);
  await page.getByRole('textbox', { name: 'Expression f' }).press('End');
  await page.waitForTimeout(500);
  const typing = await answerTimes(page, 'keydown', digits);
  await client.detach();
  return { slider: spreadOf(slider), script, typing: spreadOf(typing) };
}
