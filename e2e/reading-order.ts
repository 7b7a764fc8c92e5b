/** The order in which a screen reader comes to the parts of a step. */
import type { Page } from 'playwright';

/** The role of a line of a snapshot of the accessibility tree, such as `  - heading "The slope" [level=2]`. */
const roleOf = (line: string): string => /- '?([a-z]+)/.exec(line)?.[1] ?? '';

const levels = (lines: readonly string[]): number[] =>
  lines.flatMap((line) => /heading .*\[level=(\d)\]/.exec(line)?.[1] ?? []).map(Number);

/**
 * What is wrong with the order of a step: the title, what can be done with the lesson, the text with its questions, the
 * ending, the figures, and last the bar that leads to the next step; headings without a gap in their levels.
 */
export async function readingFaults(page: Page): Promise<string[]> {
  const lines = (await page.getByRole('main').ariaSnapshot()).split('\n');
  const parts = lines.filter((line) => /^ {2}- /.test(line)).map(roleOf);
  const faults = [];
  const order = parts.join(' ');
  if (!/^heading( button)+ article( paragraph( button)+)?( group)? toolbar$/.test(order)) faults.push(order);
  const text = lines.findIndex((line) => roleOf(line) === 'article');
  if (levels(lines.slice(text + 1, text + 2))[0] !== 2) faults.push(`The text begins with ${lines[text + 1]}`);
  for (const [place, level] of levels(lines).entries()) {
    const before = levels(lines)[place - 1] ?? 0;
    if (level > before + 1) faults.push(`A heading of level ${level} after one of level ${before}`);
  }
  return [...faults, ...(await unlikeOnScreen(page))];
}

/** What is not on screen in the order in which it is read: the text to the left of the figures, the bar below both. */
async function unlikeOnScreen(page: Page): Promise<string[]> {
  const main = page.getByRole('main');
  const text = await main.getByRole('article').boundingBox();
  const bar = await main.getByRole('toolbar').last().boundingBox();
  const stage = main.getByRole('group', { name: /^(Figures|图示|圖示)$/ });
  const figures = (await stage.count()) > 0 ? await stage.boundingBox() : null;
  if (!text || !bar) return ['The text or the bar has no place on screen'];
  const faults = [];
  if (text.y + text.height > bar.y + 1) faults.push('The text reaches below the bar');
  if (figures && figures.x < text.x + text.width - 1) faults.push('The figures do not stand to the right of the text');
  if (figures && figures.y + figures.height > bar.y + 1) faults.push('The figures reach below the bar');
  return faults;
}
