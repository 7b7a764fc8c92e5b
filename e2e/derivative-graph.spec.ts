import type { Page } from 'playwright';
import { expect, expression, open, position, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const node = (page: Page, name: string | RegExp) => picture(page).getByRole('button', { name });
const picture = (page: Page) => page.getByRole('group', { name: /^Computation graph of/ });
const rows = (page: Page) => page.getByRole('table', { name: 'Nodes of the graph' }).getByRole('row');
const codeLine = (page: Page) => page.getByLabel('The line of code that computes f');
const program = (page: Page) => page.getByRole('list', { name: 'Python program' });
const toEnd = (page: Page) => page.getByRole('toolbar').getByRole('button').last().click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Nodes of x^2 + 2xy by what is heard of them. */
const x = /^x, /;
const product = /^v3: 2\*x\*y, /;
const output = /^v4: x\^2 \+ 2\*x\*y, /;

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  await tab(page, 'Graph').click();
  await expect(position(page)).toHaveText('1 / 13');
});

test('values appear one after the other, arguments first; what is not computed is empty', async ({ lab: { page } }) => {
  await expect(picture(page).getByRole('button')).toHaveCount(7);
  await expect(node(page, x)).toHaveAccessibleName('x, value 3, adjoint not yet');
  await expect(node(page, output)).toHaveAccessibleName(/value not yet, adjoint not yet/);
  await expect(node(page, output).locator('text')).toHaveCount(0);
  for (let step = 1; step < 7; step++) await press(page, 'Step forward');
  await expect(node(page, output)).toHaveAccessibleName(/value 33, adjoint not yet/);
  await expect(node(page, output).locator('text')).toHaveText('▲ 33');
});

test('adjoints come back from the output, and where paths meet the sum is written out', async ({ lab: { page } }) => {
  await toEnd(page);
  await expect(node(page, x)).toHaveAccessibleName('x, value 3, adjoint 14');
  await expect(node(page, x)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('math', { name: 'x = 1 · 6 + 4 · 2 = 14' })).toBeVisible();
  await expect(page.getByText('what each of them passes down is added up')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, x)).toHaveAccessibleName('x, value 3, adjoint not yet');
});

test('the node of the step, its part of the formula and of the code are lit together', async ({ lab: { page } }) => {
  await expect(codeLine(page).locator('mark')).toHaveText(['x', 'x']);
  for (let step = 1; step < 6; step++) await press(page, 'Step forward');
  await expect(node(page, product)).toHaveAttribute('aria-current', 'step');
  await expect(codeLine(page).locator('mark')).toHaveText('2 * x * y');
  await expect(page.locator('.part.lit')).toHaveCount(1);
});

test('a node is selected by click or Enter; another press lets it go', async ({ lab: { page } }) => {
  await node(page, product).click();
  await expect(node(page, product)).toHaveAttribute('aria-pressed', 'true');
  await expect(codeLine(page).locator('mark')).toHaveText('2 * x * y');
  await expect(page.getByText('Selected: v3')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(node(page, product)).toHaveAttribute('aria-pressed', 'false');
});

test('arrow keys move between nodes while the graph has the focus, and step the sweep elsewhere', async ({
  lab: { page },
}) => {
  await node(page, output).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, output)).not.toBeFocused();
  await expect(picture(page).locator(':focus')).toHaveCount(1);
  await expect(position(page)).toHaveText('1 / 13');
  await page.getByRole('heading', { level: 1 }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText('2 / 13');
});

test('forward mode carries value and tangent together, by the variable that is chosen', async ({ lab: { page } }) => {
  await press(page, 'Forward');
  await expect(position(page)).toHaveText('1 / 7');
  await toEnd(page);
  await expect(node(page, output)).toHaveAccessibleName(/value 33, tangent 14/);
  await press(page, 'by y');
  await expect(node(page, output)).toHaveAccessibleName(/value 33, tangent 6/);
  await expect(page.getByText(/all of them take 2 sweeps/)).toBeVisible();
});

test('the table says the same as the picture', async ({ lab: { page } }) => {
  await press(page, 'Table');
  await expect(rows(page)).toHaveCount(8);
  await expect(rows(page).nth(7)).toContainText('not yet');
  await toEnd(page);
  await expect(rows(page).nth(1)).toContainText('14');
  await expect(page.getByRole('table', { name: 'What is passed down' }).getByRole('row')).toHaveCount(3);
});

test('a large graph is folded, says how many nodes are hidden, and unfolds', async ({ lab: { page } }) => {
  await expression(page).fill(Array.from({ length: 60 }, (_, i) => `sin(${i + 2}x)`).join('+'));
  const hidden = page.getByText(/\d+ of 240 nodes are folded/);
  await expect(hidden).toHaveText(/^180 /);
  await expect(picture(page).getByRole('button')).toHaveCount(60);
  const folded = node(page, /more below, Enter unfolds/).last();
  await folded.focus();
  await page.keyboard.press('Enter');
  await expect(hidden).not.toHaveText(/^180 /);
});

test('more nodes than can be shown are refused in words', async ({ lab: { page } }) => {
  await expression(page).fill(Array.from({ length: 600 }, (_, i) => `sin(${i + 2}x)`).join('+'));
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText('2,000 nodes');
});

test('zooming changes the size, fitting brings everything back', async ({ lab: { page } }) => {
  const widthOf = async () => (await node(page, x).locator('rect').first().boundingBox())?.width ?? 0;
  const before = await widthOf();
  await press(page, 'Zoom in');
  expect(await widthOf()).toBeGreaterThan(before * 1.2);
  await press(page, 'Fit the graph');
  expect(await widthOf()).toBeCloseTo(before, 1);
});

test('a variable without a value: the tab says what it waits for', async ({ lab: { page } }) => {
  await expression(page).fill('x*z');
  await expect(page.getByText('once every variable has a value')).toBeVisible();
});

test('the Code tab: three programs, what they print, and None in words', async ({ lab: { page } }) => {
  await tab(page, 'Code').click();
  await expect(program(page)).toContainText('f = x**2 + 2 * x * y');
  await expect(program(page)).toContainText('tf.Tensor(33.0, shape=(), dtype=float32)');
  await expect(program(page)).toContainText('[14, 6]');
  await press(page, 'Second order');
  await expect(program(page)).toContainText('outer.jacobian(g, [x, y])');
  await press(page, 'The trap');
  await expect(program(page)).toContainText('[4, 2]');
  await expect(program(page)).toContainText('[[2, 2], [2, None]]');
  await expect(page.getByText('None means that the tape found no way')).toBeVisible();
});

test('the line of the step is lit, and the program goes to the clipboard', async ({ lab: { app, page } }) => {
  await tab(page, 'Code').click();
  const lit = program(page).locator('[aria-current=step]');
  await expect(lit).toContainText('x = tf.Variable(3.)');
  await toEnd(page);
  await expect(lit).toContainText('tape.gradient(f, [x, y])');
  await press(page, 'Copy the program');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('import tensorflow as tf\n\nx = tf.Variable(3.)\n');
});

test('at 200 % nothing overflows sideways', async ({ lab: { app, page } }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await toEnd(page);
  expect(await layoutFaults(page)).toEqual([]);
  await tab(page, 'Code').click();
  await expect(program(page)).toBeVisible();
  expect(await layoutFaults(page)).toEqual([]);
});
