import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

// The fuses leave file: without access to the archive, so the page comes with the program.
const main = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 720, useContentSize: true });
  window.loadURL('data:text/html,<!doctype html><title>empty</title><p>Hello</p>');
});
`;

/**
 * The yardstick: the packaged folder with the same runtime and the same fuses, but an app that only opens a window with
 * one word in it.
 */
export async function makeEmptyApp(packaged: string, workshop: string): Promise<string> {
  const source = join(workshop, 'empty');
  const folder = join(workshop, 'empty-packaged');
  await mkdir(source);
  await writeFile(join(source, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  await writeFile(join(source, 'main.js'), main);
  await cp(packaged, folder, { recursive: true });
  await rm(join(folder, 'resources', 'app.asar'));
  await createPackage(source, join(folder, 'resources', 'app.asar'));
  return folder;
}
