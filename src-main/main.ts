import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, nativeTheme, session } from 'electron';
import icon from '../assets/window-icon.png?asset';
import { registerScheme, serveApp } from './app-protocol.ts';
import { EngineHost } from './host/engine-host.ts';
import createEngineWorker from './host/engine.worker?nodeWorker';
import type { NoticeChannel, Notices, Settings } from './ipc/contract.ts';
import { createHandlers } from './ipc/handlers.ts';
import { setMenu } from './menu.ts';
import { keepChromiumOffline, keepOffline } from './offline.ts';
import { saveFile } from './save-file.ts';
import { settingsFile, systemSettings } from './settings-file.ts';
import { serveContract } from './serve-contract.ts';
import { confine, openWindow } from './window.ts';

/** One computation may take this long, in milliseconds, before it is stopped. */
const deadline = 5000;

/** The engine's worker starts this long after the window's first frame, in milliseconds, out of that frame's way. */
const warmUpDelay = 300;

function broadcast<N extends NoticeChannel>(channel: N, notice: Notices[N]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(channel, notice);
}

function boot(): void {
  const settings = settingsFile(join(app.getPath('userData'), 'settings.json'), () =>
    systemSettings([app.getLocale(), ...app.getPreferredSystemLanguages()], nativeTheme.shouldUseDarkColors),
  );
  const engine = new EngineHost({
    spawn: () => createEngineWorker({ name: 'engine' }),
    deadline,
    onRestart: (reason) => broadcast('engine:restarted', { reason }),
  });
  const onSettings = ({ language }: Settings): void => setMenu(language, { restartEngine: () => engine.restart() });

  keepOffline(session.defaultSession);
  serveApp(session.defaultSession.protocol, join(import.meta.dirname, '../renderer'));
  serveContract(
    createHandlers({
      engine,
      settings,
      onSettings,
      copy: (text) => clipboard.writeText(text),
      saveFile: (file) => saveFile(file, { dialog, window, folder: app.getPath('documents') }),
    }),
  );
  onSettings(settings.read());
  const window = openWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    icon,
    settings: () => settings.read(),
  });
  window.webContents.once('did-finish-load', () => setTimeout(() => engine.warmUp(), warmUpDelay));
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('before-quit', () => void engine.close());
}

keepChromiumOffline(app);
registerScheme();
app.on('web-contents-created', (_event, contents) => confine(contents));
app.on('window-all-closed', () => app.quit());
// A second start shows the window of the first: two would write the same settings.
if (app.requestSingleInstanceLock()) void app.whenReady().then(boot);
else app.quit();
