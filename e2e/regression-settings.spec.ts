import type { Page } from 'playwright';
import { expect, logLines, open, position, test } from './fixtures.ts';

const rate = (page: Page) => page.getByRole('textbox', { name: 'Learning rate' });
const updates = (page: Page) => page.getByRole('textbox', { name: 'Updates', exact: true });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const assigned = (page: Page, parameter: string) =>
  page.getByRole('math').and(page.locator(`[aria-label^="${parameter} ←"]`));

async function goTo(page: Page, index: number): Promise<void> {
  await page.getByRole('slider', { name: 'Position' }).fill(String(index));
  await expect(page.getByRole('heading', { name: `Update ${index}, opened up` })).toBeVisible();
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
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
    await expect(page.getByRole('math')).toHaveCount(0);
    await expect(page.getByRole('img')).toHaveCount(0);
    await rate(page).fill('1e-4');
    await expect(assigned(page, 'w')).toContainText('0.946047');
  });
}

test('the rate’s limit is told beforehand, and its sides in words', async ({ lab: { page } }) => {
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  await expect(page.getByText('limit 0.0002025')).toBeVisible();
  await expect(slider).toHaveAttribute('aria-valuetext', '1e-4, converges');
  await rate(page).fill('1.9e-4');
  await expect(slider).toHaveAttribute('aria-valuetext', '1.9e-4, oscillates');
  await rate(page).fill('2.1e-4');
  await expect(slider).toHaveAttribute('aria-valuetext', '2.1e-4, diverges');
  await expect(page.getByText(/the loss rises, update after update/)).toBeVisible();
  await slider.focus();
  for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /converges$/);
});

test('where no limit holds none is shown', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Adam', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/Adam adapts its steps/)).toBeVisible();
  await expect(page.getByText(/^limit/)).toHaveCount(0);
});

test('a learning rate of 1e9 diverges honestly', async ({ lab: { page } }) => {
  await rate(page).fill('1e9');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Last' }).click();
  await expect(position(page)).toHaveText('100 / 100');
  await expect(page.getByText(/is the first number that overflows float32/)).toBeVisible();
  await tab(page, 'Log');
  await expect(page.getByText(/Diverged/)).toBeVisible();
  await expect.poll(async () => (await logLines(page)).at(-1)).toContain('nan');
});

test('a number of updates that makes no sense is refused in words', async ({ lab: { page } }) => {
  for (const text of ['0', '1.5', '-3', '1e12']) {
    await updates(page).fill(text);
    await expect(page.getByRole('alert')).toContainText(/Updates cannot be/);
  }
});

test('a rate changed on the way holds from there on, is recorded, and can be taken back', async ({ lab: { page } }) => {
  await goTo(page, 10);
  const before = await assigned(page, 'b').textContent();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'from here on' }).click();
  await page.keyboard.press('Escape');
  await rate(page).fill('1e-5');
  await expect(page.getByText('from update 11: 1e-5')).toBeVisible();
  await expect(assigned(page, 'b')).toHaveText(before ?? '');
  await goTo(page, 11);
  await expect(page.getByRole('math', { name: /^b ← .*0\.00001/ })).toBeVisible();
  await page.getByRole('button', { name: 'Take back the learning rate from update 11' }).click();
  await expect(page.getByRole('math', { name: /^b ← .*0\.0001 / })).toBeVisible();
});

test('the second run has updates, a batch and a rate of its own, and says what cannot be', async ({
  lab: { page },
}) => {
  await page.getByRole('tab', { name: 'Compare', exact: true }).click();
  await page.getByRole('button', { name: 'Begin a second run' }).click();
  const panel = page.getByRole('tabpanel');
  const table = page.getByRole('table', { name: 'Compare' });
  await panel.getByRole('textbox', { name: 'Updates' }).fill('300');
  await expect(position(page)).toHaveText('0 / 299');
  await panel.getByRole('textbox', { name: 'Batch size' }).fill('4');
  await panel.getByRole('textbox', { name: 'Learning rate' }).fill('1e-5');
  await page.getByRole('slider', { name: 'Position' }).press('End');
  await expect(position(page)).toHaveText('299 / 299');
  await expect(table.getByRole('row', { name: /^Learning rate/ })).toContainText('1e-5');
  const [here, there] = await table.getByRole('row', { name: /^w/ }).getByRole('cell').allTextContents();
  expect(here).not.toBe(there);
  await panel.getByRole('textbox', { name: 'Batch size' }).fill('1.5');
  await expect(page.getByRole('alert')).toContainText(/Batch size cannot be/);
  await panel.getByRole('textbox', { name: 'Batch size' }).fill('many');
  await expect(panel.getByRole('alert').first()).toHaveText('Not a number');
  await panel.getByRole('textbox', { name: 'Batch size' }).fill('');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(table).toBeVisible();
});
