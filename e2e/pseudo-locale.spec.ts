import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { layoutFaults } from './layout.ts';
import { type Look, pictureName, visitAll } from './play-through.ts';

const pictures = join(import.meta.dirname, '..', 'out', 'screenshots');

/** Makes every text on the page longer by a third, with accents, as a translation might; the result takes it back. */
async function lengthen(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const accents: Readonly<Record<string, string>> = {
      a: 'á',
      e: 'ë',
      i: 'î',
      o: 'ö',
      u: 'û',
      A: 'Å',
      E: 'É',
      O: 'Ø',
    };
    const before: [Text, string][] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      const holder = node.parentElement;
      if (!holder || !/\p{L}{3,}/u.test(node.data) || holder.closest('.katex, svg, option, style, script')) continue;
      // What is set in the face of code is the same in every language.
      if (getComputedStyle(holder).fontFamily.includes('JetBrains')) continue;
      before.push([node, node.data]);
      const longer = node.data.replace(/[aeiouAEO]/g, (letter) => accents[letter] ?? letter);
      node.data = longer.replace(/\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(word.length / 3)));
    }
    Reflect.set(window, 'shorten', () => before.forEach(([node, text]) => (node.data = text)));
  });
  return () => page.evaluate(() => (Reflect.get(window, 'shorten') as () => void)());
}

test('every view has room for texts a third longer than English', async ({ lab: { app, page } }) => {
  test.setTimeout(180_000);
  mkdirSync(pictures, { recursive: true });
  const look: Look = { language: 'en', theme: 'light', width: 1280, height: 720 };
  await visitAll(app, page, look, async (view) => {
    const shorten = await lengthen(page);
    await page.screenshot({ path: join(pictures, pictureName(`${view}-pseudo`, look)) });
    expect.soft(await layoutFaults(page), view).toEqual([]);
    await shorten();
  });
});
