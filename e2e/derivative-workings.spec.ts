import type { Page } from 'playwright';
import { expect, expression, open, position, test } from './fixtures.ts';
import { speak } from './language.ts';

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const formula = (page: Page, title: string) => card(page, title).getByRole('math').first();
const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Value of ${name}`, exact: true });
const lines = (page: Page) => page.getByRole('list', { name: 'Lines of the derivation' }).getByRole('listitem');
const current = (page: Page) => lines(page).and(page.locator('[aria-current=step]'));
const methodsTable = (page: Page) => page.getByRole('table', { name: 'Derivatives by every method' });

const show = (page: Page, tab: 'Graph' | 'Derivation' | 'Methods') =>
  page.getByRole('tab', { name: tab, exact: true }).click();
const choose = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('button', { name: choice, exact: true }).click();

/** Leaves the tab or button that was pressed, so that the keys are the transport bar's. */
const leave = (page: Page) => page.getByRole('heading', { name: 'Derivative lab' }).click();

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  await expect(card(page, 'Value')).toContainText('33');
});

test('the Hessian says its eigenvalues and what they mean, a saddle only where the gradient vanishes', async ({
  lab: { page },
}) => {
  const values = card(page, 'Hessian').getByRole('list', { name: 'Eigenvalues' }).getByRole('listitem');
  await expect(values).toHaveText(['λ1 = −1.236', 'λ2 = 3.236']);
  await expect(values.last()).toHaveAttribute('title', /^3\.2360679774997\d+$/);
  await expect(card(page, 'Hessian')).toContainText('indefinite');
  await expect(card(page, 'Hessian')).not.toContainText('a saddle point');
  await field(page, 'x').fill('0');
  await field(page, 'y').fill('0');
  await expect(card(page, 'Hessian')).toContainText(/its saddle is at \(0, 0\)|a saddle point/);
  await field(page, 'y').fill('');
  await expect(values).toHaveCount(0);
});

for (const [text, words] of [
  ['x^2+y^2', 'positive definite · a minimum'],
  ['-x^2-y^2', 'negative definite · a maximum'],
  ['x^2+y^4', 'positive semidefinite · inconclusive: an eigenvalue is 0'],
] as const) {
  test(`the origin of ${text} is said to be: ${words}`, async ({ lab: { page } }) => {
    for (const name of ['x', 'y']) await field(page, name).fill('0');
    await expression(page).fill(text);
    for (const word of words.split(' · ')) await expect(card(page, 'Hessian').getByText(word)).toBeVisible();
  });
}

test('a formula that holds on a condition says so', async ({ lab: { page } }) => {
  await expect(card(page, 'Gradient')).not.toContainText('for ');
  await expression(page).fill('(x^2-1)/(x-1)');
  await expect(card(page, 'Gradient').getByText(/^for /)).toBeVisible();
  await expect(card(page, 'Gradient').getByRole('math').last()).toHaveAccessibleName('x != 1');
  await speak(page, 'zh-Hans');
  await expect(page.getByRole('region', { name: '梯度', exact: true }).getByText(/^当.*时$/)).toBeVisible();
});

test('each tab has the transport bar for itself', async ({ lab: { page } }) => {
  await show(page, 'Graph');
  await leave(page);
  await expect(position(page)).toHaveText(/^1 \/ \d+$/);
  await page.keyboard.press('ArrowRight');
  await show(page, 'Derivation');
  await expect(position(page)).toHaveText(/^0 \//);
  await show(page, 'Methods');
  await expect(position(page)).toHaveText('–');
  await show(page, 'Graph');
  await expect(position(page)).toHaveText(/^2 \//);
});

test('the methods of x^2+2xy stand side by side with their errors', async ({ lab: { page } }) => {
  await show(page, 'Methods');
  const row = (name: string) => methodsTable(page).getByRole('row').filter({ hasText: name }).getByRole('cell');
  for (const name of ['symbolic', 'forward mode', 'reverse mode', 'compiled code']) {
    await expect(row(name)).toHaveText(['14', '6', '0', '0', /^\d+$/]);
  }
  await expect(row('central differences')).toHaveText(['14', '6', /^\d\.\de-1\d$/, /^\d\.\de-\d+$/, /^\d+$/]);
  await choose(page, 'Variable', 'x');
  await expect(page.getByText('Central differences are exact on quadratics')).toBeVisible();
  await choose(page, 'Shown as', 'table');
  const table = page.getByRole('table', { name: 'Error of differences against the step h' });
  await expect(table.getByRole('row')).toHaveCount(34);
  await expect(table.getByRole('row').nth(1)).toHaveText(/1\.0e\+0\s*1\.0e\+0\s*0/);
  await expression(page).fill('x^3+2xy');
  await expect(row('reverse mode').first()).toHaveText('35');
  await expect(page.getByText('Central differences are exact on quadratics')).toHaveCount(0);
});

test('the chart of differences opens on sin x, where the best step lies between, and each method says its cost', async ({
  lab: { page },
}) => {
  await show(page, 'Methods');
  await expect(page.getByRole('button', { name: 'sin x at 1' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('img', { name: /^Errors of forward and central differences by x/ })).toBeVisible();
  await expect(page.getByText('the best h lies between')).toBeVisible();
  await choose(page, 'Shown as', 'table');
  const cells = await page.getByRole('table', { name: 'Error of differences' }).getByRole('cell').allTextContents();
  const central = cells.filter((_, index) => index % 2 === 1).map(Number);
  const best = central.indexOf(Math.min(...central));
  expect(best).toBeGreaterThan(3);
  expect(best).toBeLessThan(central.length - 4);
  for (const cost of ['n formulas|each of n inputs', 'n passes', 'all n inputs', '2n', 'made once']) {
    await expect(page.getByRole('definition').filter({ hasText: new RegExp(cost) })).not.toHaveCount(0);
  }
});

test('methods wait for a complete point, and too many variables are refused in words', async ({ lab: { page } }) => {
  await show(page, 'Methods');
  await expression(page).fill('x*z');
  await expect(page.getByRole('tabpanel')).toContainText('not yet');
  await expect(methodsTable(page)).toHaveCount(0);
  const names = Array.from({ length: 21 }, (_, index) => `x_${index}`);
  await expression(page).fill(names.join('+'));
  for (const name of names) await field(page, name).fill('1');
  await expect(page.getByRole('alert')).toHaveText('Too many variables to compare the methods: at most 20.');
});

for (const [typed, gradient] of [
  ['x >= y ? x : y^2', '∇f = (x >= y ? 1 : 0, x >= y ? 0 : 2*y) = (0, 8)'],
  ['max(x，y)', /= \(0, 1\)$/],
  ['|x|', '∇f = (sign(x)) = (1)'],
  ['sin x', /^∇f = \(cos\(x\)\) = /],
  ['（x＋１）²', '∇f = (2*(x + 1)) = (8)'],
  ['x……2＋2xy', '∇f = (2*x + 2*y, 2*x) = (14, 6)'],
  ['x×y÷2', '∇f = (y/2, x/2) = (2, 1.5)'],
] as const) {
  test(`what a student types is read, explained and compared: ${typed}`, async ({ lab: { page } }) => {
    await expression(page).fill(typed);
    await expect(formula(page, 'Gradient')).toHaveAccessibleName(gradient);
    await show(page, 'Derivation');
    await leave(page);
    await expect(position(page)).toHaveText(/^0 \/ \d+$/);
    await page.keyboard.press('End');
    await expect(current(page)).toHaveCount(1);
    await show(page, 'Methods');
    await expect(methodsTable(page).getByRole('row')).toHaveCount(6);
  });
}
