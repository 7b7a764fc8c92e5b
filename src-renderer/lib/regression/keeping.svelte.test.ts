import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Experiment, ExperimentToKeep, Outcome, Problem } from '../../../src-main/ipc/contract.ts';
import { experimentText, readExperiment } from '../../../src-main/experiment/experiment-file.ts';
import { Unpacker } from '../../../src-main/experiment/packed-cells.ts';
import { withCell } from './edits.ts';
import { storyOf } from './story.test-support.ts';

/** A disk behind the bridge: one experiment that is kept, and what is opened by a double click. */
class Disk {
  kept: Experiment | null = null;
  arrived: { name: string; experiment: Experiment } | null = null;
  refusals: Problem['kind'][] = [];
  writes = 0;
  /** What the contract turns away. */
  isRefused: (experiment: ExperimentToKeep) => boolean = () => false;

  readonly invoke = (channel: string, request: ExperimentToKeep | null): Promise<Outcome<unknown>> => {
    const kind = this.refusals.shift();
    if (channel === 'experiment:keep' && request && this.isRefused(request)) {
      const problem: Problem = { kind: 'bad-request', message: 'bad', span: null, details: {} };
      return Promise.resolve({ ok: false, problem });
    }
    if (kind) return Promise.resolve({ ok: false, problem: { kind, message: kind, span: null, details: {} } });
    return Promise.resolve({ ok: true, value: channel === 'experiment:recall' ? this.#recall() : this.#keep(request) });
  };

  #recall(): unknown {
    const { arrived } = this;
    this.arrived = null;
    return arrived ?? (this.kept && { name: null, experiment: this.kept });
  }

  #keep(experiment: ExperimentToKeep | null): null {
    this.kept = experiment && new Unpacker().unpack(experiment);
    this.writes += 1;
    return null;
  }
}

let disk: Disk;

/** The lab and its keeping as at a start of the app. */
async function start() {
  vi.resetModules();
  const { ownRegressionLab } = await import('../own-regression-lab.ts');
  const { keeping } = await import('./keeping.svelte.ts');
  return { lab: ownRegressionLab, keeping };
}

beforeEach(() => {
  vi.useFakeTimers();
  disk = new Disk();
  vi.stubGlobal('window', { tapelab: disk });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the experiment that is kept', () => {
  it('is written within a second of a change, and is there at the next start', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    lab.set({ seed: 7 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    const again = await start();
    expect(await again.keeping.begin()).toBe(false);
    expect(again.lab.settings.seed).toBe(7);
    expect(again.lab.canUndo).toBe(false);
  });

  it('is never older than a second while changes come one after the other', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    for (let seed = 1; seed <= 50; seed++) {
      lab.set({ seed });
      keeping.note(lab.experiment);
      await vi.advanceTimersByTimeAsync(100);
      if (seed > 10) expect(disk.kept?.settings.seed).toBeGreaterThan(seed - 10);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.kept?.settings.seed).toBe(50);
    expect(disk.writes).toBeLessThan(25);
  });

  it('is not replaced before it has been taken up', async () => {
    const { lab, keeping } = await start();
    disk.kept = storyOf('boiling-points');
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.kept).toBe(storyOf('boiling-points'));
  });

  it('is not written again while nothing changes', async () => {
    disk.kept = storyOf('boiling-points');
    const { lab, keeping } = await start();
    await keeping.begin();
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.writes).toBe(0);
  });

  it('comes after one that was opened by a double click', async () => {
    disk.kept = storyOf('boiling-points');
    disk.arrived = { name: 'other', experiment: storyOf('too-fast') };
    const { lab, keeping } = await start();
    expect(await keeping.begin()).toBe(true);
    expect(lab.settings.learningRate).toBe(storyOf('too-fast').settings.learningRate);
  });

  it('that cannot be read is said, and the course’s data are open', async () => {
    disk.refusals = ['file-not-read'];
    const { lab, keeping } = await start();
    await keeping.begin();
    expect(keeping.problem?.kind).toBe('file-not-read');
    expect(lab.data).toEqual(storyOf('univariate').data);
    // Keeping what is open instead is no reason to take the words away before they are read.
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([disk.writes, keeping.problem?.kind]).toEqual([1, 'file-not-read']);
    lab.set({ seed: 7 });
    keeping.note(lab.experiment);
    expect(keeping.problem).toBeNull();
  });

  it('makes room for one that is opened by a double click later on, and can be brought back', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    lab.set({ seed: 7 });
    disk.arrived = { name: 'other', experiment: storyOf('too-fast') };
    expect(await keeping.recall()).toBe(true);
    expect(lab.settings).toEqual(storyOf('too-fast').settings);
    lab.undo();
    expect(lab.settings.seed).toBe(7);
  });

  it('is not taken up a second time', async () => {
    disk.kept = storyOf('boiling-points');
    disk.arrived = { name: 'other', experiment: storyOf('too-fast') };
    const { lab, keeping } = await start();
    expect(await keeping.recall()).toBe(true);
    expect(await keeping.begin()).toBe(false);
    expect(lab.settings).toEqual(storyOf('too-fast').settings);
  });

  it('has the newest data with the settings before while these make no sense, and after a while that is said', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    disk.isRefused = ({ settings }) => !Number.isInteger(settings.iterations);
    lab.set({ iterations: 1.5 });
    lab.edit({ data: withCell(lab.data, 0, 'area', 140) });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect([disk.kept?.settings.iterations, disk.kept?.data.columns]).toEqual([101, lab.data.columns]);
    expect(keeping.problem).toBeNull();
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeping.problem?.kind).toBe('file-not-saved');
    lab.set({ iterations: 15 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect([keeping.problem, disk.kept?.settings.iterations]).toEqual([null, 15]);
  });

  it('has the newest settings with the data before while these are refused', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    const before = lab.data;
    disk.isRefused = ({ data }) => data.target.length > 5;
    lab.edit({ data: { ...lab.data, target: 'too long' } });
    lab.set({ seed: 8 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect([disk.kept?.settings.seed, disk.kept?.data]).toEqual([8, before]);
  });

  it('can always be read again, whatever parts of it are of different times', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    lab.set({ initial: [1, 2], iterations: 10 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    disk.isRefused = ({ settings }) => !Number.isInteger(settings.iterations);
    lab.edit({ data: { ...lab.data, features: ['area', 'rooms'] } });
    lab.set({ iterations: 99.5 });
    keeping.note({ ...lab.experiment, view: { ...lab.experiment.view, iteration: 60, contourBy: [1, 2] } });
    await vi.advanceTimersByTimeAsync(1000);
    const { kept } = disk;
    expect(kept?.data.features).toEqual(['area', 'rooms']);
    expect(kept && readExperiment(new TextEncoder().encode(experimentText(kept)))).toEqual(kept);
    expect([kept?.settings.iterations, kept?.view.iteration]).toEqual([10, 9]);
  });

  it('that cannot be written is said, and tried again at the next change', async () => {
    const { lab, keeping } = await start();
    await keeping.begin();
    disk.refusals = ['file-not-saved'];
    lab.set({ seed: 1 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect([keeping.problem?.kind, disk.kept]).toEqual(['file-not-saved', null]);
    lab.set({ seed: 2 });
    keeping.note(lab.experiment);
    await vi.advanceTimersByTimeAsync(1000);
    expect([keeping.problem, disk.kept?.settings.seed]).toEqual([null, 2]);
  });
});
