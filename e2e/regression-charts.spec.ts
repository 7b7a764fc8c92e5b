import type { Page } from 'playwright';
import { expect, open, position, test } from './fixtures.ts';

const charts = (page: Page) => page.getByRole('img');
const count = (page: Page) => page.getByRole('combobox', { name: 'Number of charts' });
const kind = (page: Page) => page.getByRole('combobox', { name: 'Kind of chart' });

/** The pixels of every chart. */
const pictures = (page: Page): Promise<string[]> =>
  charts(page).evaluateAll((all) => all.map((chart) => chart.querySelector('canvas')?.toDataURL() ?? ''));

async function step(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await page.getByRole('button', { name: 'Step forward' }).click();
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
});

for (const model of ['area only', 'area + rooms']) {
  test(`charts that follow the cursor step by step are those drawn afresh: ${model}`, async ({ lab: { page } }) => {
    await page.getByRole('button', { name: model, exact: true }).click();
    await count(page).selectOption('4 charts');
    for (const last of ['Loss contours', 'Parameters over time', 'Residuals']) {
      await kind(page).nth(3).selectOption(last);
      await step(page, 9);
      const label = await charts(page).first().getAttribute('aria-label');
      await page.mouse.move(0, 0);
      const followed = await pictures(page);
      await page.getByRole('tab', { name: 'Log', exact: true }).click();
      await open(page, 'Start');
      await open(page, 'Regression lab');
      await expect(charts(page).first()).toHaveAttribute('aria-label', label ?? '');
      await expect.poll(() => pictures(page)).toEqual(followed);
    }
  });
}

test('no chart is shown twice when the model changes', async ({ lab: { page } }) => {
  await count(page).selectOption('4 charts');
  for (const model of ['area + rooms', 'area only', 'area + rooms']) {
    await page.getByRole('button', { name: model, exact: true }).click();
    await expect(position(page)).toHaveText(/^0 /);
    const shown = await kind(page).evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value));
    expect(new Set(shown).size).toBe(4);
  }
});

test('a run that swings away is followed over the contours', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'area + rooms', exact: true }).click();
  await count(page).selectOption('1 chart');
  await kind(page).selectOption('Loss contours');
  await page.getByRole('textbox', { name: 'Learning rate' }).fill('1.3');
  await expect(page.getByText('diverges', { exact: true })).toBeVisible();
  await page.getByRole('slider', { name: 'Position' }).press('End');
  await expect(page.getByRole('heading', { name: 'Update 500, opened up' })).toBeVisible();
  // The path goes from one side of the optimum to the other, and its colour is found on both.
  const shares = await charts(page).evaluate((chart) => {
    const canvas = chart.querySelector('canvas');
    const { width = 0, height = 0 } = canvas ?? {};
    const { data = [] } = canvas?.getContext('2d')?.getImageData(0, 0, width, height) ?? {};
    const isViolet = (k: number): boolean =>
      (data[k + 2] ?? 0) > (data[k + 1] ?? 0) + 25 && (data[k] ?? 0) > (data[k + 1] ?? 0) + 8;
    const columns = Array.from({ length: width }, (_, x) =>
      Array.from({ length: height }, (_unused, y) => 4 * (y * width + x)).some(isViolet),
    );
    return [columns.indexOf(true) / width, columns.lastIndexOf(true) / width];
  });
  expect(shares[0]).toBeLessThan(0.3);
  expect(shares[1]).toBeGreaterThan(0.9);
});
