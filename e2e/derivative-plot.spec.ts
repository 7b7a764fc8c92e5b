import type { Locator, Page } from 'playwright';
import { expect, expression, position, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Value of ${name}`, exact: true });
const value = async (page: Page, name: string) => Number(await field(page, name).inputValue());
const picture = (page: Page, name: RegExp) => page.getByRole('img', { name });
const contours = (page: Page) => picture(page, /^Contours of f/);
const curves = (page: Page) => picture(page, /^Curves of/);
const handle = (page: Page) => page.getByRole('slider', { name: /^Point/ });
const verdict = (page: Page) => page.getByRole('status').filter({ hasText: /^(✓|◦|…|↓|↗|×)/ });
const layer = (page: Page, name: string) =>
  page.getByRole('group', { name: 'What is drawn' }).getByRole('button', { name });
const numbers = (page: Page) => page.getByLabel('At the point').last();

/** The middle of something on screen. */
async function middle(item: Locator): Promise<{ x: number; y: number }> {
  const box = await item.boundingBox();
  if (!box) throw new Error('It is not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, across: number, up: number): Promise<void> {
  const { x, y } = await middle(handle(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across / 2, y - up / 2, { steps: 4 });
  await page.mouse.move(x + across, y - up, { steps: 4 });
  await page.mouse.up();
}

test.beforeEach(async ({ lab: { page } }) => {
  // By position, since the names follow the language.
  await page.getByRole('navigation').getByRole('button').nth(2).click();
  await expect(page.locator('[role=slider][aria-valuetext]')).toHaveCount(1);
});

test('the first picture is x²+2xy with its gradient at (3, 4), and says that it is unbounded below', async ({
  lab: { page },
}) => {
  await expect(contours(page)).toHaveAccessibleName('Contours of f over x and y');
  await expect(verdict(page)).toContainText('Unbounded below');
  await expect(numbers(page)).toContainText('f(3, 4)');
  await expect(numbers(page)).toContainText('33');
  await expect(page.getByRole('math', { name: 'f ≈ 33 + 14 (x - 3) + 6 (y - 4)' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Levels' })).toContainText('100');
});

test('the point is dragged to where the mouse goes, and all numbers follow', async ({ lab: { page } }) => {
  await drag(page, -80, -60);
  expect(await value(page, 'x')).toBeLessThan(2);
  expect(await value(page, 'y')).toBeLessThan(3);
  const [x, y] = [await value(page, 'x'), await value(page, 'y')];
  await expect(handle(page)).toHaveAttribute('aria-valuetext', `x = ${x}, y = ${y}`);
  await expect(numbers(page)).toContainText(String(Number((x * x + 2 * x * y).toPrecision(7))).replace('-', '−'));
});

test('arrow keys move the point by the steps of its sliders, and leave the transport bar alone', async ({
  lab: { page },
}) => {
  await handle(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(field(page, 'x')).toHaveValue('3.1');
  await expect(field(page, 'y')).toHaveValue('4.9');
  await expect(position(page)).toHaveText('0 / 50');
});

test('the descent on the bowl that is offered arrives at its minimum, step by step and back', async ({
  lab: { page },
}) => {
  await page.getByRole('button', { name: 'Try x^2+2y^2+1' }).click();
  await expect(expression(page)).toHaveValue('x^2+2y^2+1');
  await expect(verdict(page)).toContainText('Arrives at the minimum');
  await expect(page.getByText('It converges for rates below 0.5.')).toBeVisible();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(numbers(page)).toContainText('f(2.4, 2.4)');
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(numbers(page)).toContainText('f(3, 4)');
  await page.getByRole('textbox', { name: 'Rate' }).fill('0.6');
  await expect(verdict(page)).toContainText('Diverges');
  await page.getByRole('textbox', { name: 'Rate' }).fill('-1');
  await expect(page.getByRole('alert')).toHaveText('A number above 0');
  await page.getByRole('textbox', { name: 'Rate' }).fill('0.1');
  await page.getByRole('textbox', { name: 'Steps' }).fill('2.5');
  await expect(page.getByRole('alert')).toHaveText('A whole number from 0 to 1000');
});

test('with an empty rate or empty steps the numbers at the point stay, and nothing is said of the descent', async ({
  lab: { page },
}) => {
  for (const [name, usual] of [
    ['Rate', '0.1'],
    ['Steps', '50'],
  ] as const) {
    await page.getByRole('textbox', { name }).fill('');
    await expect(verdict(page)).toHaveCount(0);
    await page.waitForTimeout(400);
    await expect(numbers(page)).toContainText('f(3, 4)');
    await expect(numbers(page)).toContainText('33');
    await page.getByRole('textbox', { name }).fill(usual);
    await expect(verdict(page)).toContainText('Unbounded below');
  }
});

test('an exact place without gradient is left open', async ({ lab: { page } }) => {
  await expression(page).fill('x^4+y^4');
  for (const name of ['x', 'y']) await field(page, name).fill('0');
  await expect(verdict(page)).toContainText('do not tell whether it is a minimum');
});

test('names are typeset as everywhere else', async ({ lab: { page } }) => {
  await expression(page).fill('alpha^2');
  await field(page, 'alpha').fill('3');
  await expect(page.getByRole('math', { name: /^t\(alpha\) =/ })).toContainText('α');
});

test('without the descent the bar has nothing to step through', async ({ lab: { page } }) => {
  await layer(page, 'Gradient descent').click();
  await expect(position(page)).toHaveText('–');
  await expect(verdict(page)).toHaveCount(0);
});

test('under the mouse stand value and gradient', async ({ lab: { page } }) => {
  const { x, y } = await middle(contours(page));
  await page.mouse.move(x, y);
  await expect(page.getByText(/f\(.*\) =.*∂f\/∂x =.*∂f\/∂y =/s).last()).toBeVisible();
});

test('a curve has its tangent, and secants whose slope goes to the slope of the tangent', async ({ lab: { page } }) => {
  await expression(page).fill('x^2');
  await expect(curves(page)).toHaveAccessibleName('Curves of f, f′ over x from −6 to 6');
  await expect(page.getByRole('math', { name: 't(x) = 9 + 6 (x - 3)' })).toBeVisible();
  await expect(position(page)).toHaveText('1 / 14');
  await expect(page.getByRole('math', { name: '= 8', exact: false }).last()).toHaveAccessibleName(
    /= \(25 - 9\)\/2 = 8$/,
  );
  await page.getByRole('button', { name: 'Last' }).click();
  await expect(page.getByText('h = 0.0002441406').last()).toBeVisible();
  await expect(page.getByText("Differs from the tangent's slope by 0.0002441")).toBeVisible();
  await layer(page, 'f″').click();
  await expect(curves(page)).toHaveAccessibleName(/^Curves of f, f′, f″/);
  await layer(page, 'Secant').click();
  await expect(position(page)).toHaveText('–');
});

test('the point of a curve is dragged along it', async ({ lab: { page } }) => {
  await expression(page).fill('x^2');
  await expect(curves(page)).toBeVisible();
  await drag(page, -100, 0);
  const x = await value(page, 'x');
  expect(x).toBeLessThan(2.5);
  await expect(numbers(page)).toContainText(String(Number((2 * x).toPrecision(7))).replace('-', '−'));
  await handle(page).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await value(page, 'x')).toBeLessThan(x);
});

test('behind every picture is a table', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const path = page.getByRole('table', { name: 'Points of the descent' }).getByRole('row');
  await expect(page.getByRole('table', { name: 'Values of f over the grid' })).toBeVisible();
  await expect(path.nth(1)).toContainText('33');
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(path.nth(2)).toHaveAttribute('aria-current', 'step');
  await expression(page).fill('1/x');
  const row = page.getByRole('table', { name: 'Values of the curves' }).getByRole('row', { name: /^0 / });
  await expect(row).toContainText('none');
});

test('zooming changes the axes and keeps the point in the picture', async ({ lab: { page } }) => {
  await expression(page).fill('x^2');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(curves(page)).toHaveAccessibleName('Curves of f, f′ over x from −1.5 to 4.5');
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(curves(page)).toHaveAccessibleName('Curves of f, f′ over x from −15 to 9');
  await page.getByRole('button', { name: 'Usual range' }).click();
  await expect(curves(page)).toHaveAccessibleName('Curves of f, f′ over x from −6 to 6');
  const { x, y } = await middle(curves(page));
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -100);
  await expect(curves(page)).not.toHaveAccessibleName(/from −6 to 6/);
});

test('of three variables any two are the axes, or one is', async ({ lab: { page } }) => {
  await expression(page).fill('a+b^2+c^3');
  await expect(page.getByText('Give every variable a number; then it is drawn.')).toBeVisible();
  for (const name of ['a', 'b', 'c']) await field(page, name).fill('1');
  await expect(contours(page)).toHaveAccessibleName('Contours of f over a and b');
  await page.getByRole('combobox', { name: 'Across' }).selectOption('c');
  await expect(contours(page)).toHaveAccessibleName('Contours of f over c and b');
  await page.getByRole('combobox', { name: 'Up' }).selectOption('the value f');
  await expect(curves(page)).toHaveAccessibleName('Curves of f, f′ over c from −6 to 6');
});

test('without a variable it says that there is nothing to plot', async ({ lab: { page } }) => {
  await expression(page).fill('1+2');
  await expect(page.getByText('There is no variable to plot along')).toBeVisible();
});

test('a drag moves the picture in less than 10 milliseconds of script a move', async ({ lab: { page } }) => {
  for (const typed of ['x^2+2xy', 'sin(x)*exp(x/3)']) {
    await expression(page).fill(typed);
    await expect(typed.includes('y') ? contours(page) : curves(page)).toBeVisible();
    await expect(handle(page)).toBeVisible();
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const spent = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
    };
    const { x, y } = await middle(handle(page));
    await page.mouse.move(x, y);
    await page.mouse.down();
    const before = await spent();
    const moves = 60;
    for (let i = 1; i <= moves; i++) {
      await page.mouse.move(x - i, y + i / 2);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const each = ((await spent()) - before) / moves;
    await page.mouse.up();
    test.info().annotations.push({ type: 'script', description: `${typed}: ${each.toFixed(2)} ms a move` });
    expect(each).toBeLessThan(10);
  }
});

test('at 200 % nothing overflows sideways, and the picture is still there', async ({ lab: { app, page } }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  for (const typed of ['x^2+2xy', 'x^2']) {
    await expression(page).fill(typed);
    await expect(typed.includes('y') ? contours(page) : curves(page)).toBeVisible();
    expect((await contours(page).or(curves(page)).boundingBox())?.height).toBeGreaterThan(200);
    expect(await layoutFaults(page)).toEqual([]);
  }
});

for (const [language, theme, width, height] of [
  ['en', 'light', 1280, 720],
  ['zh-Hans', 'dark', 1280, 720],
  ['zh-Hans', 'projector', 1280, 720],
  ['en', 'projector', 1920, 1080],
] as const) {
  test.describe(`${language} ${theme} ${width}`, () => {
    test.use({ settings: { language, theme }, size: { width, height } });

    test('nothing is cut off or overlaps, as a picture or as a table', async ({ lab: { page } }) => {
      const look = page
        .getByRole('group', { name: language === 'en' ? 'Picture or table' : '图或表' })
        .getByRole('button');
      for (const typed of ['x^2+2xy', 'exp(x)/(1+x^2)', 'x^3*sin(y)+1e8']) {
        await page.getByRole('textbox').first().fill(typed);
        for (const position of [0, 1, 0]) {
          await look.nth(position).click();
          await page.waitForTimeout(300);
          expect(await layoutFaults(page)).toEqual([]);
        }
      }
    });
  });
}
