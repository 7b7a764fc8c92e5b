import type { Page } from 'playwright';
import { expect, expression, open, position, test } from './fixtures.ts';

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const formula = (page: Page, title: string) => card(page, title).getByRole('math');
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Value of ${name}`, exact: true });
const rows = (page: Page) => page.getByRole('table', { name: 'Nodes of the graph' }).getByRole('row');

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  await expect(card(page, 'Value')).toContainText('33');
});

test('opens on x^2+2xy at (3, 4): 33, (14, 6), and its Hessian', async ({ lab: { page } }) => {
  await expect(expression(page)).toHaveValue('x^2+2xy');
  await expect(card(page, 'Value')).toContainText('33');
  await expect(formula(page, 'Gradient')).toHaveAccessibleName('∇f = (2*x + 2*y, 2*x) = (14, 6)');
  await expect(formula(page, 'Hessian')).toHaveAccessibleName('H = (2, 2; 2, 0)');
});

test('the answers follow expression and point', async ({ lab: { page } }) => {
  await expression(page).fill('x^2+2y^2+1');
  await expect(card(page, 'Value')).toContainText('42');
  await expect(formula(page, 'Gradient')).toHaveAccessibleName('∇f = (2*x, 4*y) = (6, 16)');
  await expect(formula(page, 'Hessian')).toHaveAccessibleName('H = (2, 0; 0, 4)');
  await field(page, 'x').fill('-1.5');
  await expect(card(page, 'Value')).toContainText('35.25');
});

/** The nodes of the graph as a table. */
async function openTable(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Graph', exact: true }).click();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(position(page)).toHaveText('1 / 13');
}

test('a step back shows exactly the earlier numbers, and what is not computed says so', async ({ lab: { page } }) => {
  await openTable(page);
  const table = page.getByRole('table', { name: 'Nodes of the graph' });
  await expect(rows(page).nth(1)).toContainText('not yet');
  const seen: string[] = [];
  const last = Number((await position(page).textContent())?.split('/')[1]);
  for (let step = 1; step < last; step++) {
    seen.push(await table.innerText());
    await page.getByRole('button', { name: 'Step forward' }).click();
  }
  await expect(position(page)).toHaveText(`${last} / ${last}`);
  await expect(rows(page).filter({ has: page.getByRole('rowheader', { name: 'x', exact: true }) })).toContainText('14');
  for (const earlier of seen.reverse()) {
    await page.keyboard.press('ArrowLeft');
    expect(await table.innerText()).toBe(earlier);
  }
});

test('where paths meet, the sum is written out', async ({ lab: { page } }) => {
  await openTable(page);
  await page.keyboard.press('End');
  for (let back = 0; back < 20; back++) {
    if (await page.getByRole('heading', { name: 'Backward: the adjoint of x' }).isVisible()) break;
    await page.keyboard.press('ArrowLeft');
  }
  await expect(page.getByText('what each of them passes down is added up')).toBeVisible();
  const parts = page.getByRole('table', { name: 'What is passed down' }).getByRole('row');
  await expect(parts).toHaveCount(3);
});

const mistakes: readonly [string, RegExp, string | null][] = [
  ['sinn(x)', /no function “sinn”.*Did you mean sin\?/, 'sinn'],
  ['x^2+', /ends too early/, null],
  ['(x+1', /closing parenthesis/, null],
  ['x+)', /“\)”/, ')'],
  ['x 3 $ 4', /expected/, null],
  ['sin(x, y)', /1 argument/, null],
  ['"text"', /“"text"”|does not calculate/, null],
  ['NaN', /NaN/, 'NaN'],
];

for (const [text, message, marked] of mistakes) {
  test(`a mistake is said and underlined as one types: ${text}`, async ({ lab: { page } }) => {
    await expression(page).fill(text);
    await expect(page.getByRole('alert')).toContainText(message);
    await expect(expression(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('mark')).toHaveCount(1);
    if (marked !== null) await expect(page.locator('mark')).toHaveText(marked);
    await expect(card(page, 'Value')).toContainText('not yet');
    await expect(card(page, 'Value')).not.toContainText('33');
    await expression(page).fill('x^2');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(card(page, 'Value')).toContainText('9');
  });
}

test('nothing typed: the page asks for an expression and shows no number', async ({ lab: { page } }) => {
  await expression(page).fill('');
  await expect(page.getByRole('alert')).toContainText('Type an expression');
  await expect(card(page, 'Gradient')).toContainText('not yet');
});

test('10,000 characters are answered, one more is refused in words', async ({ lab: { page } }) => {
  await expression(page).fill('x'.padEnd(9999, '+x') + '1');
  await expect(card(page, 'Value')).not.toContainText('33');
  await expect(page.getByRole('alert').or(formula(page, 'Gradient'))).toBeVisible();
  await expression(page).fill('x'.repeat(10_001));
  await expect(page.getByRole('alert')).toContainText('too long');
  await expression(page).fill('x^2+2xy');
  await expect(card(page, 'Value')).toContainText('33');
});

test('thousands of unbalanced parentheses do not freeze the window', async ({ lab: { page } }) => {
  await expression(page).fill('('.repeat(5000) + 'x');
  await expect(page.getByRole('alert')).toBeVisible();
  await open(page, 'Start');
  await expect(page.getByRole('heading', { name: 'TapeLab' })).toBeVisible();
});

test('a name of any length that the engine reads does no harm to what follows', async ({ lab: { page } }) => {
  const name = `x_${'a'.repeat(120)}`;
  await expression(page).fill(`${name}^2`);
  await field(page, name).fill('3');
  await expect(card(page, 'Value')).toContainText('9');
  await expression(page).fill('x^2+2xy');
  await expect(card(page, 'Value')).toContainText('33');
});

test('the matrices of many variables are abbreviated', async ({ lab: { page } }) => {
  await expression(page).fill(Array.from({ length: 40 }, (_, index) => `x_${index}`).join('*'));
  await expect(formula(page, 'Hessian')).toHaveAccessibleName(/…/);
  await expect(formula(page, 'Gradient')).toHaveAccessibleName(/^∇f = \([^,]+(, [^,]+){5}, …, [^,]+\)$/);
  await expression(page).fill('x^2');
  await expect(card(page, 'Value')).toContainText('9');
});

test('a graph too large to step through says so', async ({ lab: { page } }) => {
  await page.getByRole('tab', { name: 'Graph', exact: true }).click();
  await expression(page).fill(Array.from({ length: 600 }, (_, index) => `sin(${index + 2}x)`).join('+'));
  await expect(page.getByRole('alert')).toContainText('2,000 nodes');
});

test('division by zero and logarithms of negative numbers are honest', async ({ lab: { page } }) => {
  await field(page, 'x').fill('0');
  await expression(page).fill('1/x');
  await expect(card(page, 'Value')).toContainText('inf');
  await field(page, 'x').fill('-1');
  await expression(page).fill('log(x)');
  await expect(card(page, 'Value')).toContainText('nan');
});

test('a new variable asks for its value, and nothing typed is lost', async ({ lab: { page } }) => {
  await expression(page).fill('x*z');
  await expect(page.getByText('No value yet for: z.')).toBeVisible();
  await expect(formula(page, 'Gradient')).toHaveAccessibleName('∇f = (z, x)');
  await expect(card(page, 'Value')).toContainText('not yet');
  await field(page, 'z').fill('5');
  await expect(card(page, 'Value')).toContainText('15');
  await expression(page).fill('x^2+2xy');
  await expect(field(page, 'y')).toHaveValue('4');
  await open(page, 'Start');
  await open(page, 'Derivative lab');
  await expect(expression(page)).toHaveValue('x^2+2xy');
  await expression(page).fill('x*z');
  await expect(field(page, 'z')).toHaveValue('5');
});

test('a value that is no number is said at its field', async ({ lab: { page } }) => {
  await field(page, 'x').fill('abc');
  await expect(page.getByRole('alert')).toContainText('Not a number');
  await expect(card(page, 'Value')).toContainText('not yet');
  await field(page, 'x').fill('３');
  await expect(card(page, 'Value')).toContainText('33');
});

test("the transport bar's keys belong to the field while it has the focus", async ({ lab: { page } }) => {
  await page.getByRole('tab', { name: 'Graph', exact: true }).click();
  await expect(position(page)).toHaveText('1 / 13');
  await page.locator('body').click({ position: { x: 700, y: 700 } });
  await page.keyboard.press('ArrowRight');
  const before = await position(page).textContent();
  await expression(page).focus();
  for (const key of ['Home', 'ArrowLeft', 'ArrowRight', 'End', ' ']) await page.keyboard.press(key);
  await expect(position(page)).toHaveText(before ?? '');
  await expect(expression(page)).toHaveValue('x^2+2xy ');
});
