import { beforeEach, describe, expect, it, vi } from 'vitest';
import { trainForLab } from '../../src-main/engine/index.ts';
import type { Outcome, RunQuestion } from '../../src-main/ipc/contract.ts';
import { RegressionLab } from './regression-lab.svelte.ts';
import { withCell } from './regression/edits.ts';
import { storyOf } from './regression/story.test-support.ts';

let lab: RegressionLab;

/** Asks the engine for the run and goes on with it, as the view does. */
async function train(): Promise<void> {
  lab.run.ask(lab.question);
  await vi.waitFor(() => expect(lab.run.value?.settings.seed).toBe(lab.settings.seed));
  await Promise.resolve();
  if (lab.run.value) lab.follow(lab.run.value);
}

beforeEach(() => {
  const invoke = (_channel: string, question: RunQuestion): Promise<Outcome<unknown>> =>
    Promise.resolve({ ok: true, value: trainForLab(question) });
  vi.stubGlobal('window', { tapelab: { invoke } });
  lab = new RegressionLab();
});

describe('the Regression lab', () => {
  it('begins with the course’s line, at its first update', async () => {
    await train();
    expect(lab.experiment).toEqual(storyOf('univariate'));
    expect([lab.moment, lab.cursor.length]).toEqual([{ iteration: 0, phase: 'update' }, 101]);
  });

  it('is as it was when an experiment is opened again, once its run is made', async () => {
    const story = storyOf('multivariate-fast');
    const view = {
      ...story.view,
      iteration: 308,
      phase: 'backward',
      by: 'phase',
      lossScale: 'excess',
      contourBy: [2, 0],
    } as const;
    const saved = { ...story, settings: { ...story.settings, seed: 3 }, view };
    lab.open(saved);
    await train();
    expect(lab.experiment).toEqual(saved);
  });

  it('stays at the update when one changes between updates and phases', async () => {
    await train();
    lab.cursor.goTo(57);
    lab.by = 'phase';
    expect([lab.moment, lab.cursor.length]).toEqual([{ iteration: 57, phase: 'update' }, 404]);
    lab.cursor.back();
    expect(lab.moment).toEqual({ iteration: 57, phase: 'backward' });
    lab.by = 'update';
    expect([lab.cursor.index, lab.cursor.length]).toEqual([57, 101]);
  });

  it('restores what was made exactly, but not what one looks at', () => {
    const { data, settings } = lab;
    lab.edit({ data: withCell(data, 0, 'area', 1) });
    lab.write('learningRate', '1e-5');
    lab.panel = 'log';
    lab.undo();
    lab.undo();
    expect([lab.data, lab.settings, lab.panel]).toEqual([data, settings, 'log']);
    expect(lab.data).toBe(data);
    lab.redo();
    lab.redo();
    expect(lab.text('learningRate')).toBe('1e-5');
    expect(lab.data.columns[0]?.cells[0]).toBe(1);
  });

  it('keeps a field as it is typed, and has no run while it holds no number', () => {
    lab.write('learningRate', '1e-');
    expect([lab.text('learningRate'), lab.isWrong('learningRate'), lab.question]).toEqual(['1e-', true, null]);
    expect(lab.settings.learningRate).toBe(1e-4);
    lab.write('learningRate', '1.0e-3');
    expect([lab.text('learningRate'), lab.settings.learningRate]).toEqual(['1.0e-3', 1e-3]);
    lab.set({ learningRate: 0.5 });
    expect(lab.text('learningRate')).toBe('0.5');
  });

  it('goes on from the cursor with another rate, or begins again with it', async () => {
    await train();
    lab.cursor.goTo(40);
    lab.goesOn = true;
    lab.rate = 5e-5;
    expect(lab.settings).toMatchObject({ learningRate: 1e-4, rateChanges: [{ from: 41, learningRate: 5e-5 }] });
    expect(lab.rate).toBe(5e-5);
    lab.goesOn = false;
    expect(lab.rate).toBe(1e-4);
    lab.rate = 2e-5;
    expect(lab.settings.learningRate).toBe(2e-5);
  });

  it('hides the numbers of a phase until they are guessed, and only there', async () => {
    await train();
    lab.by = 'phase';
    lab.predictsFirst = true;
    lab.cursor.goTo(4 * 9 + 2);
    expect([lab.isHiding, lab.shown]).toEqual([true, { iteration: 9, phase: 'loss' }]);
    lab.reveal();
    expect([lab.isHiding, lab.shown]).toEqual([false, { iteration: 9, phase: 'backward' }]);
    lab.cursor.forward();
    expect(lab.isHiding).toBe(true);
    lab.cursor.goTo(0);
    expect(lab.isHiding).toBe(false);
  });

  it('opens the charts that are not open yet, each once', () => {
    for (const count of [1, 4, 2]) {
      lab.showCharts(count);
      expect(new Set(lab.charts).size).toBe(count);
    }
  });

  it('says the first cell that keeps the run from being made, of the columns that it needs', () => {
    lab.edit({ data: withCell(lab.data, 2, 'rooms', 'x') });
    expect(lab.badCell).toBeNull();
    lab.edit({ data: withCell(lab.data, 5, 'price', '') });
    expect(lab.badCell).toEqual({ row: 5, column: 'price', fault: 'missing' });
    expect(lab.question).toBeNull();
  });

  it('drops values by hand with the features that they were given for', () => {
    lab.set({ initial: [7, 1] });
    lab.edit({ data: { ...lab.data, target: 'area', features: ['price'] } });
    expect(lab.settings.initial).toBeNull();
    lab.undo();
    expect(lab.settings.initial).toEqual([7, 1]);
  });

  it('makes nothing of a setting that is set to what it is', () => {
    lab.set({ seed: lab.settings.seed });
    lab.rate = lab.settings.learningRate;
    expect(lab.canUndo).toBe(false);
  });

  it('begins another experiment with changes that hold for all of it', () => {
    lab.goesOn = true;
    lab.open(storyOf('slow-motion'));
    lab.rate = 3e-5;
    expect([lab.settings.learningRate, lab.settings.rateChanges]).toEqual([3e-5, []]);
  });
});
