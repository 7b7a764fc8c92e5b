import type { Page } from 'playwright';
import multivariate from '../src-main/engine/goldens/regression-multivariate.json' with { type: 'json' };
import univariate from '../src-main/engine/goldens/regression-univariate.json' with { type: 'json' };
import { expect, logLines, open, position, test } from './fixtures.ts';
import { speak } from './language.ts';

const rate = (page: Page) => page.getByRole('textbox', { name: 'Learning rate' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const assigned = (page: Page, parameter: string) =>
  page.getByRole('math').and(page.locator(`[aria-label^="${parameter} ←"]`));
const model = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The rounded numbers of a log line, as the course prints them. */
const lineOf = ({ iteration, loss, w, b }: (typeof univariate.tensorflow)[number]): string =>
  `i:${iteration},Loss:${loss.toFixed(6)},w:${w.toFixed(6)},b:${b.toFixed(6)}`;

async function setDisplayStep(page: Page, step: number): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('textbox', { name: 'Display step' }).fill(String(step));
  await page.keyboard.press('Escape');
}

/** Everything on the page that a step may change. */
async function screen(page: Page): Promise<string[]> {
  const formulas = await page.getByRole('math').evaluateAll((all) => all.map((each) => each.textContent));
  return [...formulas, ...(await page.getByRole('table').allInnerTexts())];
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
  await expect(assigned(page, 'w')).toContainText('0.946047');
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).toContainText('4749.362');
  await tab(page, 'Log');
  expect(await logLines(page)).toEqual(['i:0,Loss:4749.362305,w:0.946047,b:-1.153577']);
});

test('the log is the one TensorFlow prints, for every update', async ({ lab: { page } }) => {
  await setDisplayStep(page, 1);
  await tab(page, 'Log');
  await page.getByRole('toolbar').getByRole('button', { name: 'Last' }).click();
  await expect(position(page)).toHaveText('100 / 100');
  await expect.poll(() => logLines(page)).toEqual(univariate.tensorflow.map(lineOf));
});

test('the multivariate log is the one TensorFlow prints, for every update', async ({ lab: { page } }) => {
  await model(page, 'area + rooms');
  await expect(position(page)).toHaveText('0 / 500');
  await setDisplayStep(page, 1);
  await tab(page, 'Log');
  await page.getByRole('toolbar').getByRole('button', { name: 'Last' }).click();
  const expected = multivariate.tensorflow.map(({ iteration, loss }) => `i:${iteration},Loss:${loss.toFixed(6)}`);
  expect(expected).toHaveLength(501);
  await expect.poll(() => logLines(page)).toEqual(expected);
  await expect(page.getByRole('img', { name: /Predicted and actual price/ })).toBeVisible();
});

test('500 random jumps show the same numbers as the way forward', async ({ lab: { page } }) => {
  test.setTimeout(120_000);
  const forward: string[][] = [];
  for (let update = 0; update <= 100; update++) {
    if (update > 0) await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { name: `Update ${update}, opened up` })).toBeVisible();
    forward.push(await screen(page));
  }
  let seed = 20_261_123;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 101;
  for (let jump = 0; jump < 500; jump++) {
    const update = next();
    await goTo(page, update);
    expect(await screen(page), `update ${update}`).toEqual(forward[update]);
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

test('by phases one number comes after the other, and the code follows', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Phase', exact: true }).click();
  await page.keyboard.press('Home');
  await expect(position(page)).toHaveText('0 / 403');
  await expect(page.getByRole('math')).toHaveCount(1);
  await expect(assigned(page, 'w')).toHaveCount(0);
  for (const count of [2, 4, 6]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('math')).toHaveCount(count);
  }
  await tab(page, 'Code');
  const lit = page.locator('[aria-current="step"]');
  await expect(lit.filter({ hasText: 'assign_sub' })).not.toHaveCount(0);
  await page.getByRole('toolbar').getByRole('button', { name: 'Step back' }).click();
  await expect(lit.filter({ hasText: 'gradient' })).not.toHaveCount(0);
  await expect(lit.filter({ hasText: 'assign_sub' })).toHaveCount(0);
});

