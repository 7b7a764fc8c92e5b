import { BrowserWindow, type WebContents } from 'electron';
import { startPage } from './app-files.ts';
import type { Settings, Theme } from './ipc/contract.ts';

/** The paper of each theme (`tokens.css`), in which the window appears at once, before its first frame. */
const paper: Readonly<Record<Theme, string>> = { light: '#fbfaf6', dark: '#14181f', projector: '#ffffff' };

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** What the page starts with; it stands in its address, so that the first frame has not to wait for an answer. */
  readonly settings: Settings;
}

/** Nothing may replace the page that `contents` shows, open another window from it, or embed foreign content. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Opens the one window: no Node in it, isolated and sandboxed. */
export function openWindow({ preload, icon, settings }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    useContentSize: true,
    autoHideMenuBar: true,
    backgroundColor: paper[settings.theme],
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
  void window.loadURL(`${startPage}?${new URLSearchParams({ ...settings }).toString()}`);
  return window;
}
