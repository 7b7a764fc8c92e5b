import { BrowserWindow, type WebContents } from 'electron';
import { isOwnPage, startPage } from './app-files.ts';
import type { Settings, Theme } from './ipc/contract.ts';

/** The paper of each theme (`tokens.css`), in which the window appears at once, before its first frame. */
const paper: Readonly<Record<Theme, string>> = { light: '#fbfaf6', dark: '#14181f', projector: '#ffffff' };

/** A page that dies twice within this many milliseconds is not loaded a third time. */
const revivalPause = 10_000;

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** What the page starts with, asked for whenever it is loaded. */
  readonly settings: () => Settings;
}

/** Nothing may replace the page that `contents` shows, open another window from it, or embed foreign content. */
export function confine(contents: WebContents): void {
  // WebRTC sends its packets past every request filter; there is no proxy, so this leaves it no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The settings stand in the page's address, so that the first frame has not to wait for an answer. */
function load(window: BrowserWindow, settings: Settings): void {
  void window.loadURL(`${startPage}?${new URLSearchParams({ ...settings }).toString()}`);
}

/** A page whose process has died is loaded again, unless it has only just been loaded: then it would die for ever. */
function revive(window: BrowserWindow, settings: () => Settings): void {
  let revived = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || performance.now() - revived < revivalPause) return;
    revived = performance.now();
    load(window, settings());
  });
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
    backgroundColor: paper[settings().theme],
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
  revive(window, settings);
  // Script in the page can reach about: addresses without asking; from there it is brought back.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isOwnPage(url)) load(window, settings());
  });
  load(window, settings());
  return window;
}
