import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, open, position, test } from './fixtures.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const assigned = (page: Page, parameter: string) =>
  page.getByRole('math').and(page.locator(`[aria-label^="${parameter} ←"]`));

/** What stands in the formulas of the update at the cursor. */
const numbers = (page: Page) => page.getByRole('math').evaluateAll((all) => all.map((each) => each.textContent));

async function importFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(tmpdir(), `tapelab-${process.pid}-${name}`);
  writeFileSync(path, content);
  await page.locator('input[type=file]').setInputFiles(path);
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
});

test('changing one cell changes every later number, and undo restores exactly', async ({ lab: { page } }) => {
  const before: (string | null)[][] = [];
  for (const update of [0, 1, 50, 100]) {
    await page.getByRole('slider', { name: 'Position' }).fill(String(update));
    await expect(page.getByRole('heading', { name: `Update ${update}, opened up` })).toBeVisible();
    before.push(await numbers(page));
  }
  await tab(page, 'Data');
  await expect(cell(page, 'Price 9')).toHaveValue('62');
  await cell(page, 'Price 9').fill('90');
  await tab(page, 'Update');
  for (const [k, update] of [0, 1, 50, 100].entries()) {
    await page.getByRole('slider', { name: 'Position' }).fill(String(update));
    await expect(page.getByRole('heading', { name: `Update ${update}, opened up` })).toBeVisible();
    await expect(assigned(page, 'w')).not.toHaveText(before[k]?.at(-2) ?? '');
    expect((await numbers(page)).slice(1)).not.toEqual(before[k]?.slice(1));
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const [k, update] of [0, 1, 50, 100].entries()) {
    await page.getByRole('slider', { name: 'Position' }).fill(String(update));
    await expect(page.getByRole('heading', { name: `Update ${update}, opened up` })).toBeVisible();
    await expect.poll(() => numbers(page)).toEqual(before[k]);
  }
});

test('rows are added, filled, deleted, undone and done again', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await page.getByRole('button', { name: 'Add a row' }).click();
  await expect(page.getByRole('alert')).toContainText('Row 17, column “Area”: the cell is empty.');
  await cell(page, 'Area 17').fill('90');
  await cell(page, 'Price 17').fill('85');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await tab(page, 'Update');
  await expect(page.getByRole('table', { name: 'Every row' }).getByRole('rowheader', { name: '17' })).toHaveCount(1);
  await tab(page, 'Data');
  await page.getByRole('button', { name: 'Delete row 3' }).click();
  await expect(cell(page, 'Area 3')).toHaveValue('124.32');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'Area 3')).toHaveValue('100');
  await page.keyboard.press('Control+y');
  await expect(cell(page, 'Area 3')).toHaveValue('124.32');
});

test('a cell that is no number is said at the cell, and nothing is lost', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await cell(page, 'Price 1').fill('12x');
  await expect(page.getByRole('alert')).toContainText('Row 1, column “Price”: this is not a number.');
  await expect(cell(page, 'Price 1')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('img')).toHaveCount(0);
  await cell(page, 'Price 1').fill('145');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await tab(page, 'Update');
  await expect(assigned(page, 'w')).toContainText('0.946047');
});

test('undo of a cell is seen in the cell that is still being typed into', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await cell(page, 'Price 1').fill('12x');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'Price 1')).toHaveValue('145');
  await expect(cell(page, 'Price 1')).toHaveAttribute('aria-invalid', 'false');
});

test('a role that a column cannot have is not offered', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  const role = (column: string, sign: string) =>
    page.getByRole('combobox', { name: `Role of ${column}` }).getByRole('option', { name: sign, exact: true });
  for (const sign of ['x', '–']) await expect(role('Price', sign)).toBeDisabled();
  await expect(role('Area', '–')).toBeDisabled();
  await expect(role('Area', 'y')).toBeEnabled();
  await page.getByRole('combobox', { name: 'Role of Rooms' }).selectOption('x');
  await expect(role('Area', '–')).toBeEnabled();
});

