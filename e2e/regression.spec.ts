import type { Page } from 'playwright';
import multivariate from '../src-main/engine/goldens/regression-multivariate.json' with { type: 'json' };
import univariate from '../src-main/engine/goldens/regression-univariate.json' with { type: 'json' };
import { expect, logLines, open, position, test } from './fixtures.ts';

const rate = (page: Page) => page.getByRole('textbox', { name: 'Learning rate' });
const updates = (page: Page) => page.getByRole('textbox', { name: 'Updates', exact: true });
const assigned = (page: Page, parameter: string) =>
  page.getByRole('math').and(page.locator(`[aria-label^="${parameter} ←"]`));
const model = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Everything on the page that a step may change. */
async function screen(page: Page): Promise<string[]> {
  const formulas = await page.getByRole('math').evaluateAll((all) => all.map((each) => each.textContent));
  const tables = await page.getByRole('table').allInnerTexts();
  return [...formulas, ...tables, ...(await logLines(page))];
}

async function goTo(page: Page, index: number): Promise<void> {
  await page.getByRole('slider', { name: 'Position' }).fill(String(index));
  await expect(position(page)).toHaveText(new RegExp(`^${index} / `));
  await expect(page.getByRole('heading', { name: `Update ${index}, opened up` })).toBeVisible();
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
});

test('opens on the first update, with the numbers that TensorFlow prints', async ({ lab: { page } }) => {
  await expect(position(page)).toHaveText('0 / 100');
  expect(await logLines(page)).toEqual(['i:0,Loss:4749.362305,w:0.946047,b:-1.153577']);
  await expect(assigned(page, 'w')).toContainText('0.946047');
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).toContainText('4749.362');
});

test('the log is the one TensorFlow prints, line for line', async ({ lab: { page } }) => {
  await page.keyboard.press('End');
  await expect(position(page)).toHaveText('100 / 100');
  const expected = univariate.tensorflow
    .filter(({ iteration }) => iteration % 10 === 0)
    .map(({ iteration, loss, w, b }) => `i:${iteration},Loss:${loss.toFixed(6)},w:${w.toFixed(6)},b:${b.toFixed(6)}`);
  await expect.poll(() => logLines(page)).toEqual(expected);
});

test('the multivariate log is the one TensorFlow prints', async ({ lab: { page } }) => {
  await model(page, 'area + rooms');
  await expect(position(page)).toHaveText('0 / 500');
  await page.keyboard.press('End');
  const expected = multivariate.tensorflow
    .filter(({ iteration }) => iteration % 50 === 0)
    .map(({ iteration, loss }) => `i:${iteration},Loss:${loss.toFixed(6)}`);
  await expect.poll(() => logLines(page)).toEqual(expected);
  await expect(page.getByRole('img', { name: /Predicted and actual price/ })).toBeVisible();
});

test('a step back shows exactly the earlier numbers', async ({ lab: { page } }) => {
  await goTo(page, 9);
  const seen: string[][] = [];
  for (let step = 9; step < 12; step++) {
    seen.push(await screen(page));
    await page.getByRole('button', { name: 'Step forward' }).click();
    await expect(page.getByRole('heading', { name: `Update ${step + 1}, opened up` })).toBeVisible();
  }
  for (const [back, earlier] of seen.reverse().entries()) {
    await page.getByRole('button', { name: 'Step back' }).click();
    await expect(page.getByRole('heading', { name: `Update ${11 - back}, opened up` })).toBeVisible();
    expect(await screen(page)).toEqual(earlier);
  }
});

test('every update that is scrubbed to is TensorFlow’s', async ({ lab: { page } }) => {
  for (const index of [0, 1, 2, 57, 100, 33]) {
    await goTo(page, index);
    const golden = univariate.tensorflow[index];
    await expect(assigned(page, 'w')).toContainText(golden?.w.toFixed(6) ?? 'missing');
    await expect(assigned(page, 'b')).toContainText((golden?.b.toFixed(6) ?? 'missing').replace('-', '−'));
  }
});

