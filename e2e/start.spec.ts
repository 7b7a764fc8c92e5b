import { expect, position, test } from './fixtures.ts';

test('opens on two large doors and a language switch', async ({ lab: { page } }) => {
  await expect(page).toHaveTitle('TapeLab');
  await expect(page.getByRole('heading', { name: 'TapeLab', level: 1 })).toBeVisible();
  for (const door of ['x² + 2xy', /House prices/]) {
    const box = await page.getByRole('button', { name: door }).boundingBox();
    expect(box?.width).toBeGreaterThan(400);
    expect(box?.height).toBeGreaterThan(240);
  }
  await expect(page.getByRole('combobox', { name: /语言/ })).toBeInViewport();
});

test('a door opens with one click', async ({ lab: { page } }) => {
  await page.getByRole('button', { name: 'x² + 2xy' }).click();
  await expect(page.getByRole('heading', { name: 'Derivative lab' })).toBeVisible();
  await expect(page).toHaveTitle('Derivative lab · TapeLab');
});

test('everything from start to the last update works by keyboard alone', async ({ lab: { page } }) => {
  const door = page.getByRole('button', { name: /House prices/ });
  for (let presses = 0; presses < 12 && !(await door.evaluate((el) => el === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(position(page)).toHaveText('0 / 100');
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText('1 / 100');
  await page.keyboard.press('End');
  await expect(position(page)).toHaveText('100 / 100');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await expect(position(page)).toHaveText('0 / 100');
  await page.keyboard.press(' ');
  await expect(position(page)).not.toHaveText('0 / 100');
  await page.keyboard.press(' ');
  const stopped = await position(page).textContent();
  await page.waitForTimeout(500);
  await expect(position(page)).toHaveText(stopped ?? '');
});
