import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Milliseconds in which processes that nothing is asked of give back what they have freed. */
const PAUSE = 3000;

/** Megabytes of a process that no other process shares. */
function privateMegabytes(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s*(\d+) kB$/gm)].map(([, count]) => Number(count));
  return kilobytes.reduce((sum, count) => sum + count, 0) / 1000;
}

/**
 * Megabytes that all processes of the app have for themselves: its main process with the worker, the page and those of
 * Chromium. The page's garbage is collected first; the other processes cannot be asked to.
 */
export async function memoryInUse(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The app has no browser.');
  const session = await browser.newBrowserCDPSession();
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  await sleep(PAUSE);
  await client.send('HeapProfiler.collectGarbage');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await client.detach();
  await session.detach();
  return processInfo.reduce((sum, { id }) => sum + privateMegabytes(id), 0);
}
