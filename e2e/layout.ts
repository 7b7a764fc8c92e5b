import type { Page } from 'playwright';

/**
 * What is wrong with the layout of the page as it stands: text that leaves the window, that runs over its box or is cut
 * off by it sideways, cards that overlap.
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
      const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const inFlow = !style.display.startsWith('inline') && style.display !== 'contents' && !element.closest('svg');
      if (!hides && inFlow && text && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`runs over its box: ${named(element)}`);
      }
      const box = element.getBoundingClientRect();
      if (text && box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)) {
        faults.push(`outside the window: ${named(element)}`);
      }
    }
    const cards = [...document.querySelectorAll('section, aside, .door')].map((card) => ({
      card,
      box: card.getBoundingClientRect(),
    }));
    for (const [index, one] of cards.entries()) {
      for (const other of cards.slice(index + 1)) {
        if (one.card.contains(other.card) || other.card.contains(one.card)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) faults.push(`overlap: ${named(one.card)} and ${named(other.card)}`);
      }
    }
    return faults;
  });
}
