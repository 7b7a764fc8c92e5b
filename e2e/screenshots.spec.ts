import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';
import { looks, pictureName, visitAll, visitViews } from './play-through.ts';

const pictures = join(import.meta.dirname, '..', 'out', 'screenshots');

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

for (const look of looks) {
  const { language, theme, width, height } = look;
  test(`every view fits its window: ${language}, ${theme}, ${width}x${height}`, async ({ lab: { app, page } }) => {
    await visitAll(app, page, look, async (view) => {
      await page.screenshot({ path: join(pictures, pictureName(view, look)) });
      expect(await layoutFaults(page), view).toEqual([]);
    });
  });
}
