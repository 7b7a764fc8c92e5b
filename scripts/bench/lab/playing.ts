import type { Page } from 'playwright';
import { settle, takeRecording } from './painted-frames.ts';

/**
 * Milliseconds from a click on *Play*, at 10,000 updates a second, to the frame that shows the last update
 * in every chart; the cursor has to stand at the start.
 */
export async function measurePlaying(page: Page, updates: number): Promise<number> {
  const last = `${updates - 1} / ${updates - 1}`;
  const position = page.getByRole('status', { name: 'Position' });
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('10000 / s');
  await settle(page, 300);
  await takeRecording(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await position.filter({ hasText: last }).waitFor();
  await settle(page, 300);
  const { frames, acts } = await takeRecording(page);
  const end = frames.findLast(({ isDrawn, position }) => isDrawn && position === last);
  return (end?.at ?? NaN) - (acts[0] ?? NaN);
}
