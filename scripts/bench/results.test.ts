import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Part, saveResults } from './results.ts';

const part = (date: string): Part => ({
  date,
  machine: { processor: 'one', cores: 2, gigabytes: 8, system: 'Linux', load: 0 },
  versions: { Node: '20.19.0' },
  figures: [{ section: 'Gradient', subject: 'x^2', candidate: 'TapeLab', value: 1.23456, unit: 'ms' }],
});

it('a part that is not measured again keeps its figures', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tapelab-results-'));
  try {
    const file = join(folder, 'new', 'results.json');
    await saveResults({ engine: part('2025-01-01'), app: part('2025-01-01') }, file);
    await saveResults({ app: part('2025-02-02') }, file);
    const saved = JSON.parse(await readFile(file, 'utf8')) as unknown;
    expect(saved).toMatchObject({ engine: { date: '2025-01-01' }, app: { date: '2025-02-02' } });
    expect(saved).toMatchObject({ engine: { figures: [{ value: 1.23 }] } });
  } finally {
    await rm(folder, { recursive: true });
  }
});
