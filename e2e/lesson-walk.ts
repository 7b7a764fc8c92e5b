/** Goes through a lesson as a learner does: wrong answers first, then right ones, to the last step. */
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Language, Lesson, Question, Task } from '../src-main/ipc/contract.ts';
import { solutions } from './lesson-solutions.ts';

/** Called at every step, before its questions are answered. */
export type AtStep = (step: number) => Promise<void>;

/** A lesson as the app reads it. */
export async function lessonOf(page: Page, id: string, language: Language): Promise<Lesson> {
  const outcome = await page.evaluate((request) => window.tapelab.invoke('lessons:read', request), { id, language });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

export async function lessonIds(page: Page): Promise<string[]> {
  const outcome = await page.evaluate(() => window.tapelab.invoke('lessons:list', { language: 'en' }));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.map(({ id }) => id);
}

/** The bar that moves through the steps. */
const bar = (page: Page): Locator => page.getByRole('toolbar').last();
export const stepShown = (page: Page): Locator => bar(page).getByRole('status');

/** Opens a lesson by its place in the list. */
export async function openLesson(page: Page, place: number): Promise<void> {
  await page.getByRole('navigation').getByRole('button').nth(1).click();
  await page.locator('main ol').getByRole('button').nth(place).click();
  await expect(page.getByRole('article')).toBeVisible();
}

export async function goToStep(page: Page, step: number, count: number): Promise<void> {
  for (;;) {
    const [, shown = '1'] = /^(\d+)/.exec((await stepShown(page).textContent()) ?? '') ?? [];
    if (Number(shown) - 1 === step) break;
    await bar(page)
      .getByRole('button')
      .nth(Number(shown) - 1 < step ? 2 : 1)
      .click();
  }
  await expect(stepShown(page)).toHaveText(`${step + 1} / ${count}`);
}

/** Walks through the steps from one on, answering everything. */
export async function walk(page: Page, lesson: Lesson, from: number, to: number, atStep: AtStep): Promise<void> {
  for (let step = from; step < to; step++) {
    await goToStep(page, step, lesson.content.length);
    await atStep(step);
    const exercises = lesson.content[step]?.blocks.filter(
      (block) => block.kind === 'question' || block.kind === 'task',
    );
    for (const [place, exercise] of (exercises ?? []).entries()) {
      const region = page.getByRole('article').getByRole('region').nth(place);
      await region.scrollIntoViewIfNeeded();
      await expect(region, `${lesson.id} ${exercise.id}`).not.toContainText('✓');
      if (exercise.kind === 'task') await solve(page, region, exercise);
      else await answer(region, exercise);
      await expect(region, `${lesson.id} ${exercise.id}`).toContainText('✓');
    }
  }
}

async function answer(region: Locator, question: Question): Promise<void> {
  const check = region.locator('form').getByRole('button').last();
  if (question.form === 'choice') {
    const wrong = question.options.findIndex(({ right }) => !right);
    const right = question.options.findIndex((option) => option.right);
    for (const place of [wrong, right]) {
      await region.getByRole('radio').nth(place).check();
      await check.click();
      await expect(region.getByRole('status')).toContainText(place === right ? '✓' : '✗');
    }
    return;
  }
  for (const given of ['987654321', ...question.misconceptions.map((each) => each.answer)]) {
    await region.getByRole('textbox').fill(given);
    await check.click();
    await expect(region.getByRole('status').first(), given).toContainText('✗');
  }
  await region.getByRole('textbox').fill(question.answer);
  await check.click();
}

async function solve(page: Page, region: Locator, { id, condition }: Task): Promise<void> {
  const known = solutions[id];
  if (condition.check === 'reads' && known === undefined) return bringAbout(page, region, condition);
  if (known === undefined) throw new Error(`e2e/lesson-solutions.ts has no solution of ${id}`);
  if (known.gap !== undefined) {
    const gap = page.getByRole('textbox', { name: /gap in line|空白/ });
    await gap.fill(known.gap);
    await gap.press('Enter');
  }
  if (known.scaling !== undefined) {
    await page
      .locator('main')
      .getByRole('button', { name: /More|更多/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: known.scaling }).click();
    await page.keyboard.press('Escape');
  }
  for (const [name, value] of Object.entries(known.point ?? {})) {
    await page.getByRole('group', { name, exact: true }).getByRole('textbox').fill(value);
  }
  const header = page.locator('main');
  if (known.updates !== undefined)
    await header
      .getByRole('textbox', { name: /Updates|更新/ })
      .first()
      .fill(known.updates);
  if (known.rate !== undefined)
    await header
      .getByRole('textbox', { name: /rate|学习率|學習率/i })
      .first()
      .fill(known.rate);
}

/** Tries points until the state reads as it should. */
async function bringAbout(page: Page, region: Locator, { reading }: { reading: string }): Promise<void> {
  const fields = page.locator('main').getByRole('group').getByRole('textbox');
  const count = await fields.count();
  if (count === 0) throw new Error(`There is no field to bring about ${reading}`);
  const values = Array.from({ length: 49 }, (_, place) => (place % 2 === 0 ? place / 4 : -(place + 1) / 4));
  for (let field = 0; field < count; field++) {
    const before = await fields.nth(field).inputValue();
    for (const value of values) {
      await fields.nth(field).fill(String(value));
      await page.waitForTimeout(60);
      if ((await region.textContent())?.includes('✓')) return;
    }
    await fields.nth(field).fill(before);
  }
  throw new Error(`No point makes ${reading} what it should be`);
}
