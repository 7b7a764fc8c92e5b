import { BrowserWindow } from 'electron';
import { startPage } from './app-protocol.ts';
import type { Theme } from './ipc/contract.ts';

/** The paper of each theme (`tokens.css`), so that the window does not flash before its first frame. */
const paper: Readonly<Record<Theme, string>> = { light: '#fbfaf6', dark: '#14181f', projector: '#ffffff' };

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly theme: Theme;
}

/** Nothing may replace the app's page, open another window, or embed foreign content. */
function confine({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-frame-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Opens the one window: no Node in it, isolated and sandboxed. */
export function openWindow({ preload, icon, theme }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: paper[theme],
    icon,
    title: 'TapeLab',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling checker would fetch dictionaries.
      spellcheck: false,
    },
  });
  confine(window);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startPage);
  return window;
}
