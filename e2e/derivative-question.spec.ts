import type { Page } from 'playwright';
import { expect, expression, open, test } from './fixtures.ts';

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Value of ${name}`, exact: true });
const slider = (page: Page, name: string) => page.getByRole('slider', { name: `Slider of ${name}`, exact: true });
test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  await expect(card(page, 'Value')).toContainText('33');
});

test('results follow the slider, and the field shows its number', async ({ lab: { page } }) => {
  await slider(page, 'x').focus();
  await page.keyboard.press('ArrowRight');
  await expect(field(page, 'x')).toHaveValue('3.1');
  await expect(card(page, 'Value')).toContainText('34.41');
  await page.keyboard.press('Home');
  await expect(field(page, 'x')).toHaveValue('-6');
  await expect(card(page, 'Gradient').getByRole('math').first()).toHaveAccessibleName(/= \(−4, −12\)$/);
});

test('the range of a slider is the learner’s, and one that is backward says so', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Range of x' }).click();
  const [from, to] = [
    page.getByRole('textbox', { name: 'Smallest value of x' }),
    page.getByLabel('Largest value of x'),
  ];
  await to.fill('20');
  await from.fill('25');
  await expect(page.getByRole('alert')).toContainText('From must be less than to.');
  await from.fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await slider(page, 'x').focus();
  await page.keyboard.press('End');
  await expect(field(page, 'x')).toHaveValue('20');
  await expect(card(page, 'Value')).toContainText('560');
});

test('a number outside the range takes the range along', async ({ lab: { page } }) => {
  await field(page, 'x').fill('40');
  await expect(slider(page, 'x')).toHaveValue('40');
  await expect(card(page, 'Value')).toContainText('1920');
});

test('an example is opened with the point at which it is seen best', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Examples' }).click();
  const examples = page.getByRole('dialog', { name: 'Examples' });
  await expect(examples.getByRole('region', { name: 'The course' }).getByRole('button')).toHaveText([
    /^x\^2 /,
    /^x\^2\+2y\^2\+1 /,
    /^x\^2\+2xy /,
  ]);
  await examples.getByRole('button', { name: /a bell/ }).click();
  await expect(examples).toHaveCount(0);
  await expect(expression(page)).toHaveValue('exp(-x^2-y^2)');
  await expect(field(page, 'y')).toHaveValue('-0.4');
});

test('what was typed is found again: by the arrow keys and among the examples', async ({ lab: { page } }) => {
  for (const text of ['x^2', 'x^3', 'sin x']) {
    await expression(page).fill(text);
    await expect(card(page, 'Gradient').getByRole('math').first()).toHaveAccessibleName(/∇f = \([^,]+\)/);
    await expression(page).press('Enter');
  }
  await expression(page).press('ArrowUp');
  await expect(expression(page)).toHaveValue('x^3');
  await expression(page).press('ArrowUp');
  await expect(expression(page)).toHaveValue('x^2');
  await expression(page).press('ArrowDown');
  await expression(page).press('ArrowDown');
  await expect(expression(page)).toHaveValue('sin x');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('region', { name: 'Typed before' }).getByRole('button', { name: 'x^3' }).click();
  await expect(expression(page)).toHaveValue('x^3');
});

test('answers are copied in four notations', async ({ lab: { app, page } }) => {
  const copied: [card: string, notation: string, text: string][] = [
    ['Value', 'Text', 'x^2 + 2*x*y'],
    ['Gradient', 'NumPy', 'np.array([2 * x + 2 * y, 2 * x])'],
    ['Gradient', 'LaTeX', '\\begin{pmatrix} 2x + 2y \\\\ 2x \\end{pmatrix}'],
    ['Hessian', 'TensorFlow', 'tf.stack([tf.stack([2.0, 2.0]), tf.stack([2.0, 0.0])])'],
  ];
  for (const [what, notation, text] of copied) {
    await page.getByRole('button', { name: `Copy ${what} as` }).click();
    await page.getByRole('button', { name: notation, exact: true }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await app.evaluate(({ clipboard: system }) => system.readText())).toBe(text);
    await page.keyboard.press('Escape');
  }
});

test('a mistake waits until the input method has finished', async ({ lab: { page } }) => {
  const client = await page.context().newCDPSession(page);
  await expression(page).fill('x^2+');
  await expect(page.getByRole('alert')).toBeVisible();
  await expression(page).fill('x^2');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await client.send('Input.imeSetComposition', { text: '（', selectionStart: 1, selectionEnd: 1 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(card(page, 'Value')).toContainText('9');
  await client.send('Input.insertText', { text: '（x+1）' });
  await expect(expression(page)).toHaveValue('x^2（x+1）');
  await expect(card(page, 'Value')).toContainText('36');
});

test('the Hessian says what it means everywhere, and where the saddle is', async ({ lab: { page } }) => {
  await expect(card(page, 'Hessian')).toContainText('indefinite everywhere');
  await expect(card(page, 'Hessian')).toContainText('its saddle is at (0, 0)');
  await field(page, 'x').fill('0');
  await field(page, 'y').fill('0');
  await expect(card(page, 'Hessian')).toContainText('a saddle point');
});
