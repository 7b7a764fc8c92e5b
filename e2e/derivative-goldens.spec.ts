import type { Page } from 'playwright';
import goldens from '../src-main/engine/goldens/derivatives.json' with { type: 'json' };
import { formatNumber } from '../src-renderer/lib/numbers.ts';
import { expect, expression, open, position, test } from './fixtures.ts';

/** Of every category one at least, and those of the course. */
const chosen = [
  'x^2+2*y^2+1',
  'x^2+2*x*y',
  'x*y/z',
  'sin(cos(tan(x)))',
  'x*exp(-x^2-y^2)',
  'tan(x)',
  '2^-x',
  'cbrt(x)',
  'x^0',
  '((sqrt(((asinh(y)) - ((y) * (z)))^2 + 1)) + ((cosh((y) * (y))) - (y))) / ((0.25) - (x))',
];

const cases = chosen.flatMap((text) => goldens.filter(({ expression: own }) => own === text).slice(0, 1));

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

const list = (values: readonly number[]): string => `(${values.map(formatNumber).join(', ')})`;

test('there are ten of them, of every category', () => {
  expect(cases).toHaveLength(10);
  expect(new Set(cases.map(({ category }) => category))).toEqual(new Set(goldens.map(({ category }) => category)));
});

for (const { expression: text, point, value, gradient, hessian } of cases) {
  test(`shows what SymPy finds: ${text}`, async ({ lab: { page } }) => {
    await open(page, 'Derivative lab');
    await expression(page).fill(text);
    for (const [name, at] of Object.entries(point)) {
      await page.getByRole('textbox', { name: `Value of ${name}`, exact: true }).fill(String(at));
    }
    await expect(card(page, 'Value')).toContainText(formatNumber(value));
    const slopes = Object.values<number>(gradient);
    const gradientName = card(page, 'Gradient').getByRole('math').first();
    await expect(gradientName).toHaveAccessibleName(new RegExp(`${escaped(list(slopes))}$`));
    const rows = hessian.map((row) => row.map(formatNumber).join(', ')).join('; ');
    const hessianName = card(page, 'Hessian').getByRole('math').first();
    await expect(hessianName).toHaveAccessibleName(new RegExp(`${escaped(`(${rows})`)}$`));
    await endsWithTheAnswer(page, (await gradientName.getAttribute('aria-label')) ?? '');
    for (const tab of ['Derivation', 'Graph']) await goesBackExactly(page, tab);
  });
}

const escaped = (plain: string): string => plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Leaves the tab that was pressed, so that the keys are the transport bar's. */
const leave = (page: Page) => page.getByRole('heading', { name: 'Derivative lab' }).click();

/** The last line of the derivation by the first variable is the first entry of the gradient. */
async function endsWithTheAnswer(page: Page, gradient: string): Promise<void> {
  await page.getByRole('tab', { name: 'Derivation', exact: true }).click();
  await leave(page);
  await expect(position(page)).toHaveText(/^0 \/ [1-9]/);
  await page.keyboard.press('End');
  const last = page.getByRole('group', { name: 'Line after' }).getByRole('math');
  const line = (await last.getAttribute('aria-label')) ?? '-';
  expect(
    [',', ')'].some((end) => gradient.startsWith(`∇f = (${line}${end}`)),
    line,
  ).toBe(true);
}

/** A step back shows exactly the frame before. */
async function goesBackExactly(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  await leave(page);
  await expect(position(page)).toContainText('/');
  await page.keyboard.press('Home');
  const [first = NaN, last = NaN] = ((await position(page).textContent()) ?? '').split('/').map(Number);
  const steps = Math.min(4, last - first);
  const panel = page.getByRole('tabpanel');
  const frames = [await panel.innerText()];
  for (let step = 0; step < steps; step++) {
    const before = await position(page).textContent();
    await page.keyboard.press('ArrowRight');
    await expect(position(page)).not.toHaveText(before ?? '');
    frames.push(await panel.innerText());
  }
  expect(new Set(frames).size).toBeGreaterThan(1);
  for (const frame of frames.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => panel.innerText()).toBe(frame);
  }
}
