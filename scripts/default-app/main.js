/**
 * What a plain Electron runtime runs when it is given an app: `electron [-r FILE] [switches] APP [arguments]`.
 * APP is a folder with a package.json, or a script.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** The files after -r or --require, and the first argument that is not a switch. */
function readArguments(words) {
  const preload = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '-r' || words[at] === '--require') preload.push(resolve(words[++at] ?? ''));
    else if (!words[at].startsWith('-')) return { preload, path: resolve(words[at]) };
  }
  return { preload, path: undefined };
}

/** Makes the app look to itself as it would when installed: name, version and the folder of its settings. */
function introduce(folder, manifest) {
  app.setVersion(manifest.version ?? '');
  app.name = manifest.productName ?? manifest.name ?? app.name;
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.name));
  app.setAppPath(folder);
}

/** The script to run; a folder's package.json names it. */
function findMain(path) {
  const manifestFile = join(path, 'package.json');
  if (!existsSync(manifestFile)) return path;
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  introduce(path, manifest);
  return join(path, manifest.main ?? 'index.js');
}

async function run(words) {
  if (words[0] === '--version' || words[0] === '-v') {
    console.log(`v${process.versions.electron}`);
    return app.exit(0);
  }
  const { preload, path } = readArguments(words);
  // Electron's own sign that an app runs from its sources and is not installed.
  process.defaultApp = true;
  for (const file of preload) createRequire(import.meta.url)(file);
  if (!path) throw new Error('no app is given: electron [-r FILE] APP');
  await import(pathToFileURL(findMain(path)).href);
}

// Electron becomes ready only after this module is through: until then an app may do what has to be done before.
await run(process.argv.slice(1)).catch((error) => {
  console.error(error);
  app.exit(1);
});
