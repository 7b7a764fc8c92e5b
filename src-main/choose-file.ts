import type { BrowserWindow, Dialog } from 'electron';

export interface ChooseOptions {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly window: BrowserWindow;
  /** The folder that the dialog opens in. */
  readonly folder: string;
}

/** Asks for a file of a kind; null where the dialog was cancelled. */
export async function chooseFile(
  extension: 'tapelab' | 'json',
  { dialog, window, folder }: ChooseOptions,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: folder,
    filters: [{ name: 'TapeLab', extensions: [extension] }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
