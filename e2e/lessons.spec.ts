import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { findings } from './axe.ts';
import { expect, open, profile, test } from './fixtures.ts';
import { speak } from './language.ts';
import { readingFaults } from './reading-order.ts';
import { smallChinese } from './small-chinese.ts';
import { layoutFaults } from './layout.ts';
import { launchApp } from './launch.ts';
import { goToStep, lessonIds, lessonOf, openLesson, stepShown, walk } from './lesson-walk.ts';

/** Lessons are gone through one and all by `npm run test:lessons`; here two of them, for what they have in common. */
const isWhole = process.env['TAPELAB_LESSONS'] === 'whole';

const pictures = join(import.meta.dirname, '..', 'out', 'lessons');

const places = isWhole ? Array.from({ length: 10 }, (_, place) => place) : [1];
const languages = isWhole ? (['en', 'zh-Hans', 'zh-Hant'] as const) : (['en', 'zh-Hant'] as const);

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));

for (const language of languages) {
  for (const place of places) {
    test(`lesson ${place + 1} in ${language}: every question wrongly and rightly, with a restart in the middle`, async () => {
      test.setTimeout(300_000);
      const userData = profile({ language, theme: 'light' });
      const size = { width: 1280, height: 720 };
      const first = await launchApp({ userData, size });
      const id = (await lessonIds(first.page))[place] ?? '';
      const lesson = await lessonOf(first.page, id, language);
      const middle = Math.floor(lesson.content.length / 2);
      const atStep =
        (page: Page) =>
        async (step: number): Promise<void> => {
          await page.waitForTimeout(400);
          if (language !== 'zh-Hant')
            await page.screenshot({ path: join(pictures, `${id}_${step + 1}_${language}.png`) });
          expect(await layoutFaults(page), `${id}, step ${step + 1}`).toEqual([]);
          expect(await readingFaults(page), `${id}, step ${step + 1}`).toEqual([]);
          if (isWhole) expect(await findings(page), `${id}, step ${step + 1}`).toEqual([]);
        };
      await openLesson(first.page, place);
      await walk(first.page, lesson, 0, middle, atStep(first.page));
      await goToStep(first.page, middle, lesson.content.length);
      await first.close();
      const second = await launchApp({ userData, size });
      await openLesson(second.page, place);
      await expect(stepShown(second.page)).toHaveText(`${middle + 1} / ${lesson.content.length}`);
      await walk(second.page, lesson, middle, lesson.content.length, atStep(second.page));
      await expect(second.page.getByRole('article').locator('xpath=..')).toContainText(String(lesson.exercises.length));
      await second.page
        .getByRole('button', { name: /All lessons|全部/ })
        .first()
        .click();
      await expect(second.page.locator('main ol').getByRole('button').nth(place)).toContainText(
        new RegExp(`${lesson.exercises.length}\\D+${lesson.exercises.length}`),
      );
      await second.close();
      rmSync(userData, { recursive: true, force: true });
    });
  }
}

/** The first question of lesson 2, a prediction, answered rightly. */
async function answerFirst(page: Page): Promise<void> {
  await openLesson(page, 1);
  await page.getByRole('article').getByRole('textbox').fill('6');
  await page.getByRole('article').getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('article')).toContainText('✓');
}

const x = (page: Page) => page.getByRole('group', { name: 'x', exact: true }).getByRole('textbox');

test('what the learner moves beside the plot moves the numbers in the text', async ({ lab: { page } }) => {
  await answerFirst(page);
  await page.getByRole('button', { name: 'Step forward' }).last().click();
  await x(page).fill('5');
  await expect(page.getByRole('article').getByRole('status').filter({ hasText: '25' })).toBeVisible();
  await expect(page.getByRole('article').getByRole('status').filter({ hasText: '10' })).toBeVisible();
});

test('what would give a prediction away is hidden until an answer is committed, even a wrong one', async ({
  lab: { page },
}) => {
  await openLesson(page, 1);
  await expect(page.getByText('Commit to an answer first')).toBeVisible();
  await expect(x(page)).toHaveCount(0);
  await page.getByRole('article').getByRole('textbox').fill('9');
  await page.getByRole('article').getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('article')).toContainText('9 is the value');
  await expect(page.getByText('Commit to an answer first')).toHaveCount(0);
  await expect(x(page)).toBeVisible();
});

test('hints come one at a time, and the answer is shown on request', async ({ lab: { page } }) => {
  await openLesson(page, 1);
  const article = page.getByRole('article');
  await expect(article.getByRole('button', { name: 'Show the answer' })).toHaveCount(0);
  await article.getByRole('button', { name: 'Hint 1 of 2' }).click();
  await expect(article.getByRole('listitem')).toHaveCount(1);
  await article.getByRole('button', { name: 'Hint 2 of 2' }).click();
  await expect(article.getByRole('listitem')).toHaveCount(2);
  await article.getByRole('button', { name: 'Show the answer' }).click();
  await expect(article).toContainText('The answer: 6');
  await expect(x(page)).toBeVisible();
});

