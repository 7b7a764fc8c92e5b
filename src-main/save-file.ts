import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron';
import type { FileToSave, Saved } from './ipc/contract.ts';
import { writeWhole } from './write-whole.ts';

/** Kinds of files whose name is not simply their extension in capitals. */
const kinds: Readonly<Record<string, string>> = { tex: 'LaTeX', py: 'Python', tapelab: 'TapeLab' };

export interface SaveOptions {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: BrowserWindow;
  /** The folder that the dialog opens in. */
  readonly folder: string;
}

function dialogFor(place: string, extension: string): SaveDialogOptions {
  const kind = extension.slice(1);
  return {
    defaultPath: place,
    filters: kind === '' ? [] : [{ name: kinds[kind] ?? kind.toUpperCase(), extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
}

/** Asks where a file shall go, which gets the extension of the proposed name; null where nothing was chosen. */
export async function choosePlace(name: string, { dialog, window, folder }: SaveOptions): Promise<string | null> {
  const extension = extname(name);
  // The window proposes a name, never a place.
  let proposed = join(folder, basename(name));
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, dialogFor(proposed, extension));
    if (canceled || filePath === '') return null;
    const isWhole = filePath.toLowerCase().endsWith(extension.toLowerCase());
    proposed = isWhole ? filePath : filePath + extension;
    // Nobody has agreed to replace a file whose name was not typed in full: it is asked for again.
    if (isWhole || !existsSync(proposed)) return proposed;
  }
}

/**
 * Asks where a file shall go, and writes it there; a PDF is printed only once there is a place for it.
 * @throws when the page cannot be printed or the disk refuses
 */
export async function saveFile({ name, content }: FileToSave, options: SaveOptions): Promise<Saved> {
  const path = await choosePlace(name, options);
  if (path === null) return { saved: false };
  const pdf = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
  writeWhole(path, content ?? (await options.window.webContents.printToPDF(pdf)));
  return { saved: true };
}
