import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, open, position, test } from './fixtures.ts';
import { speak } from './language.ts';
import { layoutFaults } from './layout.ts';

const listing = (page: Page) => page.getByRole('list', { name: 'Python program' });
const litLine = (page: Page) => listing(page).locator('[aria-current=step]');
const step = (page: Page) => page.getByRole('region', { name: 'This step' });
const records = (page: Page, tape = 'tape') => page.getByRole('table', { name: `Records of ${tape}` });
const parts = (page: Page) => page.getByRole('table', { name: 'What each input gets' });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Opens a program of the gallery. */
async function choose(page: Page, title: string): Promise<void> {
  await press(page, /^Programs: /);
  await page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
  await expect(position(page)).toHaveText(/^1 \//);
}

async function stepOn(page: Page, times: number): Promise<void> {
  for (let done = 0; done < times; done++) await page.keyboard.press('ArrowRight');
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Tape lab');
  await expect(position(page)).toHaveText('1 / 9');
});

test('square at 3 by the keyboard: the tape fills, the way back gives 6, and both are printed', async ({
  lab: { page },
}) => {
  await expect(page.getByText('There is no tape yet')).toBeVisible();
  await stepOn(page, 2);
  await expect(litLine(page)).toContainText('with tf.GradientTape() as tape:');
  await expect(page.getByText('recording', { exact: true })).toBeVisible();
  await stepOn(page, 1);
  await expect(records(page).getByRole('row').nth(2)).toHaveText(
    /Square\s*t2 = 3\.0\s*y\s*\(\)\s*float32\s*9\.0\s*not yet/,
  );
  await stepOn(page, 1);
  await expect(litLine(page)).toContainText('dy_dx = tape.gradient(y, x)');
  await expect(parts(page).getByRole('row').nth(1)).toHaveText(/t2\s*1\.0\s*6\.0\s*6\.0/);
  await expect(records(page).locator('[aria-current=step]')).toHaveText(/Square.*9\.0\s*1\.0/);
  await expect(records(page).getByRole('row').nth(1)).toContainText('not yet');
  await stepOn(page, 1);
  await expect(records(page).getByRole('row').nth(1)).toHaveText(/ReadVariableOp.*3\.0\s*6\.0/);
  await expect(listing(page)).not.toContainText('→');
  await stepOn(page, 1);
  await expect(step(page)).toContainText('∂y/∂x = 6.0');
  await expect(page.getByText('released: used up')).toBeVisible();
  await page.keyboard.press('End');
  await expect(listing(page).getByRole('listitem').nth(6)).toContainText('→ 9.0');
  await expect(listing(page).getByRole('listitem').nth(7)).toContainText('→ 6.0');
  await page.keyboard.press('Home');
  await expect(position(page)).toHaveText('1 / 9');
  await expect(listing(page)).not.toContainText('→');
});

/** Every None of the gallery: its line, a word of its cause, and what the repaired program prints. */
const nones = [
  ['Not watched', 3, 'is a constant', '6.0'],
  ['Watched too late', 5, 'only line 6 calls watch', '6.0'],
  ['Not trainable', 3, 'trainable=False', '6.0'],
  ['Whole numbers', 3, 'int32', '6.0'],
  ['A new value under the old name', 4, 'to a new tensor', '8.0'],
  ['Through NumPy', 6, 'to NumPy or Python', '6.0'],
  ['Made before the tape', 4, 'begins to record in line 5', '6.0'],
  ['Made after the tape', 6, 'has stopped recording', '6.0'],
  ['While the tape pauses', 6, 'pauses', '6.0'],
  ['By an assignment', 6, 'by an assignment', '14.0'],
  ['No derivative', 5, 'no derivative for Floor', '7.4'],
  ['Gradient stopped', 5, 'lets no adjoint through', '6.0'],
  ['No path', 6, 'does not depend on x', '0.0'],
] as const;

