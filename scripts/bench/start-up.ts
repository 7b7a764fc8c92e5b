import { chooseAccount } from '../../e2e/account.ts';
import { launchPackaged } from '../../e2e/packaged.ts';

/**
 * Milliseconds from starting the program to the first contentful paint of its page. TapeLab's page is empty until the
 * Start page is mounted with everything that answers a click, so for it that paint is the first interactive view.
 */
export async function startUpTime(executable: string): Promise<number> {
  const app = await launchPackaged(executable, await chooseAccount());
  try {
    const painted = await app.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const [paint] = list.getEntriesByName('first-contentful-paint');
            if (paint) resolve(performance.timeOrigin + paint.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    return painted - app.startedAt;
  } finally {
    await app.close();
  }
}
