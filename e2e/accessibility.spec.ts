import { findings } from './axe.ts';
import { expect, open, test } from './fixtures.ts';

for (const theme of ['light', 'dark', 'projector'] as const) {
  for (const language of ['en', 'zh-Hans'] as const) {
    test.describe(`${theme}, ${language}`, () => {
      test.use({ settings: { language, theme } });

      test('axe finds nothing on any tab of the Derivative lab', async ({ lab: { page } }) => {
        await page.getByRole('navigation').getByRole('button').nth(2).click();
        await expect(page.getByRole('tab').first()).toBeVisible();
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expect(page.getByRole('tabpanel')).not.toBeEmpty();
          expect(await findings(page), (await tab.textContent()) ?? '').toEqual([]);
        }
      });

      test('axe finds nothing on any tab of the Regression lab, whatever is open', async ({ lab: { page } }) => {
        await page.getByRole('navigation').getByRole('button').nth(3).click();
        await expect(page.getByRole('tab').first()).toBeVisible();
        const header = page.locator('main header').first();
        await header.getByRole('combobox').selectOption({ index: 2 });
        for (const tab of await page.getByRole('tab').all()) {
          await tab.click();
          await expect(page.getByRole('tabpanel')).not.toBeEmpty();
          expect(await findings(page), (await tab.textContent()) ?? '').toEqual([]);
        }
        for (const opener of await header.locator('[aria-haspopup=dialog]').all()) {
          await opener.click();
          expect(await findings(page), (await opener.textContent()) ?? '').toEqual([]);
          await page.keyboard.press('Escape');
        }
      });

      test('axe finds nothing in the Tape lab: a sweep along nested tapes, and a None', async ({ lab: { page } }) => {
        await page.getByRole('navigation').getByRole('button').nth(4).click();
        const programs = page.locator('main header').getByRole('button').first();
        for (const [place, key] of [
          [4, 'ArrowLeft'],
          [8, 'End'],
        ] as const) {
          await programs.click();
          expect(await findings(page), 'programs').toEqual([]);
          await page.getByRole('dialog').getByRole('button').nth(place).click();
          await page.keyboard.press('End');
          for (let back = 0; back < 4; back++) await page.keyboard.press(key);
          const cards = theme === 'projector' ? await page.getByRole('tab').all() : [page.locator('main')];
          for (const card of cards) {
            if (theme === 'projector') await card.click();
            expect(await findings(page)).toEqual([]);
          }
        }
      });
    });
  }
}

test('axe finds nothing on the Start page, and with the examples open', async ({ lab: { page } }) => {
  expect(await findings(page)).toEqual([]);
  await open(page, 'Derivative lab');
  await page.getByRole('button', { name: 'Examples' }).click();
  await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

for (const workbench of ['Derivative lab', 'Regression lab'] as const) {
  test(`everything in the ${workbench} is reached by the Tab key alone`, async ({ lab: { page } }) => {
    await open(page, workbench);
    await expect(page.getByRole('tab').first()).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) {
      const name = (await tab.textContent()) ?? '';
      await tab.click();
      await expect(page.getByRole('tabpanel')).not.toBeEmpty();
      const unreachable = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, input, select, a, [tabindex="0"]')]
          .filter((element) => element.checkVisibility() && element.tabIndex < 0 && element.role !== 'tab')
          .filter((element) => element.closest('[data-roving]') === null)
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(unreachable, name).toEqual([]);
    }
  });
}
