/** Plays the app through every workbench, as a person at the screen would; the tour and the screenshots both use it. */
import type { ElectronApplication, Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Settings } from '../src-main/ipc/contract.ts';
import { speak } from './language.ts';
import { resize } from './launch.ts';

export interface Look extends Settings {
  readonly width: number;
  readonly height: number;
}

/** Every combination that a view has to be presentable in. */
export const looks: readonly Look[] = (['en', 'zh-Hans'] as const).flatMap((language) =>
  (['light', 'dark', 'projector'] as const).flatMap((theme) => [
    { language, theme, width: 1280, height: 720 },
    { language, theme, width: 1920, height: 1080 },
  ]),
);

/** Called when a view is ready to be looked at. */
export type Visit = (view: string, look: Look) => Promise<void>;

const rail = (page: Page, position: number) => page.getByRole('navigation').getByRole('button').nth(position);
const pressed = (page: Page, position: number) => rail(page, position).getAttribute('aria-pressed');

/** The buttons of the rail, by position, since their names follow the language. */
const buttons = { start: 0, lessons: 1, derivative: 2, regression: 3, tape: 4, projector: 5, dark: 6 } as const;

/** Chooses language, theme and size in the rail. */
async function dress(app: ElectronApplication, page: Page, look: Look): Promise<void> {
  await speak(page, look.language);
  for (const theme of ['projector', 'dark'] as const) {
    const wanted = String(look.theme === theme);
    if ((await pressed(page, buttons[theme])) !== wanted) await rail(page, buttons[theme]).click();
  }
  await expect(page.locator('html')).toHaveAttribute('lang', look.language);
  await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme);
  await resize(app, page, look);
}

async function chooseModel(page: Page, position: 0 | 1): Promise<void> {
  await page.getByRole('group').first().getByRole('button').nth(position).click();
}

/** Goes to the last update and waits until the page shows it. */
async function trainToTheEnd(page: Page, last: number): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: ` / ${last}` })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('status').filter({ hasText: `${last} / ${last}` })).toBeVisible();
}

/** On a projector there is one card at a time: each in its turn. */
async function visitCards(page: Page, view: string, look: Look, visit: Visit): Promise<void> {
  if (look.theme === 'projector') return visitTabs(page, view, look, visit);
  return visit(view, look);
}

/** Every tab in its turn. */
async function visitTabs(page: Page, view: string, look: Look, visit: Visit): Promise<void> {
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await visit(`${view}-${(await tab.getAttribute('data-id')) ?? 'card'}`, look);
  }
}

/** Goes near the end of what the open tab steps through. */
async function stepNearTheEnd(page: Page): Promise<void> {
  await expect(page.getByRole('toolbar').getByRole('status')).not.toHaveText('–');
  await page.getByRole('toolbar').getByRole('button').last().click();
  await page.getByRole('toolbar').getByRole('button').nth(1).click();
}

const tab = (page: Page, id: string) => page.locator(`[role=tab][data-id=${id}]`);

/** What a tab of the Derivative lab shows when it is ready. */
const shownOn: Readonly<Record<string, (page: Page) => Locator>> = {
  plot: (page) => page.locator('[role=tabpanel] canvas').first(),
  derivation: (page) => page.getByRole('tabpanel').getByRole('math').first(),
  graph: (page) => page.locator('[role=tabpanel] svg').first(),
  methods: (page) => page.getByRole('tabpanel').getByRole('table').first(),
  code: (page) => page.locator('[role=tabpanel] code').first(),
};

async function visitDerivative(page: Page, look: Look, visit: Visit): Promise<void> {
  await rail(page, buttons.derivative).click();
  await expect(page.getByRole('math').first()).toBeVisible();
  for (const id of ['derivation', 'graph'] as const) {
    await tab(page, id).click();
    await stepNearTheEnd(page);
  }
  await visitTabs(page, 'derivative', look, async (view) => {
    await expect(shownOn[view.split('-').at(-1) ?? '']?.(page) ?? page.getByRole('tabpanel')).toBeVisible();
    await visit(view, look);
  });
  await visitCurve(page, look, visit);
}

/** A function of one variable has another plot. */
async function visitCurve(page: Page, look: Look, visit: Visit): Promise<void> {
  const expression = page.getByRole('textbox').first();
  await tab(page, 'plot').click();
  await expression.fill('x^3/9-x');
  await expect(page.getByRole('group', { name: 'y', exact: true })).toHaveCount(0);
  await expect(page.locator('[role=tabpanel] canvas').first()).toBeVisible();
  await visit('derivative-curve', look);
  await expression.fill('x^2+2xy');
  await expect(page.getByRole('group', { name: 'y', exact: true })).toHaveCount(1);
}

