import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';
import { looks, pictureName, visitAll, visitViews } from './play-through.ts';

const pictures = join(import.meta.dirname, '..', 'out', 'screenshots');

/** Buttons and tabs that are chosen and look just like those beside them that are not. */
function chosenAlike(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const look = (element: Element): string => {
      const { backgroundColor, borderBottomColor } = getComputedStyle(element);
      return `${backgroundColor} ${borderBottomColor}`;
    };
    const state = (element: Element) => element.getAttribute('aria-pressed') ?? element.getAttribute('aria-selected');
    const groups = [...document.querySelectorAll('[role=group], [role=tablist], nav')];
    return groups.flatMap((group) => {
      const seen = [...group.querySelectorAll(':scope > [aria-pressed], :scope > [aria-selected]')];
      const chosen = new Set(seen.filter((element) => state(element) === 'true').map(look));
      return seen.filter((element) => state(element) === 'false' && chosen.has(look(element))).map((e) => e.outerHTML);
    });
  });
}

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));

test('every view fits at a zoom of 200 %', async ({ lab: { app, page } }) => {
  const look = { language: 'en', theme: 'light', width: 1280, height: 720 } as const;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await visitViews(page, look, async (view) => {
    // Playwright's own screenshot takes no notice of the zoom.
    const png = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.toPNG().toString('base64') ?? '';
    });
    writeFileSync(join(pictures, pictureName(`${view}-zoomed`, look)), png, 'base64');
    expect(await layoutFaults(page), view).toEqual([]);
  });
});

test('every view fits, and shows what is chosen, in forced colours', async ({ lab: { app, page } }) => {
  const look = { language: 'en', theme: 'light', width: 1280, height: 720 } as const;
  await page.emulateMedia({ forcedColors: 'active' });
  await visitAll(app, page, look, async (view) => {
    await page.screenshot({ path: join(pictures, pictureName(`${view}-forced-colours`, look)) });
    expect(await layoutFaults(page), view).toEqual([]);
    expect(await chosenAlike(page), view).toEqual([]);
  });
});

for (const look of looks) {
  const { language, theme, width, height } = look;
  test(`every view fits its window: ${language}, ${theme}, ${width}x${height}`, async ({ lab: { app, page } }) => {
    await visitAll(app, page, look, async (view) => {
      await page.screenshot({ path: join(pictures, pictureName(view, look)) });
      expect(await layoutFaults(page), view).toEqual([]);
    });
  });
}
