import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, open, test } from './fixtures.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function importFile(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(tmpdir(), `tapelab-${process.pid}-${name}`);
  writeFileSync(path, content);
  await page.locator('input[type=file]').setInputFiles(path);
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
});

/**
 * As soon as a part of a file is read steps on, and then cancels. The page does it by itself: a file is read in a second
 * or two, too little for every click of a test that has to share the machine with the reading.
 *
 * @returns what the window showed when it was cancelled
 */
function stepOnAndCancel(page: Page): Promise<{ position: string; share: number }> {
  return page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const button = (name: string) =>
      [...document.querySelectorAll('button')].find((each) =>
        [each.ariaLabel, each.textContent?.trim()].includes(name),
      );
    const share = (): number => document.querySelector('progress')?.value ?? 0;
    while (share() === 0) await frame();
    button('Step forward')?.click();
    await frame();
    await frame();
    const seen = {
      position: document.querySelector('output[aria-label="Position"]')?.textContent ?? '',
      share: share(),
    };
    button('Cancel')?.click();
    return seen;
  });
}

test('an import is cancelled in the middle: the table stays as it was, and the window goes on', async ({
  lab: { page },
}) => {
  await tab(page, 'Data');
  const row = (cell: (column: number) => string | number): string =>
    Array.from({ length: 10 }, (_, k) => cell(k)).join();
  const rows = Array.from({ length: 950_000 }, (_, k) => row((column) => 40 + ((k + column) % 100)));
  const stopped = stepOnAndCancel(page);
  await importFile(page, 'long.csv', `${row((column) => `c${column}`)}\n${rows.join('\n')}\n`);
  const { position: seen, share } = await stopped;
  expect(seen).toBe('1 / 100');
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  await expect(page.getByRole('progressbar', { name: 'Reading' })).toHaveCount(0);
  await expect(page.getByText('16 rows.')).toBeVisible();
  await expect(cell(page, 'Area 1')).toHaveValue('137.97');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await tab(page, 'Update');
  await expect(page.getByRole('heading', { name: 'Update 1, opened up' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await tab(page, 'Data');
  await importFile(page, 'short.csv', 'area,price\n50,48\n60,62\n70,71\n');
  await expect(page.getByText('3 rows.', { exact: false })).toBeVisible();
});

/** Presses a key with Ctrl again and again, each time when the window has taken in the one before. */
function pressOften(page: Page, key: string, times: number): Promise<void> {
  return page.evaluate(
    async ([key, times]) => {
      for (let time = 0; time < times; time++) {
        window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, cancelable: true }));
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    [key, times] as const,
  );
}

test('500 changes are undone one by one to the very beginning, and some done again', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  // Changes of one cell that follow each other would be one.
  await page.evaluate(async () => {
    for (let change = 1; change <= 500; change++) {
      const input = document.querySelector<HTMLInputElement>(`[data-cell="${change % 2},0"]`);
      if (!input) throw new Error('There is no such cell');
      input.value = String(100 + change);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  const shown = async (): Promise<string[]> => [
    await cell(page, 'Area 2').inputValue(),
    await cell(page, 'Area 1').inputValue(),
  ];
  expect(await shown()).toEqual(['599', '600']);
  await pressOften(page, 'z', 250);
  expect(await shown()).toEqual(['349', '350']);
  await pressOften(page, 'z', 249);
  expect(await shown()).toEqual(['101', '137.97']);
  await page.keyboard.press('Control+z');
  expect(await shown()).toEqual(['104.5', '137.97']);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await pressOften(page, 'y', 10);
  expect(await shown()).toEqual(['109', '110']);
});

test('the table is walked through and filled by keys alone', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  const isInCell = () => page.evaluate(() => document.activeElement?.matches('[data-cell]') ?? false);
  for (let presses = 0; !(await isInCell()) && presses < 20; presses++) await page.keyboard.press('Tab');
  await expect(cell(page, 'Area 1')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'Price 2')).toBeFocused();
  await page.keyboard.type('111.5');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Price 3')).toBeFocused();
  await expect(cell(page, 'Price 2')).toHaveValue('111.5');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert')).toContainText('Row 3, column “Price”: the cell is empty.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(cell(page, 'Price 3')).toHaveValue('93');
  await page.keyboard.press('Control+End');
  await expect(cell(page, 'Price 16')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'Price 16')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(cell(page, 'Rooms 1')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('combobox', { name: 'Role of Rooms' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Delete row 1', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('table :focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 'Rooms 1')).toBeFocused();
});

test('of 1,000 columns those are there that are seen, and every cell can be gone to', async ({ lab: { page } }) => {
  await tab(page, 'Data');
  const names = Array.from({ length: 1000 }, (_, k) => `c${k + 1}`);
  const rows = Array.from({ length: 40 }, (_, row) => names.map((_, k) => ((row + 1) * 31 + k * 7) % 101).join());
  await importFile(page, 'wide.csv', `${names.join()}\n${rows.join('\n')}\n`);
  const table = page.getByRole('grid', { name: 'Data' });
  await expect(table).toHaveAttribute('aria-colcount', '1002');
  await expect(table).toHaveAttribute('aria-rowcount', '41');
  expect(await table.getByRole('textbox').count()).toBeLessThan(400);
  await cell(page, 'c1 1').click();
  await page.keyboard.press('Control+End');
  await expect(cell(page, 'c1000 40')).toBeFocused();
  await expect(cell(page, 'c1000 40')).toBeInViewport({ ratio: 1 });
  await expect(table.getByRole('gridcell').filter({ has: cell(page, 'c1000 40') })).toHaveAttribute(
    'aria-colindex',
    '1001',
  );
  await expect(table.getByRole('rowheader', { name: '40', exact: true })).toBeInViewport({ ratio: 0.9 });
  await expect(table.getByRole('columnheader', { name: /^c1000/ })).toBeInViewport({ ratio: 0.9 });
  for (let left = 0; left < 30; left++) await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 'c970 40')).toBeFocused();
  await page.keyboard.type('1x');
  await page.keyboard.press('Control+Home');
  await expect(cell(page, 'c1 1')).toBeFocused();
  await expect(cell(page, 'c970 40')).toHaveCount(0);
  await page.getByRole('button', { name: 'Go to the cell' }).click();
  await expect(cell(page, 'c970 40')).toBeFocused();
  await expect(cell(page, 'c970 40')).toHaveAttribute('aria-invalid', 'true');
});
