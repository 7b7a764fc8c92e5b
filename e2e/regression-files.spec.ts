import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import univariate from '../src-main/engine/goldens/regression-univariate.json' with { type: 'json' };
import { readExperiment } from '../src-main/experiment/experiment-file.ts';
import { expect, open, position, test } from './fixtures.ts';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-files-'));
  // The app may run as another account than the test.
  chmodSync(folder, 0o777);
});

test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const update = (page: Page, iteration: number) => page.getByRole('heading', { name: `Update ${iteration}, opened up` });

/** Answers the dialogs for saving in the learner's place: each file goes into the folder under the name that is proposed. */
function saveIntoFolder(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      const { defaultPath = '' } = args.at(-1) as { defaultPath?: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({ canceled: false, filePath: `${into}/${name}` });
    };
  }, folder);
}

/** Answers the dialog for opening with a file. */
function choose(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Chooses an item of the File menu; resolves when what it does is done, without a word. */
async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'File', exact: true });
  await menu.getByRole('button', { name: item }).click();
  await expect(menu).toBeHidden();
}

const saved = (name: string): Buffer => readFileSync(join(folder, name));

test.describe('from the File menu', () => {
  test.beforeEach(async ({ lab: { app, page } }) => {
    await open(page, 'Regression lab');
    await expect(update(page, 0)).toBeVisible();
    await saveIntoFolder(app);
  });

  test('the program is saved as it stands in the Code tab', async ({ lab: { page } }) => {
    await tab(page, 'Code');
    const listing = page.getByRole('group', { name: 'Code' });
    await expect(listing).toContainText('GradientTape');
    const shown = await listing.getByRole('listitem').locator('code').allTextContents();
    await fromMenu(page, 'Program for TensorFlow');
    const program = saved('training.py').toString();
    expect(program).toMatch(/^import \w/);
    expect(program).toContain('tf.GradientTape() as tape:');
    expect(program).toMatch(/\nfor i in range\(/);
    expect(shown).toEqual(program.trimEnd().split('\n'));
  });

  test('the notebook is one, with the same program in its cells', async ({ lab: { page } }) => {
    await fromMenu(page, 'Notebook');
    await fromMenu(page, 'Program for TensorFlow');
    const notebook = JSON.parse(saved('training.ipynb').toString()) as {
      nbformat: number;
      cells: { cell_type: string; source: string | string[] }[];
    };
    expect(notebook.nbformat).toBe(4);
    const code = notebook.cells
      .filter(({ cell_type }) => cell_type === 'code')
      .map(({ source }) => [source].flat().join(''));
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(code.flatMap(lines)).toEqual(lines(saved('training.py').toString()));
  });

  test('every update is saved with TensorFlow’s numbers', async ({ lab: { page } }) => {
    await fromMenu(page, 'Every update as CSV');
    const [heading, ...rows] = saved('training.csv').toString().trimEnd().split('\r\n');
    expect(heading).toBe('\ufeffi,Loss,w,b');
    expect(rows).toEqual(univariate.tensorflow.map(({ iteration, loss, w, b }) => [iteration, loss, w, b].join()));
  });

  test('the charts become a picture, and the page a PDF', async ({ lab: { page } }) => {
    await expect(page.locator('canvas')).toHaveCount(2);
    await fromMenu(page, 'Charts as a picture');
    const png = saved('charts.png');
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(png.readUInt32BE(16)).toBeGreaterThan(100);
    expect(png.readUInt32BE(20)).toBeGreaterThan(100);
    await fromMenu(page, 'Page as PDF');
    expect(saved('experiment.pdf').subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a program of many rows comes with its data, and says that they belong beside it', async ({ lab: { page } }) => {
    const rows = Array.from({ length: 201 }, (_, k) => `${k + 0.25},${k % 7},${3 * k - 1}`);
    writeFileSync(join(folder, 'many.csv'), `面积,"a ""b""",price\n${rows.join('\n')}\n`);
    await tab(page, 'Data');
    await page.locator('input[type=file]').setInputFiles(join(folder, 'many.csv'));
    await expect(page.getByText('201 rows.')).toBeVisible();
    await expect(position(page)).toHaveText('0 / 199');
    await page.getByRole('button', { name: 'File', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'File', exact: true });
    await menu.getByRole('button', { name: 'Program for TensorFlow' }).click();
    await expect(menu.getByRole('status')).toContainText('data.csv');
    expect(saved('training.py').toString()).toContain("'data.csv'");
    await expect.poll(() => saved('data.csv').toString()).toBe(`面积,"a ""b""",price\n${rows.join('\n')}\n`);
  });

  test('an experiment is opened again exactly as it was saved', async ({ lab: { app, page } }) => {
    await page.getByRole('button', { name: 'Experiments', exact: true }).click();
    await page.getByRole('button', { name: /^Area and rooms at rate 0.5/ }).click();
    await tab(page, 'Data');
    await cell(page, 'Price 3').fill('93.5');
    await cell(page, 'Price 4').fill('n/a');
    await expect(page.getByRole('alert')).toBeVisible();
    await cell(page, 'Price 4').fill('116.125');
    await page.getByRole('button', { name: 'Phase', exact: true }).click();
    await expect(position(page)).toHaveText(/ \/ 2003$/);
    await page.getByRole('slider', { name: 'Position' }).fill('1234');
    await page.getByRole('combobox', { name: 'Number of charts' }).selectOption('4');
    await page.getByRole('combobox', { name: 'Scale of the loss' }).first().selectOption('linear');
    await tab(page, 'Compare');
    const figures = await page.getByRole('table', { name: 'Compare' }).innerText();
    await fromMenu(page, 'Save experiment');
    const before = saved('experiment.tapelab');
    const { settings, rival, view, data } = readExperiment(before);
    expect(view).toMatchObject({
      iteration: 308,
      phase: 'backward',
      by: 'phase',
      panel: 'compare',
      lossScale: 'linear',
    });
    expect(view.charts).toHaveLength(4);
    expect([settings.learningRate, rival?.learningRate, data.columns[2]?.cells[2]]).toEqual([0.5, 1e-3, 93.5]);

    rmSync(join(folder, 'experiment.tapelab'));
    writeFileSync(join(folder, 'mine.tapelab'), before);
    await page.getByRole('button', { name: 'Experiments', exact: true }).click();
    await page.getByRole('button', { name: /^Boiling water/ }).click();
    await expect(position(page)).toHaveText('0 / 100');
    await choose(app, join(folder, 'mine.tapelab'));
    await fromMenu(page, 'Open experiment');
    await expect(position(page)).toHaveText('1234 / 2003');
    await expect.poll(() => page.getByRole('table', { name: 'Compare' }).innerText()).toBe(figures);
    await expect(page.locator('canvas')).toHaveCount(4);
    await fromMenu(page, 'Save experiment');
    expect(saved('experiment.tapelab').equals(before)).toBe(true);
  });

  for (const { name, content, said } of [
    {
      name: 'newer',
      content: '{"format":"tapelab-experiment","version":999,"experiment":{}}',
      said: 'A newer TapeLab has written it: version 999',
    },
    { name: 'broken', content: '{\n  "format": oops', said: 'It is no JSON from line 2, character 13 on.' },
    { name: 'other', content: '[1, 2]', said: 'It holds no experiment of TapeLab.' },
  ]) {
    test(`a file that is refused is said in words, and nothing changes: ${name}`, async ({ lab: { app, page } }) => {
      await page.keyboard.press('End');
      await expect(update(page, 100)).toBeVisible();
      await fromMenu(page, 'Save experiment');
      const before = saved('experiment.tapelab');
      writeFileSync(join(folder, `${name}.tapelab`), content);
      await choose(app, join(folder, `${name}.tapelab`));
      await page.getByRole('button', { name: 'File', exact: true }).click();
      const menu = page.getByRole('dialog', { name: 'File', exact: true });
      await menu.getByRole('button', { name: 'Open experiment' }).click();
      await expect(menu.getByRole('status')).toContainText(`${name}.tapelab cannot be opened. ${said}`);
      await page.keyboard.press('Escape');
      await fromMenu(page, 'Save experiment');
      expect(saved('experiment.tapelab').equals(before)).toBe(true);
    });
  }
});