/** Opens an experiment of the Regression lab, by its place among those that are offered. */
async function openStory(page: Page, place: number): Promise<void> {
  await page.locator('main header [aria-haspopup=dialog]').first().click();
  await page.getByRole('dialog').getByRole('button').nth(place).click();
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText(/^0 \//);
}

/** Experiments each for what they have to show: a rate above the limit, four charts, two runs. */
const experiments = { diverging: 2, multivariate: 3, compared: 6 } as const;

async function visitRegression(page: Page, look: Look, visit: Visit): Promise<void> {
  const forward = page.getByRole('toolbar').getByRole('button').nth(3);
  await rail(page, buttons.regression).click();
  await openStory(page, 0);
  for (let step = 0; step < 3; step++) await forward.click();
  await visitTabs(page, 'regression', look, visit);
  await openStory(page, experiments.diverging);
  await page.getByRole('toolbar').getByRole('button').nth(4).click();
  await visit('regression-diverging', look);
  await openStory(page, experiments.multivariate);
  await showCharts(page, 3);
  await trainToTheEnd(page, 500);
  await visitCards(page, 'regression-multivariate', look, visit);
  await showCharts(page, 2);
  await openStory(page, experiments.compared);
  await page.getByRole('toolbar').getByRole('button').nth(4).click();
  await visitCards(page, 'regression-compared', look, visit);
}

/** How many charts there are, by the place among what is offered. */
async function showCharts(page: Page, place: 1 | 2 | 3): Promise<void> {
  await page
    .locator('main header')
    .first()
    .getByRole('combobox')
    .selectOption({ index: place - 1 });
}

/** Opens a program of the gallery, by its place there. */
async function chooseProgram(page: Page, place: number): Promise<void> {
  await page.locator('main header').getByRole('button').first().click();
  await page.getByRole('dialog').getByRole('button').nth(place).click();
  await expect(page.getByRole('toolbar').getByRole('status')).toHaveText(/^1 \//);
}

/** Places of programs in the gallery, each for what it has to show: a sweep, nested tapes, arrays, a None. */
const tapePrograms = { square: 0, 'second-order': 4, houses: 7, none: 17 } as const;

async function visitTape(page: Page, look: Look, visit: Visit): Promise<void> {
  await rail(page, buttons.tape).click();
  for (const [name, place] of Object.entries(tapePrograms)) {
    await chooseProgram(page, place);
    await page.keyboard.press('End');
    for (let back = 0; name !== 'none' && back < 5; back++) await page.keyboard.press('ArrowLeft');
    await visitCards(page, `tape-${name}`, look, visit);
  }
}

/** The list of lessons, and the first step of one with a picture; every step of each is looked at by `npm run test:lessons`. */
async function visitLessons(page: Page, look: Look, visit: Visit): Promise<void> {
  await rail(page, buttons.lessons).click();
  await expect(page.locator('main ol').getByRole('button').first()).toBeVisible();
  await visit('lessons', look);
  await page.locator('main ol').getByRole('button').nth(1).click();
  await expect(page.locator('main h1')).toContainText('2');
  await expect(page.getByRole('toolbar').last().getByRole('status')).toHaveText(/^1 \//);
  await visitCards(page, 'lesson', look, visit);
  await page.locator('main header').getByRole('button').first().click();
}

/** Shows every view in one language, theme and size. */
export async function visitAll(app: ElectronApplication, page: Page, look: Look, visit: Visit): Promise<void> {
  await dress(app, page, look);
  await visitViews(page, look, visit);
}

/** Shows every view as the window is, which has to have the look already. */
export async function visitViews(page: Page, look: Look, visit: Visit): Promise<void> {
  await rail(page, buttons.start).click();
  await expect(page.getByRole('heading', { level: 1, name: 'TapeLab' })).toBeVisible();
  await visit('start', look);
  await visitLessons(page, look, visit);
  await visitDerivative(page, look, visit);
  await visitRegression(page, look, visit);
  await visitTape(page, look, visit);
}

/** Trains one of the two models to its end in the window, and reads the log there. */
export async function trainAndReadLog(page: Page, model: 0 | 1): Promise<string[]> {
  await rail(page, buttons.regression).click();
  await chooseModel(page, model);
  await trainToTheEnd(page, model === 0 ? 100 : 500);
  await page.locator('[role=tab][data-id=log]').click();
  return page.getByRole('list').getByRole('listitem').allTextContents();
}

/** The file name of a picture: view, language, theme and size. */
export function pictureName(view: string, { language, theme, width, height }: Look): string {
  return `${view}_${language}_${theme}_${width}x${height}.png`;
}
