import type { Page } from 'playwright';
import { expect, expression, open, position, test } from './fixtures.ts';
import { speak } from './language.ts';
import { layoutFaults } from './layout.ts';

const lines = (page: Page) => page.getByRole('list', { name: 'Lines of the derivation' }).getByRole('listitem');
const current = (page: Page) => lines(page).and(page.locator('[aria-current=step]'));
const before = (page: Page) => page.getByRole('group', { name: 'Line before' });
const after = (page: Page) => page.getByRole('group', { name: 'Line after' });
const guess = (page: Page) => page.getByRole('textbox', { name: 'Your guess' });
const choose = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group, exact: true }).getByRole('button', { name: choice, exact: true }).click();

/** Leaves the tab or button that was pressed, so that the keys are the transport bar's. */
const leave = (page: Page) => page.getByRole('main').click({ position: { x: 4, y: 4 } });

/** Types an expression and waits until its derivation stands at its start. */
async function derive(page: Page, text: string): Promise<void> {
  await expression(page).fill(text);
  await leave(page);
  await expect(position(page)).toHaveText(/^0 \/ \d+$/);
}

test.beforeEach(async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  await page.getByRole('tab', { name: 'Derivation', exact: true }).click();
  await leave(page);
  await expect(position(page)).toHaveText('0 / 4');
});

test('the steps of x^2+2xy by x end in 2x+2y, and the transport keys walk them', async ({ lab: { page } }) => {
  await expect(lines(page)).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(lines(page)).toHaveCount(2);
  await expect(current(page)).toContainText('Sum rule');
  await page.keyboard.press('End');
  await expect(position(page)).toHaveText('4 / 4');
  await expect(after(page).getByRole('math')).toHaveAccessibleName('2*x + 2*y');
  await expect(current(page)).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(position(page)).toHaveText('3 / 4');
  await page.keyboard.press('Home');
  await expect(lines(page)).toHaveCount(1);
});

test('the part that is rewritten is lit in the line before, what it became in the line after', async ({
  lab: { page },
}) => {
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'Power rule' })).toBeVisible();
  await expect(before(page).locator('.lit')).toHaveText(/x2/);
  await expect(before(page).locator('.lit')).not.toHaveText(/y/);
  await expect(after(page).locator('.lit')).toHaveText('2x');
  await expect(page.getByText('The exponent comes down as a factor and goes down by one')).toBeVisible();
});

test('a rule says its sentence in Chinese too', async ({ lab: { page } }) => {
  await page.keyboard.press('ArrowRight');
  await speak(page, 'zh-Hans');
  await expect(page.getByText('任何一项变化多少，和就变化多少。')).toBeVisible();
});

test('detail goes from an outline to everything, at the same moment', async ({ lab: { page } }) => {
  await page.keyboard.press('End');
  await choose(page, 'Detail', 'everything');
  await expect(position(page)).toHaveText('6 / 6');
  await expect(lines(page).filter({ hasText: 'Variable' })).toHaveCount(2);
  await choose(page, 'Detail', 'outline');
  await expect(position(page)).toHaveText('1 / 1');
  await expect(page.getByText('Rules used: Sum rule, Power rule, Constant multiple rule')).toBeVisible();
  await expect(after(page).getByRole('math')).toHaveAccessibleName('2*x + 2*y');
});

