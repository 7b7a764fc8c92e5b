import { basename, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron';
import type { FileToSave, Saved } from './ipc/contract.ts';
import { writeWhole } from './write-whole.ts';

/** Kinds of files whose name is not simply their extension in capitals. */
const kinds: Readonly<Record<string, string>> = { tex: 'LaTeX', py: 'Python' };

export interface SaveOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: BrowserWindow;
  /** The folder that the dialog opens in. */
  readonly folder: string;
}

function proposal(name: string, folder: string): SaveDialogOptions {
  // The window proposes a name, never a place.
  const proposed = basename(name);
  const extension = extname(proposed).slice(1);
  return {
    defaultPath: join(folder, proposed),
    filters: extension === '' ? [] : [{ name: kinds[extension] ?? extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
}

/**
 * Asks where a file shall go, and writes it there; a PDF is printed only once there is a place for it.
 * @throws when the page cannot be printed or the disk refuses
 */
export async function saveFile({ name, content }: FileToSave, { dialog, window, folder }: SaveOptions): Promise<Saved> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, proposal(name, folder));
  if (canceled || filePath === '') return { saved: false };
  const pdf = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
  writeWhole(filePath, content ?? (await window.webContents.printToPDF(pdf)));
  return { saved: true };
}
