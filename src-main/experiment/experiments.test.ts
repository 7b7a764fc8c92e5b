import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedExperiment, Outcome } from '../ipc/contract.ts';
import { Arrivals } from './arrivals.ts';
import { experimentText } from './experiment-file.ts';
import { experiment } from './experiment.test-support.ts';
import type { Experiment, ExperimentToKeep } from './experiment.ts';
import { experimentFiles, KEPT } from './experiments.ts';

let folder: string;
let own: string;
let arrivals: Arrivals;
let chosen: string | null;
let proposed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-experiments-'));
  own = join(folder, 'own');
  arrivals = new Arrivals();
  chosen = null;
  proposed = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const files = () =>
  experimentFiles({
    ...{ folder: own, arrivals },
    chooseFile: () => Promise.resolve(chosen),
    choosePlace: (name) => {
      proposed.push(name);
      return Promise.resolve(chosen);
    },
    now: () => new Date('2026-11-23T09:05:07.123Z'),
  });

const other: Experiment = { ...experiment, settings: { ...experiment.settings, seed: 1 } };
const opened = (value: OpenedExperiment | null): Outcome<OpenedExperiment | null> => ({ ok: true, value });

/** The details of a refusal. */
const details = (outcome: Outcome<unknown>): unknown => (outcome.ok ? 'none' : outcome.problem.details);

/** A file beside those of the app. */
function file(name: string, text = experimentText(experiment)): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('what is kept', () => {
  it('is nothing at the first start', async () => {
    expect(await files().recall()).toEqual(opened(null));
  });

  it('is the last experiment, from start to start and as often as it is asked for', async () => {
    files().keep(other);
    files().keep(experiment);
    for (const again of [files(), files()]) expect(await again.recall()).toEqual(opened({ name: null, experiment }));
    expect(readdirSync(own)).toEqual([KEPT]);
  });

  it('stays where the next cannot be opened again', async () => {
    files().keep(experiment);
    const faulty = { ...experiment, data: { ...experiment.data, features: [] } };
    expect(() => files().keep(faulty)).toThrow('no features');
    expect(await files().recall()).toEqual(opened({ name: null, experiment }));
  });

  it.each([10, 1000])('stays where the next is too large to be opened: %i columns of a million rows', async (count) => {
    files().keep(experiment);
    const cells = new Float64Array(1_000_000).fill(-Math.PI * 1e-300);
    const columns = Array.from({ length: count }, (_, at) => ({
      name: `c${at}`,
      cells: { numbers: cells, texts: [] },
    }));
    const data = { origin: null, columns, target: 'c1', features: ['c0'] };
    expect(() => files().keep({ ...experiment, data })).toThrow('larger than 100 MB');
    expect(await files().recall()).toEqual(opened({ name: null, experiment }));
  });

  it('is written the same, packed or not, however often it has changed', async () => {
    const experiments = files();
    for (const seed of [1, 2, 3]) {
      const numbers = Float64Array.of(137.97, seed, NaN, 124.32);
      const cells = [137.97, seed, 'n/a', 124.32];
      const [column, ...others] = experiment.data.columns;
      const made = (own: ExperimentToKeep['data']['columns'][number]['cells']): ExperimentToKeep => ({
        ...experiment,
        data: { ...experiment.data, columns: [{ name: column?.name ?? '', cells: own }, ...others] },
      });
      experiments.keep(made({ numbers, texts: ['n/a'] }));
      const packed = readFileSync(join(own, KEPT), 'utf8');
      files().keep(made(cells));
      expect(packed).toBe(readFileSync(join(own, KEPT), 'utf8'));
    }
  });

  it('is put aside where it is damaged, which is said once', async () => {
    files().keep(experiment);
    const text = readFileSync(join(own, KEPT), 'utf8').slice(0, 7);
    writeFileSync(join(own, KEPT), text);
    const aside = 'last.damaged-2026-11-23T09-05-07-123Z.tapelab';
    expect(details(await files().recall())).toEqual({ what: 'json', line: 2, column: 3, aside, file: KEPT });
    expect(readFileSync(join(own, aside), 'utf8')).toBe(text);
    expect(await files().recall()).toEqual(opened(null));
    files().keep(other);
    expect(await files().recall()).toEqual(opened({ name: null, experiment: other }));
    expect(readdirSync(own).sort()).toEqual([aside, KEPT].sort());
  });

  it('is put aside where a newer TapeLab has written it, or anything else than a file stands there', async () => {
    mkdirSync(own);
    writeFileSync(join(own, KEPT), experimentText(experiment).replace('"version": 1', '"version": 9'));
    expect(details(await files().recall())).toMatchObject({ what: 'version', version: 9, newest: 1 });
    rmSync(own, { recursive: true });
    mkdirSync(join(own, KEPT), { recursive: true });
    expect(details(await files().recall())).toMatchObject({ what: 'unreadable', aside: expect.any(String) });
    files().keep(experiment);
    expect(await files().recall()).toEqual(opened({ name: null, experiment }));
  });
});