test('what is no expression is said at its place, and counts as no answer', async ({ lab: { page } }) => {
  await openLesson(page, 1);
  await page.getByRole('article').getByRole('textbox').fill('2*(3');
  await page.getByRole('article').getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('article').getByRole('alert')).toBeVisible();
  await expect(page.getByText('Commit to an answer first')).toBeVisible();
});

test('another language keeps the step, the state and the answers', async ({ lab: { page } }) => {
  await answerFirst(page);
  await x(page).fill('7');
  await speak(page, 'zh-Hans');
  await expect(page.getByRole('article')).toContainText('正确');
  await expect(x(page)).toHaveValue('7');
  await speak(page, 'zh-Hant');
  await expect(page.getByRole('article')).toContainText('正確');
  await expect(x(page)).toHaveValue('7');
});

test('learners have progress of their own', async ({ lab: { page } }) => {
  await answerFirst(page);
  await page.getByRole('button', { name: 'All lessons' }).click();
  await expect(page.getByRole('button', { name: /^Lesson 2/ })).toContainText('1 of');
  await page.getByRole('button', { name: 'Learner: Learner' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Lin');
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('button', { name: /^Lesson 2/ })).toContainText('0 of');
  await page.getByRole('dialog').getByRole('radio', { name: 'Learner' }).check();
  await expect(page.getByRole('button', { name: /^Lesson 2/ })).toContainText('1 of');
});

test('a lab opens on the state of the lesson, and leads back', async ({ lab: { page } }) => {
  await answerFirst(page);
  await page.getByRole('toolbar').last().getByRole('button').last().click();
  await page
    .getByRole('article')
    .getByRole('button', { name: /Tape lab/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tape lab' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Program' })).toContainText('y = x * x');
  await page.getByRole('button', { name: 'Back to the lesson' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await open(page, 'Derivative lab');
  await expect(page.getByRole('button', { name: 'Back to the lesson' })).toHaveCount(0);
});

test('everything works by keyboard alone: a lesson is opened, read, answered and left', async ({ lab: { page } }) => {
  const tabTo = async (wanted: Locator): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };
  await tabTo(page.getByRole('navigation').getByRole('button', { name: 'Lessons' }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('button', { name: /^Lesson 2/ }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('article').getByRole('textbox'));
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('✓');
  await tabTo(page.getByRole('toolbar').last().getByRole('button', { name: 'Step forward' }));
  await page.keyboard.press('ArrowRight');
  await expect(stepShown(page)).toHaveText(/^2 /);
});

test('the handout is a PDF of every step, and the programs are a notebook', async ({ lab: { app, page } }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tapelab-lesson-'));
  chmodSync(folder, 0o777);
  await openLesson(page, 1);
  for (const [title, name] of [
    ['Handout (PDF)', 'handout.pdf'],
    ['Programs as a notebook', 'programs.ipynb'],
  ] as const) {
    const path = join(folder, name);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await page.getByRole('button', { name: 'Save as…' }).click();
    await page.getByRole('button', { name: title }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(title);
    await page.keyboard.press('Escape');
  }
  expect(readFileSync(join(folder, 'handout.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  const notebook = JSON.parse(readFileSync(join(folder, 'programs.ipynb'), 'utf8')) as {
    cells: { source: string[] }[];
  };
  expect(notebook.cells.some(({ source }) => source.join('').includes('tf.GradientTape()'))).toBe(true);
  rmSync(folder, { recursive: true });
});

for (const [language, theme] of [
  ['zh-Hans', 'projector'],
  ['en', 'projector'],
] as const) {
  test.describe(`on a projector, ${language}`, () => {
    test.use({ settings: { language, theme }, size: { width: 1280, height: 720 } });

    test('a step is read and looked at by tabs, in contrast AAA', async ({ lab: { page } }) => {
      await openLesson(page, 1);
      await goToStep(page, 1, 9);
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        expect(await layoutFaults(page), (await tab.textContent()) ?? '').toEqual([]);
        expect(await findings(page, ['color-contrast-enhanced']), (await tab.textContent()) ?? '').toEqual([]);
      }
    });
  });
}

test.describe('in Chinese', () => {
  test.use({ settings: { language: 'zh-Hans', theme: 'light' } });

  test('no Chinese text of a lesson is smaller than 16 px', async ({ lab: { page } }) => {
    await openLesson(page, 1);
    expect(await smallChinese(page)).toEqual([]);
    await goToStep(page, 1, 9);
    expect(await smallChinese(page)).toEqual([]);
  });
});