for (const [title, line, words, number] of nones) {
  test(`${title}: None has a cause, a line and a fix that works`, async ({ lab: { page } }) => {
    await choose(page, title);
    await page.keyboard.press('End');
    await expect(listing(page)).toContainText('→ None');
    await expect(step(page)).toContainText('= None');
    await expect(step(page)).toContainText(words);
    await press(page, `Show line ${line}`);
    await expect(litLine(page)).toHaveText(new RegExp(`^\\s*${line}`));
    await press(page, 'Show the fixed program');
    await expect(page.getByText('fixed', { exact: true })).toBeVisible();
    await expect(position(page)).toHaveText(/^1 \//);
    await page.keyboard.press('End');
    await expect(listing(page)).toContainText(`→ tf.Tensor(${number}, shape=(), dtype=float32)`);
    await expect(listing(page)).not.toContainText('None');
    await choose(page, title);
    await expect(page.getByText('fixed', { exact: true })).toHaveCount(0);
  });
}

test('a tape that is asked twice: the message word for word, what it means, and the fix', async ({ lab: { page } }) => {
  await choose(page, 'Used up');
  await page.keyboard.press('End');
  await expect(litLine(page)).toContainText('print(tape.gradient(f, y))');
  await expect(step(page)).toContainText('The program stops in line 8');
  await expect(page.getByRole('alert')).toHaveText(
    'RuntimeError: A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)',
  );
  await expect(step(page)).toContainText('The tape of line 5 was asked in line 7');
  await press(page, 'Show the fixed program');
  await expect(litLine(page)).toContainText('with tf.GradientTape(persistent=True) as tape:');
  await page.keyboard.press('End');
  await expect(listing(page)).toContainText('→ tf.Tensor(16.0, shape=(), dtype=float32)');
});

test('nested tapes: the outer one records how the inner one finds its gradient', async ({ lab: { page } }) => {
  await choose(page, 'Second order');
  await stepOn(page, 5);
  await expect(page.getByText('level 1, inside outer')).toBeVisible();
  const rows = (tape: string) => records(page, tape).getByRole('row');
  await expect(rows('outer')).toHaveCount(8);
  await expect(rows('inner')).toHaveCount(8);
  await stepOn(page, 8);
  await expect(litLine(page)).toContainText('inner.gradient(f, [x, y])');
  await expect(step(page)).toContainText('New on outer: Mul, Mul, Mul, Mul.');
  await expect(rows('outer')).toHaveCount(12);
  await expect(rows('outer').nth(9)).toHaveText(/9\s*8\s*Mul.*df_dx.*6\.0/);
  await expect(rows('inner')).toHaveCount(8);
  await page.keyboard.press('End');
  await expect(step(page)).toContainText('∂(df_dx + df_dy)/∂y = 4.0');
});

test('None where it means 0 says so', async ({ lab: { page } }) => {
  await choose(page, 'Second order, row by row');
  await page.keyboard.press('End');
  await expect(step(page)).toContainText('∂df_dy/∂y = None');
  await expect(step(page)).toContainText('as a number, the derivative is 0');
});

test('an example starts at its first frame; elsewhere and back, or in another language, the frame stays', async ({
  lab: { page },
}) => {
  await stepOn(page, 4);
  await expect(position(page)).toHaveText('5 / 9');
  await open(page, 'Regression lab');
  await expect(position(page)).toHaveText(/\/ 100$/);
  await open(page, 'Tape lab');
  await expect(position(page)).toHaveText('5 / 9');
  await speak(page, 'zh-Hans');
  await expect(page.getByRole('heading', { name: '梯度带实验室' })).toBeVisible();
  await expect(page.getByRole('table', { name: '每个输入得到的值' }).getByRole('row').nth(1)).toHaveText(
    /1\.0\s*6\.0\s*6\.0/,
  );
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText('5 / 9');
  await speak(page, 'en');
  await choose(page, 'Several variables');
  await choose(page, 'Square at 3');
  await expect(position(page)).toHaveText('1 / 9');
});

test('the program goes to the clipboard as it runs', async ({ lab: { app, page } }) => {
  await press(page, 'Copy the program');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toBe(readFileSync(join(import.meta.dirname, '../assets/programs/01-square.py'), 'utf8'));
});

for (const theme of ['light', 'projector'] as const) {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    test.describe(`${theme}, ${size.width}`, () => {
      test.use({ settings: { language: 'en', theme }, size });

      test('every program fits at its end, at 200 % as well', async ({ lab: { app, page } }) => {
        await press(page, /^Programs: /);
        const titles = await page.getByRole('dialog').getByRole('button').allTextContents();
        await page.keyboard.press('Escape');
        const zoom = (factor: number) =>
          app.evaluate(({ BrowserWindow }, to) => {
            BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
          }, factor);
        for (const title of titles) {
          await choose(page, title);
          await page.keyboard.press('End');
          expect(await layoutFaults(page), title).toEqual([]);
          await zoom(2);
          await page.waitForFunction(() => innerWidth < 1000);
          expect(await layoutFaults(page), `${title}, zoomed`).toEqual([]);
          await zoom(1);
          await page.waitForFunction(() => innerWidth > 1000);
        }
      });
    });
  }
}