test('charts without a run say why, and a refused table is no fault of the app', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await cell(page, 'Price 1').fill('12x');
  await expect(
    page.getByText('There is no run to show: row 1, column “Price” holds no usable number.'),
  ).not.toHaveCount(0);
  await cell(page, 'Price 1').fill('1e308');
  await expect(page.getByRole('alert')).toContainText('Row 1, column “Price”: float32 has no finite number 1e+308.');
  await expect(page.getByText(/^There is no run to show\. Row 1, column “Price”/)).not.toHaveCount(0);
  await expect(page.getByText('inside TapeLab')).toHaveCount(0);
});

test('a paste says how many rows it had, and what has no place', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await cell(page, 'Rooms 1').evaluate((input) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', '1\t48\t5\t6\n2\t62\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  });
  const said = page.getByText('Pasted: 2 rows. Left out: 2 columns past the last column of the table.');
  await expect(said).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(said).toHaveCount(0);
});

test('what is copied from a spreadsheet goes into the table', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await cell(page, 'Area 15').evaluate((input) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', '50\t1\t48\n60\t2\t62\n70\t2\t71\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
  });
  await expect(cell(page, 'Area 15')).toHaveValue('50');
  await expect(cell(page, 'Price 17')).toHaveValue('71');
  await expect(page.getByText('17 rows.')).toBeVisible();
});

test('another column is predicted by others', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await page.getByRole('combobox', { name: 'Role of Rooms' }).selectOption('x');
  await expect(page.getByRole('button', { name: 'area + rooms' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('combobox', { name: 'Role of Area' }).selectOption('y');
  await tab(page, 'Update');
  await expect(page.getByRole('math').first()).toBeVisible();
});

test('a point is dragged, and the fit follows', async ({ lab: { page } }) => {
  const picture = page.getByRole('img', { name: /^Prices against areas/ });
  const before = await assigned(page, 'w').textContent();
  const box = await picture.boundingBox();
  if (!box) throw new Error('There is no picture');
  await tab(page, 'Data');
  // Somewhere above the lone cheap sale at 106.69: its place is looked for along its column.
  for (let up = 0.95; up > 0.05; up -= 0.02) {
    await page.mouse.move(box.x + 0.71 * box.width, box.y + up * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.71 * box.width, box.y + 0.1 * box.height, { steps: 4 });
    await page.mouse.up();
    if ((await cell(page, 'Price 9').inputValue()) !== '62') break;
  }
  expect(Number(await cell(page, 'Price 9').inputValue())).toBeGreaterThan(120);
  await tab(page, 'Update');
  await expect(assigned(page, 'w')).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(assigned(page, 'w')).toHaveText(before ?? '');
});

test('a CSV file is read, its bad cells shown where they are', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await importFile(page, 'flats.csv', '面积,房间,价格\r\n50,1,48\r\n60,,62\r\n70,2,abc\r\n80,3,79\r\n');
  await expect(page.getByRole('alert')).toContainText('Row 2, column “房间”: the cell is empty.');
  await cell(page, '房间 2').fill('2');
  await expect(page.getByRole('alert')).toContainText('Row 3, column “价格”');
  await cell(page, '价格 3').fill('70');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(position(page)).toHaveText('0 / 199');
});

test('a file that is no table is refused in words, and the table stays', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  await importFile(page, 'picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  await expect(page.getByRole('alert')).not.toHaveCount(0);
  await expect(cell(page, 'Area 1')).toHaveValue('137.97');
});

test('100,000 rows are read at once, and the window goes on', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  const rows = Array.from({ length: 100_000 }, (_, k) => `${40 + (k % 100)},${1 + (k % 4)},${45 + (k % 100) * 0.9}`);
  await importFile(page, 'many.csv', `area,rooms,price\n${rows.join('\n')}\n`);
  await expect(page.getByText('100,000 rows.')).toBeVisible({ timeout: 15_000 });
  await expect(position(page)).toHaveText('0 / 199', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Last' }).click();
  await tab(page, 'Update');
  await expect(page.getByRole('heading', { name: 'Update 199, opened up' })).toBeVisible({ timeout: 15_000 });
});
