/**
 * Plays the real app through every workbench, takes a picture of each view in every language, theme and size, and prints
 * the training logs as the window shows them.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describeSandbox, chooseAccount } from '../e2e/account.ts';
import { launchApp } from '../e2e/launch.ts';
import { looks, pictureName, trainAndReadLog, visitAll } from '../e2e/play-through.ts';
import { ensureDisplay } from './display.ts';
import { runScript } from './setup/failure.ts';
import { PROJECT } from './setup/linked-runtime.ts';

const pictures = join(PROJECT, 'out', 'tour');

async function takePictures({ app, page }: Awaited<ReturnType<typeof launchApp>>): Promise<number> {
  let count = 0;
  for (const look of looks) {
    await visitAll(app, page, look, async (view) => {
      await page.screenshot({ path: join(pictures, pictureName(view, look)) });
      count += 1;
    });
  }
  return count;
}

async function printLogs(page: Page): Promise<void> {
  for (const [position, title] of ['Univariate: area', 'Multivariate: area and rooms'].entries()) {
    console.log(`\n${title}`);
    console.log((await trainAndReadLog(page, position as 0 | 1)).join('\n'));
  }
}

async function tour(): Promise<number> {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  console.log(describeSandbox(await chooseAccount()));
  const launched = await launchApp();
  try {
    console.log(`${await takePictures(launched)} pictures in out/tour/`);
    await printLogs(launched.page);
  } finally {
    await launched.close();
  }
  return 0;
}

await runScript(async () => {
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  if (display.virtual) console.log('The tour runs on a virtual display.');
  try {
    return await tour();
  } finally {
    display.stop();
  }
});
