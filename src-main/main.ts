import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, nativeTheme, session } from 'electron';
import icon from '../assets/window-icon.png?asset';
import { registerScheme, serveApp } from './app-protocol.ts';
import { chooseFile } from './choose-file.ts';
import { Arrivals } from './experiment/arrivals.ts';
import { experimentFiles, KEPT } from './experiment/experiments.ts';
import { EngineHost } from './host/engine-host.ts';
import createEngineWorker from './host/engine.worker?nodeWorker';
import type { FileToSave, NoticeChannel, Notices, Settings } from './ipc/contract.ts';
import { createHandlers } from './ipc/handlers.ts';
import { LearnerBook } from './lessons/learners.ts';
import { setMenu } from './menu.ts';
import { keepChromiumOffline, keepOffline } from './offline.ts';
import { choosePlace, saveFile } from './save-file.ts';
import { settingsFile, systemSettings } from './settings-file.ts';
import { serveContract } from './serve-contract.ts';
import { confine, openWindow } from './window.ts';
import { clearUnfinished } from './write-whole.ts';

/** One computation may take this long, in milliseconds, before it is stopped. */
const deadline = 5000;

/** The engine's worker starts this long after the window's first frame, in milliseconds, out of that frame's way. */
const warmUpDelay = 300;

/** The name in the app's own folder of the file with the settings. */
const SETTINGS = 'settings.json';

/** The folder there with a file for each learner. */
const PROGRESS = 'progress';

function broadcast<N extends NoticeChannel>(channel: N, notice: Notices[N]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(channel, notice);
}

const arrivals = new Arrivals();

/** Takes in the experiments among the files that the system asks to open; an open window is told. */
function arrive(paths: readonly string[], folder: string): void {
  if (arrivals.arrive(paths, folder)) broadcast('experiment:arrived', null);
}

function engineHost(): EngineHost {
  return new EngineHost({
    spawn: () => createEngineWorker({ name: 'engine' }),
    deadline,
    onRestart: (reason) => broadcast('engine:restarted', { reason }),
    onProgress: (share) => broadcast('engine:progress', { share }),
  });
}

/** The dialogs for files, over the window that there is once one is asked for. */
function fileDialogs(window: () => BrowserWindow) {
  const options = () => ({ dialog, window: window(), folder: app.getPath('documents') });
  return {
    chooseFile: (kind: Parameters<typeof chooseFile>[0]) => chooseFile(kind, options()),
    choosePlace: (name: string) => choosePlace(name, options()),
    saveFile: (file: FileToSave) => saveFile(file, options()),
  };
}

function boot(): void {
  const folder = app.getPath('userData');
  const settings = settingsFile(join(folder, SETTINGS), () =>
    systemSettings([app.getLocale(), ...app.getPreferredSystemLanguages()], nativeTheme.shouldUseDarkColors),
  );
  const engine = engineHost();
  const onSettings = ({ language }: Settings): void => setMenu(language, { restartEngine: () => engine.restart() });
  const dialogs = fileDialogs(() => window);
  const { choosePlace } = dialogs;
  const chooseProgress = () => dialogs.chooseFile('json');
  const learners = new LearnerBook({ folder: join(folder, PROGRESS), chooseFile: chooseProgress, choosePlace });
  learners.clearUnfinished();
  for (const name of [SETTINGS, KEPT]) clearUnfinished(join(folder, name));
  keepOffline(session.defaultSession);
  serveApp(session.defaultSession.protocol, join(import.meta.dirname, '../renderer'));
  serveContract(
    createHandlers({
      engine,
      settings,
      experiments: experimentFiles({ folder, arrivals, chooseFile: () => dialogs.chooseFile('tapelab'), choosePlace }),
      learners,
      onSettings,
      copy: (text) => clipboard.writeText(text),
      saveFile: dialogs.saveFile,
    }),
  );
  onSettings(settings.read());
  const window = openWindow({
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    icon,
    settings: () => settings.read(),
  });
  window.webContents.once('did-finish-load', () => setTimeout(() => engine.warmUp(), warmUpDelay));
  app.on('second-instance', (_event, args, directory) => {
    arrive(args, directory);
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('before-quit', () => void engine.close());
}

keepChromiumOffline(app);
registerScheme();
app.on('web-contents-created', (_event, contents) => confine(contents));
app.on('window-all-closed', () => app.quit());
arrive(process.argv, process.cwd());
// On macOS a double click comes as an event, at the first start before everything else.
app.on('open-file', (event, path) => {
  event.preventDefault();
  arrive([path], '/');
});
// A second start shows the window of the first: two would write the same settings.
if (app.requestSingleInstanceLock()) void app.whenReady().then(boot);
else app.quit();
