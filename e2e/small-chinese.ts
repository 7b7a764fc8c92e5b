import type { Page } from 'playwright';

/** Chinese texts on the page in letters smaller than 16 px, in which strokes run together. */
export function smallChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? '';
      const element = texts.currentNode.parentElement;
      if (!element || !/\p{Script=Han}/u.test(text) || element.getClientRects().length === 0) continue;
      if (Number.parseFloat(getComputedStyle(element).fontSize) < 16) found.push(text.trim());
    }
    return found;
  });
}
