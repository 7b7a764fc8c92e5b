import type { Page } from 'playwright';
import goldens from '../src-main/engine/goldens/derivatives.json' with { type: 'json' };
import { formatNumber } from '../src-renderer/lib/numbers.ts';
import { expect, expression, open, position, test } from './fixtures.ts';

/** Of every category some, chosen for what they exercise. */
const chosen = ['x^2+2*y^2+1', 'x^2+2*x*y', 'sin(x)', 'x*y/z', 'sin(cos(tan(x)))', 'abs(x)'];

const others = ['elementary', 'syntax', 'composed', 'random'].flatMap((category) =>
  goldens.filter((golden) => golden.category === category && !chosen.includes(golden.expression)).slice(3, 4),
);

const cases = [...goldens.filter((golden, i) => chosen.includes(golden.expression) && isFirst(i)), ...others];

function isFirst(index: number): boolean {
  return goldens.findIndex(({ expression: text }) => text === goldens[index]?.expression) === index;
}

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

/** The last line of the derivation by the first variable is the first entry of the gradient. */
async function endsWithTheAnswer(page: Page, gradient: string): Promise<void> {
  await page.getByRole('tab', { name: 'Derivation', exact: true }).click();
  await expect(position(page)).toHaveText(/^0 \/ [1-9]/);
  await page.getByRole('button', { name: 'Last', exact: true }).click();
  const lines = page.getByRole('list', { name: 'Lines of the derivation' });
  const last = lines.locator('[aria-current=step]').getByRole('math').first();
  const line = (await last.getAttribute('aria-label')) ?? '-';
  expect(gradient).toContain(`∇f = (${line.split(' = ').at(-1) ?? ''}`);
}

/** A step back shows exactly the frame before. */
async function goesBackExactly(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  await page.getByRole('button', { name: 'First', exact: true }).click();
  const panel = page.getByRole('tabpanel');
  const frames: string[] = [];
  for (let step = 0; step < 4; step++) {
    frames.push(await panel.innerText());
    const before = await position(page).textContent();
    const forward = page.getByRole('button', { name: 'Step forward', exact: true });
    if ((await forward.getAttribute('aria-disabled')) === 'true') break;
    await forward.click();
    await expect(position(page)).not.toHaveText(before ?? '');
  }
  frames.push(await panel.innerText());
  expect(new Set(frames).size).toBeGreaterThan(1);
  for (const frame of frames.slice(0, -1).reverse()) {
    await page.getByRole('button', { name: 'Step back', exact: true }).click();
    await expect.poll(() => panel.innerText()).toBe(frame);
  }
}
