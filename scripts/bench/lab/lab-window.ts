import type { Page } from 'playwright';
import { chooseAccount } from '../../../e2e/account.ts';
import { launchPackaged } from '../../../e2e/packaged.ts';
import { recordFrames, settle } from './painted-frames.ts';

/** What is opened in the Regression lab. */
export interface Opening {
  readonly model: 'area only' | 'area + rooms';
  /** Left as it is where it is left out. */
  readonly updates?: number;
  readonly charts?: 1 | 2 | 4;
}

const REST = 300;

/** Types the number of updates and waits for the run. */
export async function setUpdates(page: Page, updates: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Updates', exact: true }).fill(String(updates));
  await page
    .getByRole('status', { name: 'Position' })
    .filter({ hasText: new RegExp(` / ${updates - 1}$`) })
    .waitFor();
  await settle(page, REST);
}

/** Starts the app afresh with the Regression lab open, its panel on the update, and ends it when the work is done. */
export async function inLab<Result>(
  executable: string,
  { model, updates, charts }: Opening,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const app = await launchPackaged(executable, await chooseAccount(), { args: ['--lang=en-US'] });
  try {
    const { page } = app;
    await page.getByRole('button', { name: 'Regression lab' }).click();
    await page.getByRole('heading', { name: 'Update 0, opened up' }).waitFor();
    await recordFrames(page);
    await page.getByRole('button', { name: model, exact: true }).click();
    if (charts !== undefined) {
      await page.getByRole('combobox', { name: 'Number of charts' }).selectOption(String(charts));
      await page
        .locator('main [role=img]')
        .nth(charts - 1)
        .waitFor();
    }
    if (updates !== undefined) await setUpdates(page, updates);
    await settle(page, REST);
    return await work(page);
  } finally {
    await app.close();
  }
}
