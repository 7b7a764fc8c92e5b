import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';
import { looks, pictureName, visitAll } from './play-through.ts';

const pictures = join(import.meta.dirname, '..', 'out', 'screenshots');

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));

for (const look of looks) {
  const { language, theme, width, height } = look;
  test(`every view fits its window: ${language}, ${theme}, ${width}x${height}`, async ({ lab: { app, page } }) => {
    await visitAll(app, page, look, async (view) => {
      await page.screenshot({ path: join(pictures, pictureName(view, look)) });
      expect(await layoutFaults(page), view).toEqual([]);
    });
  });
}
