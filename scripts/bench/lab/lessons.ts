import type { Page } from 'playwright';

/** Milliseconds from a click to the frame that shows what it leads to. */
export interface LessonFigures {
  readonly opened: readonly number[];
  readonly stepped: readonly number[];
}

/**
 * Has the page time a click: to the end of the first frame in which the heading of the step is another one, or there is
 * one at last.
 */
async function timed(page: Page, click: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const heading = (): string => document.querySelector('article h2')?.textContent ?? '';
    const before = heading();
    const shown = new Promise<number>((resolve) => {
      const begin = ({ timeStamp }: Event): void => {
        const look = (): void => {
          if (heading() === before) return void requestAnimationFrame(look);
          // A message posted in a frame's callback arrives after that frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      addEventListener('click', begin, { capture: true, once: true });
    });
    Reflect.set(window, 'shown', shown);
  });
  await click();
  return page.evaluate(() => Reflect.get(window, 'shown') as Promise<number>);
}

/** Makes the learner one who has answered everything, so that no picture waits for a prediction. */
async function answerAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [heads, learners] = await Promise.all([
      window.tapelab.invoke('lessons:list', { language: 'en' }),
      window.tapelab.invoke('progress:recall', null),
    ]);
    if (!heads.ok || !learners.ok) throw new Error('There are no lessons.');
    const answered = { given: '', right: true, tries: 1, shown: false };
    const lessons = heads.value.map(({ id, exercises }) => {
      const answers = Object.fromEntries(exercises.map((exercise) => [exercise, answered]));
      return [id, { step: 0, furthest: 0, answers, hints: {} }];
    });
    const progress = { ...learners.value.current, lessons: Object.fromEntries(lessons), last: null };
    await window.tapelab.invoke('progress:keep', progress);
  });
  await page.reload();
  // The compiler of these scripts names functions by a helper that the new page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
}

/** Opens every lesson and goes through all its steps. */
export async function measureLessons(page: Page): Promise<LessonFigures> {
  await answerAll(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Lessons' }).click();
  const doors = page.locator('main ol').getByRole('button');
  await doors.first().waitFor();
  const [opened, stepped]: [number[], number[]] = [[], []];
  for (let place = 0; place < (await doors.count()); place++) {
    opened.push(await timed(page, () => doors.nth(place).click()));
    const forward = page.getByRole('button', { name: 'Step forward' }).last();
    while ((await forward.getAttribute('aria-disabled')) !== 'true') {
      await page.waitForTimeout(300);
      stepped.push(await timed(page, () => forward.click()));
    }
    await page.getByRole('button', { name: 'All lessons' }).first().click();
    await doors.first().waitFor();
  }
  return { opened, stepped };
}
