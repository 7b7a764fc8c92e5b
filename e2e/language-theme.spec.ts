import { rmSync } from 'node:fs';
import { expect, open, position, profile, test } from './fixtures.ts';
import { speak } from './language.ts';
import { smallChinese } from './small-chinese.ts';
import { launchApp } from './launch.ts';

test('the language switch changes every text at once, and keeps the work', async ({ lab: { page } }) => {
  await open(page, 'Regression lab');
  await expect(position(page)).toHaveText('0 / 100');
  await page.keyboard.press('ArrowRight');
  await speak(page, 'zh-Hans');
  await expect(page.getByRole('heading', { name: '展开第 1 次更新' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  const latin = /[A-Za-z]\w{2,}/g;
  const known = new Set(['TapeLab', 'Loss', 'assign_sub', 'float32', 'English', 'EN']);
  const words = ((await page.locator('body').innerText()).match(latin) ?? []).filter((word) => !known.has(word));
  expect(words).toEqual([]);
  await speak(page, 'en');
  await expect(page.getByRole('heading', { name: 'Update 1, opened up' })).toBeVisible();
});

test('language and theme are there again at the next start', async () => {
  const userData = profile({ language: 'en', theme: 'light' });
  const first = await launchApp({ userData });
  await speak(first.page, 'zh-Hans');
  await first.page.getByRole('button', { name: /投影/ }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await first.close();
  const second = await launchApp({ userData });
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await second.close();
  rmSync(userData, { recursive: true, force: true });
});

test('the first start speaks the language of the system', async () => {
  const chinese = await launchApp({
    args: ['--lang=zh-CN'],
    env: { LANGUAGE: 'zh_CN', LC_ALL: '', LANG: 'zh_CN.UTF-8' },
  });
  await expect(chinese.page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await chinese.close();
});

test.describe('in Chinese', () => {
  test.use({ settings: { language: 'zh-Hans', theme: 'light' } });

  test('no Chinese text is smaller than 16 px', async ({ lab: { page } }) => {
    const rail = page.getByRole('navigation').getByRole('button');
    for (const workbench of [0, 1, 2, 3, 4]) {
      await rail.nth(workbench).click();
      await expect(rail.nth(workbench)).toHaveAttribute('aria-current', 'page');
      expect(await smallChinese(page)).toEqual([]);
    }
  });
});

test.describe('on a projector', () => {
  test.use({ settings: { language: 'en', theme: 'projector' } });

  test('shows one card at a time, in type half as large again', async ({ lab: { page } }) => {
    expect(
      await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
    ).toBeGreaterThan(22);
    await open(page, 'Regression lab');
    await expect(page.getByRole('region')).toHaveCount(1);
    await page.getByRole('tab', { name: 'Update' }).click();
    await expect(page.getByRole('heading', { name: 'Update 0, opened up' })).toBeVisible();
    await expect(page.getByRole('region')).toHaveCount(1);
  });

  test('a clicker steps, whatever was clicked before', async ({ lab: { page } }) => {
    await open(page, 'Regression lab');
    await page.getByRole('button', { name: 'area + rooms' }).click();
    await expect(position(page)).toHaveText('0 / 500');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    await expect(position(page)).toHaveText('1 / 500');
  });
});