test('the tape’s records stand beside the update, with their adjoints', async ({ lab: { page } }) => {
  await tab(page, 'Tape');
  const rows = page.getByRole('table', { name: 'Tape' }).getByRole('row');
  await expect(rows).toHaveCount(9);
  await expect(rows.nth(1)).toContainText(/ReadVariableOp\s*w/);
  await expect(rows.nth(1)).toContainText('-9594.24');
  await expect(rows.nth(8)).toContainText(/loss.*4749\.36/);
  await page.getByRole('button', { name: 'Phase', exact: true }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'First' }).click();
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(1)).toContainText('not yet');
});

test('the closed form stands beside the fit', async ({ lab: { page } }) => {
  const fit = page.getByRole('region', { name: 'Fit' });
  await expect(fit).toContainText('Closed form: w 0.8946, b 5.411; R² 0.7787. Here R² 0.7727.');
});

test('a guess comes before the number', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Predict first' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Update 1, opened up' })).toBeVisible();
  await expect(assigned(page, 'w')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'What will w be?' }).fill('0.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'not 0.5' })).toContainText(
    univariate.tensorflow[1]?.w.toFixed(6) ?? 'missing',
  );
  await expect(assigned(page, 'w')).toBeVisible();
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

test('two runs stand side by side under one cursor', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Experiments' }).click();
  await page.getByRole('button', { name: /^Raw against scaled/ }).click();
  const table = page.getByRole('table', { name: 'Compare' });
  await expect(table.getByRole('row', { name: /Updates to within 1 %/ })).toContainText(/41,31\d\s*41$/);
  await expect(position(page)).toHaveText('0 / 44999');
  await page.keyboard.press('End');
  await expect(table.getByRole('row', { name: /^w/ })).toContainText(/^w0\.939\d*81\.53/);
});

test('every experiment that is offered opens', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Experiments' }).click();
  const names = await page.getByRole('dialog').getByRole('button').locator('strong').allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(8);
  await page.keyboard.press('Escape');
  for (const name of names) {
    await page.getByRole('button', { name: 'Experiments' }).click();
    await page.getByRole('dialog').getByRole('button', { name }).first().click();
    await expect(position(page)).toHaveText(/^0 \/ \d+$/);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test('a new house gets a price, with the sum written out', async ({ lab: { page } }) => {
  await page.keyboard.press('End');
  await tab(page, 'Predict');
  await page.getByRole('textbox', { name: 'Area (m²)' }).fill('100');
  const last = univariate.tensorflow.at(-1);
  const price = Math.fround(Math.fround(Math.fround(last?.w ?? NaN) * 100) + Math.fround(last?.b ?? NaN));
  await expect(page.getByText(`ŷ = ${Number(price.toPrecision(7))} 10k ¥`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'The prediction as a sum' }).getByRole('listitem')).toHaveCount(2);
});

test('why this gradient: the row’s numbers go to the Derivative lab', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Why this gradient? Row 1 in the Derivative lab' }).click();
  await expect(page.getByRole('textbox', { name: 'Expression f' })).toHaveValue('1/2*(y-(w*x+b))^2');
  await expect(page.getByRole('textbox', { name: 'Value of x' })).toHaveValue(/^137\.97/);
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
});

test('one, two or four charts of any kind', async ({ lab: { page } }) => {
  await page.getByRole('combobox', { name: 'Number of charts' }).selectOption('4 charts');
  await expect(page.getByRole('img')).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Kind of chart' }).first().selectOption('Residuals');
  await expect(page.getByRole('img', { name: /^Residual of every row/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Contours of the loss over w and b/ })).toBeVisible();
  await page.getByRole('combobox', { name: 'Number of charts' }).selectOption('1 chart');
  await expect(page.getByRole('img')).toHaveCount(1);
});

test('another language in the middle leaves the run, the cursor and the table where they are', async ({
  lab: { page },
}) => {
  await rate(page).fill('2e-5');
  await tab(page, 'Data');
  await page.getByRole('textbox', { name: 'Price 3' }).fill('99.5');
  await tab(page, 'Update');
  await goTo(page, 7);
  const before = await screen(page);
  await speak(page, 'zh-Hans');
  await expect(page.getByRole('heading', { name: '展开第 7 次更新' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: '学习率' })).toHaveValue('2e-5');
  await tab(page, '数据');
  await expect(page.getByRole('textbox', { name: /^价格 3/ })).toHaveValue('99.5');
  await speak(page, 'en');
  await tab(page, 'Update');
  expect(await screen(page)).toEqual(before);
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
