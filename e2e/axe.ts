import axe from 'axe-core';
import type { Page } from 'playwright';

interface Finding {
  readonly rule: string;
  readonly help: string;
  readonly targets: readonly string[];
}

/**
 * What axe finds wrong with the page as it stands.
 * @param rules only these, which may be others than the usual ones
 */
export async function findings(page: Page, rules?: string[]): Promise<readonly Finding[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (only) => axe.run(document, only ? { runOnly: { type: 'rule', values: only } } : {}),
    rules,
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    targets: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
}
