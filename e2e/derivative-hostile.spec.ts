import type { Page } from 'playwright';
import { expect, expression, open, test } from './fixtures.ts';

const hostile: readonly [name: string, text: string][] = [
  ['a tower of powers', 'x^x^x^x^x^x'],
  ['10,000 characters', 'x'.padEnd(9999, '+x') + '1'],
  ['a sum of 5,000 terms', Array.from({ length: 5000 }, () => 'x').join('+')],
  ['a sum of 900 different terms', Array.from({ length: 900 }, (_, i) => `${i + 2}/x`).join('+')],
  ['sines nested 400 deep', `${'sin('.repeat(400)}x${')'.repeat(400)}`],
  ['a division by zero', '1/0'],
  ['a logarithm without a value', 'log(-1)'],
  ['a corner', 'abs(x)*abs(y)'],
  ['jumps', 'floor(x*y)'],
  ['a maximum', 'max(x, y, x*y)'],
  ['fifty variables', Array.from({ length: 50 }, (_, i) => `x_${i}`).join('*')],
];

const tabs = ['Plot', 'Derivation', 'Graph', 'Methods', 'Code'] as const;

/** A person calls a window frozen that does not move for so many milliseconds. */
const frozen = 1000;

/** Notes from here on the longest time between two frames. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = performance.now();
    Reflect.set(window, 'longestPause', 0);
    const tick = (now: number): void => {
      Reflect.set(window, 'longestPause', Math.max(Reflect.get(window, 'longestPause') as number, now - last));
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

const longestPause = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(window, 'longestPause') as number);

/** Long formulas scroll where they stand; the page does not. */
const staysInTheWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return main !== null && main.scrollWidth <= main.clientWidth;
  });

const value = (page: Page) => page.getByRole('region', { name: 'Value', exact: true });

for (const [name, text] of hostile) {
  test(`the window goes on answering: ${name}`, async ({ lab: { page } }) => {
    await open(page, 'Derivative lab');
    await expect(value(page)).toContainText('33');
    await watchFrames(page);
    for (const tab of tabs) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await expression(page).fill(text);
      // Answered, refused in words, or waiting for the values of its variables: the old value is gone.
      await expect(page.getByRole('status').filter({ hasText: 'Calculating' })).toHaveCount(0, { timeout: 15_000 });
      await expect(value(page)).not.toContainText('33');
      expect(await staysInTheWindow(page), tab).toBe(true);
      await expression(page).fill('x^2+2xy');
      await expect(value(page)).toContainText('33');
    }
    expect(await longestPause(page)).toBeLessThan(frozen);
  });
}
