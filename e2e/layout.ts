import type { Page } from 'playwright';

/**
 * What is wrong with the layout of the page as it stands: text that leaves the window, or that its box cuts off sideways.
 * Scrolling up and down is allowed; sideways nothing may have to be scrolled, but for what is typed into a field.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) faults.push('the page scrolls');
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element);
      const hides = ['hidden', 'auto', 'scroll', 'clip'].includes(style.overflowX);
      if (element.matches('input, .visually-hidden, .mirror, .mirror *') || !element.checkVisibility()) continue;
      if (hides && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${named(element)}`);
      const box = element.getBoundingClientRect();
      const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (text && box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)) {
        faults.push(`outside the window: ${named(element)}`);
      }
    }
    return faults;
  });
}
