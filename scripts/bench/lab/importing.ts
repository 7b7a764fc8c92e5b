import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { settle, takeRecording, watchGaps } from './painted-frames.ts';

const ROWS = 100_000;

/** Long enough for what follows the import, such as that the experiment is kept, to be over. */
const REST = 1500;

export interface ImportFigures {
  /** Milliseconds from choosing the file to the frame that shows the table and every chart of its run. */
  readonly shown: number;
  /** Milliseconds of the longest time between two frames meanwhile and shortly after. */
  readonly longestGap: number;
}

/** Numbers with the digits that measured ones have. */
function csv(): string {
  const line = (k: number): string => {
    const area = 40 + ((k * 7919) % 10_007) / 100;
    const rooms = 1 + (k % 5);
    return `${area.toFixed(2)},${rooms},${(0.9 * area + 4 * rooms + ((k * 104_729) % 997) / 50).toFixed(2)}`;
  };
  return `area,rooms,price\n${Array.from({ length: ROWS }, (_, k) => line(k)).join('\n')}\n`;
}

/** Chooses a file as the dialog does; the app reads it itself, so that its bytes do not come from here. */
async function chooseFile(page: Page, file: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument');
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input[type=file]' });
  await client.send('DOM.setFileInputFiles', { nodeId, files: [file] });
  await client.detach();
}

async function importFile(page: Page, file: string): Promise<ImportFigures> {
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await settle(page, 300);
  await watchGaps(page);
  await takeRecording(page);
  await chooseFile(page, file);
  await page.getByText(`${ROWS.toLocaleString('en')} rows.`).waitFor();
  await settle(page, REST);
  const { frames, acts, longestGap } = await takeRecording(page);
  const end = frames.findLast(({ isDrawn }) => isDrawn);
  return { shown: (end?.at ?? NaN) - (acts[0] ?? NaN), longestGap };
}

/** Imports a table of 100,000 rows and three columns into the Regression lab, which has to be open on the page. */
export async function measureImport(page: Page): Promise<ImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'tapelab-import-'));
  try {
    await writeFile(join(folder, 'sales.csv'), csv());
    // The app may run as another account.
    await chmod(folder, 0o755);
    return await importFile(page, join(folder, 'sales.csv'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