test('a second derivative goes on from the first, and a point that changes leaves the steps alone', async ({
  lab: { page },
}) => {
  await choose(page, 'Derivative', '∂²f/∂x∂y');
  await leave(page);
  await expect(position(page)).toHaveText(/^0 \/ [6-9]$/);
  await page.keyboard.press('End');
  await expect(after(page).getByRole('math')).toHaveAccessibleName('2');
  await expect(lines(page).first().getByRole('math')).toHaveAccessibleName('diff(x^2 + 2*x*y, x)');
  await expect(lines(page).filter({ hasText: 'Once more' }).getByRole('math')).toHaveAccessibleName(
    'diff(2*x + 2*y, y)',
  );
  const stood = (await position(page).textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Value of x', exact: true }).fill('5');
  await expect(page.getByRole('region', { name: 'Value', exact: true })).toContainText('65');
  await expect(position(page)).toHaveText(stood);
  await expression(page).fill('5');
  await expect(page.getByText('There is no variable to differentiate by.')).toBeVisible();
});

test('a result that holds on a condition says so', async ({ lab: { page } }) => {
  await derive(page, '(x^2-1)/(x-1)');
  await page.keyboard.press('End');
  await expect(page.getByRole('tabpanel').getByText(/^for /)).toBeVisible();
  await expect(page.getByRole('tabpanel').getByRole('math', { name: 'x != 1' })).toBeVisible();
});

test('a corner is named where the rule passes it', async ({ lab: { page } }) => {
  await derive(page, 'abs(x)');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel').getByText(/corner/)).toBeVisible();
});

test('an earlier line is gone back to by its name', async ({ lab: { page } }) => {
  await page.keyboard.press('End');
  await lines(page).filter({ hasText: 'Sum rule' }).getByRole('button').click();
  await expect(position(page)).toHaveText('1 / 4');
});

test('the line that is lit is in view, wherever the cursor goes', async ({ lab: { page } }) => {
  await choose(page, 'Detail', 'everything');
  await derive(page, '(x^2-1)/(x-1)+max(x,0)*|x|');
  await expect(position(page)).toHaveText(/^0 \/ 1\d$/);
  for (const key of ['End', 'Home', 'End', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
    await expect(current(page)).toBeInViewport({ ratio: 0.95 });
  }
});

test('a derivation of a hundred long lines is walked without a pause', async ({ lab: { page } }) => {
  const text = Array.from({ length: 6 }).reduce<string>((inner) => `sigmoid(${inner}*sin(${inner}))`, 'x');
  await expression(page).fill(text);
  await choose(page, 'Derivative', 'd²f/dx²');
  await choose(page, 'Detail', 'everything');
  await leave(page);
  await expect(position(page)).toHaveText(/^0 \/ [12]\d\d$/);
  const start = Date.now();
  await page.keyboard.press('End');
  await expect(current(page)).toBeInViewport();
  expect(Date.now() - start).toBeLessThan(1000);
});

test.describe('predict first', () => {
  test.beforeEach(async ({ lab: { page } }) => {
    await page.getByRole('switch', { name: 'Predict first' }).click();
    await leave(page);
    await page.keyboard.press('ArrowRight');
    await expect(guess(page)).toBeFocused();
  });

  test('the next line is asked for, not shown', async ({ lab: { page } }) => {
    await expect(page.getByRole('heading', { name: 'What does the lit part become?' })).toBeVisible();
    await expect(after(page)).toHaveCount(0);
    await expect(page.getByRole('tabpanel')).not.toContainText('Sum rule');
    await expect(page.getByRole('toolbar')).toContainText('your turn');
  });

  test('a right guess shows the line, a guess of equal value too', async ({ lab: { page } }) => {
    await guess(page).fill('diff(x^2,x)+diff(2xy,x)');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Right: that is the line.')).toBeVisible();
    await expect(after(page).getByRole('math')).toHaveAccessibleName('diff(x^2, x) + diff(2*x*y, x)');
    await leave(page);
    await page.keyboard.press('ArrowRight');
    await guess(page).fill('x+x');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('Right: of equal value, written otherwise.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Power rule' })).toBeVisible();
  });

  test('a wrong guess gets a point at which it shows, and may be tried again', async ({ lab: { page } }) => {
    await guess(page).fill('x^2');
    await page.keyboard.press('Enter');
    await expect(
      page.getByText(/^Not yet: at x = [\d.]+, y = [\d.]+ yours is [\d.]+, but the lit part is [\d.]+\.$/),
    ).toBeVisible();
    await expect(after(page)).toHaveCount(0);
    await guess(page).fill('2x+2y');
    await expect(page.getByText(/^Not yet/)).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(after(page)).toBeVisible();
  });

  test('the question itself is no answer', async ({ lab: { page } }) => {
    await guess(page).fill('d/dx(x^2+2xy)');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is the question itself.')).toBeVisible();
    await expect(after(page)).toHaveCount(0);
  });

  test('a mistake in a guess is underlined where it is', async ({ lab: { page } }) => {
    await guess(page).fill('2x+');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('ends too early');
    await expect(page.locator('form mark')).toHaveText('\u00a0');
    await expect(guess(page)).toHaveAttribute('aria-invalid', 'true');
  });

  test('the line may be shown without a guess, and playing stops at the next one that is hidden', async ({
    lab: { page },
  }) => {
    await page.getByRole('button', { name: 'Show it' }).click();
    await expect(after(page)).toBeVisible();
    await leave(page);
    await page.keyboard.press(' ');
    await expect(position(page)).toHaveText('2 / 4');
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(guess(page)).toBeVisible();
  });

  test('the end cannot be jumped to, and what is known stays known', async ({ lab: { page } }) => {
    await page.getByRole('button', { name: 'Show it' }).click();
    await leave(page);
    await page.keyboard.press('End');
    await expect(position(page)).toHaveText('2 / 4');
    await leave(page);
    await page.keyboard.press('ArrowLeft');
    await expect(after(page)).toBeVisible();
    await page.getByRole('switch', { name: 'Predict first' }).click();
    await leave(page);
    await page.keyboard.press('End');
    await expect(position(page)).toHaveText('4 / 4');
  });
});

for (const theme of ['light', 'dark', 'projector'] as const) {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    test.describe(`${theme} ${size.width}`, () => {
      test.use({ settings: { language: 'en', theme }, size });

      test('lines and questions fit', async ({ lab: { page } }) => {
        await page.keyboard.press('End');
        expect(await layoutFaults(page)).toEqual([]);
        await page.keyboard.press('Home');
        await page.getByRole('switch', { name: 'Predict first' }).click();
        await leave(page);
        await page.keyboard.press('ArrowRight');
        await expect(guess(page)).toBeVisible();
        await guess(page).fill('x');
        await page.keyboard.press('Enter');
        await expect(page.getByText(/^Not yet/)).toBeVisible();
        expect(await layoutFaults(page)).toEqual([]);
      });
    });
  }
}