test('plays, pauses, and stops at the end', async ({ lab: { page } }) => {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('60 / s');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(position(page)).not.toHaveText('0 / 100');
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await position(page).textContent();
  await page.waitForTimeout(300);
  await expect(position(page)).toHaveText(paused ?? '');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(position(page)).toHaveText('100 / 100');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Update 100, opened up' })).toBeVisible();
});

test('reset brings the course back', async ({ lab: { page } }) => {
  await rate(page).fill('1e-5');
  await page.keyboard.press('Tab');
  await goTo(page, 20);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(rate(page)).toHaveValue('1e-4');
  await expect(position(page)).toHaveText('0 / 100');
  await expect.poll(() => logLines(page)).toEqual(['i:0,Loss:4749.362305,w:0.946047,b:-1.153577']);
});

test('changing one price changes every later number', async ({ lab: { page } }) => {
  await goTo(page, 3);
  const before = await assigned(page, 'w').textContent();
  const lossBefore = await page.getByRole('region', { name: 'Loss', exact: true }).innerText();
  await page.getByRole('tab', { name: 'Data' }).click();
  const price = page.getByRole('textbox', { name: 'Price 9', exact: true });
  await expect(price).toHaveValue('62');
  await price.fill('90');
  await expect(assigned(page, 'w')).not.toHaveText(before ?? '');
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).not.toHaveText(lossBefore);
  await page.keyboard.press('Tab');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect.poll(async () => (await logLines(page))[0]).not.toContain('4749.362305');
});

for (const [text, message] of [
  ['abc', /Not a number/],
  ['', /Not a number/],
  ['0', /Learning rate cannot be 0/],
  ['-1', /Learning rate cannot be -1/],
] as const) {
  test(`a learning rate of "${text}" is refused in words, and no number stays`, async ({ lab: { page } }) => {
    await rate(page).fill(text);
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(page.getByRole('region', { name: 'Fit', exact: true })).toContainText('not yet');
    await expect(page.getByRole('list', { name: 'Log' })).toHaveCount(0);
    await rate(page).fill('1e-4');
    await expect.poll(() => logLines(page)).toEqual(['i:0,Loss:4749.362305,w:0.946047,b:-1.153577']);
  });
}

test('a learning rate of 1e9 diverges honestly', async ({ lab: { page } }) => {
  await rate(page).fill('1e9');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Last' }).click();
  await expect(position(page)).toHaveText('100 / 100');
  await expect(page.getByText(/Diverged/)).toBeVisible();
  await expect.poll(async () => (await logLines(page)).at(-1)).toContain('nan');
});

test('a number of updates that makes no sense is refused in words', async ({ lab: { page } }) => {
  for (const text of ['0', '1.5', '-3', '1e12']) {
    await updates(page).fill(text);
    await expect(page.getByRole('alert')).toContainText(/Updates cannot be/);
  }
});

test('a price that is no number waits, and says so', async ({ lab: { page } }) => {
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('textbox', { name: 'Price 1', exact: true }).fill('12x');
  await expect(page.getByRole('alert')).toContainText('cannot be read');
  await expect(page.getByRole('region', { name: 'Fit', exact: true })).toContainText('not yet');
});

test('the keys of the transport bar never act while a field, a slider or a list has the focus', async ({
  lab: { page },
}) => {
  await goTo(page, 5);
  await rate(page).focus();
  for (const key of ['Home', 'ArrowLeft', 'ArrowRight', 'End', ' ']) await page.keyboard.press(key);
  await expect(position(page)).toHaveText('5 / 100');
  await page.getByRole('combobox', { name: 'Speed' }).focus();
  await page.keyboard.press('Home');
  await expect(position(page)).toHaveText('5 / 100');
  await page.getByRole('slider', { name: 'Position' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText('6 / 100');
});
