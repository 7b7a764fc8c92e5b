import { chooseAccount } from '../../e2e/account.ts';
import { launchPackaged } from '../../e2e/packaged.ts';

/**
 * Milliseconds from starting the program to the first contentful paint of its page. TapeLab's page is empty until the
 * Start page is mounted with everything that answers a click, so for it that paint is the first interactive view.
 */
export async function startUpTime(executable: string): Promise<number> {
  const app = await launchPackaged(executable, await chooseAccount());
  try {
    const paint = await app.page.waitForFunction(() => {
      const [entry] = performance.getEntriesByName('first-contentful-paint');
      return entry && performance.timeOrigin + entry.startTime;
    });
    const painted = (await paint.jsonValue()) ?? NaN;
    return painted - app.startedAt;
  } finally {
    await app.close();
  }
}
