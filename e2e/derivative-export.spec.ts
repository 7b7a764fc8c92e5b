import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, open, test } from './fixtures.ts';

let folder: string;

test.beforeEach(async ({ lab: { page } }) => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-export-'));
  // The app may run as another account than the test.
  chmodSync(folder, 0o777);
  await open(page, 'Derivative lab');
});

test.afterEach(() => rmSync(folder, { recursive: true }));

/** Answers the dialog for saving in the learner's place: with a path, or by closing it. */
function answer(app: ElectronApplication, path: string | null): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

const show = (page: Page, tab: string) => page.getByRole('tab', { name: tab, exact: true }).click();

/** Saves by the menu, into a file of the folder. */
async function save(app: ElectronApplication, page: Page, kind: string, name: string): Promise<Buffer> {
  const path = join(folder, name);
  await answer(app, path);
  await page.getByRole('button', { name: 'Save as…' }).click();
  const menu = page.getByRole('dialog', { name: 'Save as…' });
  await menu.getByRole('button', { name: kind }).click();
  await expect(menu.getByRole('status')).toHaveText(`Saved: ${kind}`);
  await page.keyboard.press('Escape');
  return readFileSync(path);
}

test('the whole derivation becomes a PDF, and leaves nothing behind', async ({ lab: { app, page } }) => {
  await show(page, 'Derivation');
  const pdf = await save(app, page, 'Derivation as PDF', 'd.pdf');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(page.locator('.sheet')).toHaveCount(0);
});

test.describe('on paper', () => {
  test.use({ settings: { language: 'en', theme: 'dark' } });

  test('there is the derivation alone, with all its lines', async ({ lab: { app, page } }) => {
    await show(page, 'Derivation');
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => new Promise(() => undefined);
    });
    await page.getByRole('button', { name: 'Save as…' }).click();
    await page.getByRole('button', { name: 'Derivation as PDF' }).click();
    await expect(page.locator('.sheet')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.sheet')).toBeVisible();
    await expect(page.locator('.sheet section')).toHaveCount(5);
    await expect(page.locator('.sheet')).toContainText('Constant multiple rule');
    await expect(page.getByRole('toolbar')).toBeHidden();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator(':root')).toHaveAttribute('data-theme', 'light');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator(':root')).toHaveAttribute('data-theme', 'dark');
  });
});

test('the derivation becomes a LaTeX document with every line and its rule', async ({ lab: { app, page } }) => {
  await show(page, 'Derivation');
  const tex = (await save(app, page, 'Derivation as LaTeX', 'd.tex')).toString();
  expect(tex).toMatch(/^\\documentclass/);
  expect(tex).toContain('\\usepackage{amsmath');
  expect(tex).toContain('\\textbf{Sum rule.}');
  expect(tex).toContain('= 2x + 2y$');
  expect(tex.trimEnd()).toMatch(/\\end\{document\}$/);
  expect(tex).not.toContain('htmlClass');
});

test('numbers become a table of all digits', async ({ lab: { app, page } }) => {
  await show(page, 'Derivation');
  const rows = (await save(app, page, 'Numbers as CSV', 'n.csv')).toString().split('\r\n');
  expect(rows).toContain('x,,3');
  expect(rows).toContain('f,x^2 + 2*x*y,33');
  expect(rows).toContain('∂f/∂x,2*x + 2*y,14');
  expect(rows).toContain('∂²f/∂x∂y,2,2');
});

test('the program becomes a Python file', async ({ lab: { app, page } }) => {
  await show(page, 'Derivation');
  const program = (await save(app, page, 'Program as Python', 'p.py')).toString();
  expect(program.match(/import tensorflow as tf/g)).toHaveLength(1);
  expect(program).toContain('tf.GradientTape');
});

test('a chart becomes a picture, and a panel without one offers none', async ({ lab: { app, page } }) => {
  await show(page, 'Methods');
  await expect(page.locator('canvas')).toBeVisible();
  const png = await save(app, page, 'Picture as PNG', 'c.png');
  expect([...png.subarray(0, 4)]).toEqual([137, 80, 78, 71]);
  await show(page, 'Derivation');
  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(page.getByRole('button', { name: 'Derivation as PDF' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Picture as PNG' })).toHaveCount(0);
});

test('the graph becomes a picture of either kind, with its letters in it', async ({ lab: { app, page } }) => {
  await show(page, 'Graph');
  await expect(page.getByRole('group', { name: /^Computation graph of/ })).toBeVisible();
  const png = await save(app, page, 'Picture as PNG', 'g.png');
  expect([...png.subarray(0, 4)]).toEqual([137, 80, 78, 71]);
  const svg = (await save(app, page, 'Picture as SVG', 'g.svg')).toString();
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
  expect(svg).toContain('@font-face');
  expect(svg).not.toContain('app://');
});

test('contours become a picture with the point and its arrow', async ({ lab: { app, page } }) => {
  await show(page, 'Plot');
  await expect(page.locator('canvas').first()).toBeVisible();
  const png = await save(app, page, 'Picture as PNG', 'p.png');
  expect([...png.subarray(0, 4)]).toEqual([137, 80, 78, 71]);
});

test('a dialog that is closed saves nothing; a place that cannot be written is said in words', async ({
  lab: { app, page },
}) => {
  await show(page, 'Derivation');
  await answer(app, null);
  await page.getByRole('button', { name: 'Save as…' }).click();
  const menu = page.getByRole('dialog', { name: 'Save as…' });
  await menu.getByRole('button', { name: 'Numbers as CSV' }).click();
  await expect(menu.getByRole('status')).toHaveText('');
  writeFileSync(join(folder, 'file'), '');
  await answer(app, join(folder, 'file', 'n.csv'));
  await menu.getByRole('button', { name: 'Numbers as CSV' }).click();
  await expect(menu.getByRole('alert')).toContainText('The file could not be saved.');
  expect(existsSync(join(folder, 'file', 'n.csv'))).toBe(false);
});
