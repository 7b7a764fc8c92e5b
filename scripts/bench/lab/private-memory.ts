import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Time for processes that were told of too little memory to give theirs back, in milliseconds. */
const PAUSE = 3000;

/** Megabytes of a process that no other process shares. */
function privateMegabytes(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s*(\d+) kB$/gm)].map(([, count]) => Number(count));
  return kilobytes.reduce((sum, count) => sum + count, 0) / 1000;
}

/**
 * Megabytes that all processes of the app have for themselves: its main process with the worker, the page and those of
 * Chromium. What nobody needs any more is collected first, as far as that can be asked for from outside.
 */
export async function memoryInUse(page: Page): Promise<Record<string, number>> {
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
  return Object.fromEntries(processInfo.map(({ id, type }) => [`${type} ${id}`, privateMegabytes(id)]));
}