describe('a double click', () => {
  it('comes before what is kept, once', async () => {
    const experiments = files();
    experiments.keep(other);
    arrivals.arrive([file('房价 run.tapelab')], folder);
    expect(await experiments.recall()).toEqual(opened({ name: '房价 run', experiment }));
    expect(await experiments.recall()).toEqual(opened({ name: null, experiment: other }));
  });

  it('on a file that is refused says so once, and leaves the file', async () => {
    const experiments = files();
    experiments.keep(other);
    arrivals.arrive([file('list.tapelab', '[]')], folder);
    expect(details(await experiments.recall())).toEqual({ what: 'format', file: 'list.tapelab' });
    expect(readFileSync(join(folder, 'list.tapelab'), 'utf8')).toBe('[]');
    expect(await experiments.recall()).toEqual(opened({ name: null, experiment: other }));
  });

  it('on a file that is gone says so', async () => {
    arrivals.arrive(['gone.tapelab'], folder);
    expect(details(await files().recall())).toMatchObject({ what: 'unreadable', file: 'gone.tapelab' });
    expect(await files().recall()).toEqual(opened(null));
  });
});

describe('the dialog', () => {
  it('opens the chosen file, by its name', async () => {
    chosen = file('mine.TapeLab');
    expect(await files().open()).toEqual(opened({ name: 'mine', experiment }));
  });

  it('opens nothing where it was cancelled', async () => {
    expect(await files().open()).toEqual(opened(null));
  });

  it('refuses folders and files without end or of too many bytes before it reads them', async () => {
    chosen = folder;
    expect(details(await files().open())).toMatchObject({ what: 'unreadable', reason: 'no file' });
    chosen = file('large.tapelab');
    truncateSync(chosen, 100_000_001);
    expect(details(await files().open())).toEqual({ what: 'size', limit: 100, file: 'large.tapelab' });
    if (process.platform === 'win32') return;
    chosen = '/dev/zero';
    expect(details(await files().open())).toMatchObject({ what: 'unreadable', file: 'zero' });
  });

  it('proposes a name and writes where the learner says', async () => {
    chosen = join(folder, 'saved.tapelab');
    expect(await files().save({ name: 'House prices', experiment })).toEqual({ saved: true });
    expect(proposed).toEqual(['House prices.tapelab']);
    expect(readFileSync(chosen, 'utf8')).toBe(experimentText(experiment));
    expect(await files().open()).toEqual(opened({ name: 'saved', experiment }));
  });

  it('writes nothing where it was cancelled, and throws where the disk refuses', async () => {
    expect(await files().save({ name: 'mine', experiment })).toEqual({ saved: false });
    expect(readdirSync(folder)).toEqual([]);
    chosen = join(folder, 'none', 'mine.tapelab');
    await expect(files().save({ name: 'mine', experiment })).rejects.toThrow('ENOENT');
  });
});
