import type { BrowserWindow, Dialog } from 'electron';

export interface ChooseOptions {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly window: BrowserWindow;
  /** The folder that the dialog opens in. */
  readonly folder: string;
}

/** Asks for an experiment's file; null where the dialog was cancelled. */
export async function chooseExperiment({ dialog, window, folder }: ChooseOptions): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: folder,
    filters: [{ name: 'TapeLab', extensions: ['tapelab'] }],
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
