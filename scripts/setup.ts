/**
 * Makes a fresh clone ready to run, after `npm ci`. It may be run any number of times: what is there already is left
 * alone, and what a killed run left half done is done again.
 *
 *     npm run setup                   the usual way
 *     npm run setup -- --official     asks again for the official Electron where a fallback is in use
 *     npm run setup -- --tests        also what the tests need to build an installer
 */
import { ensureDebianPackages, INSTALLER_NEEDS, WINDOW_NEEDS } from './setup/debian-packages.ts';
import { ensureElectron } from './setup/electron-runtime.ts';
import { runScript, stopOnInterrupt } from './setup/failure.ts';

stopOnInterrupt('Run `npm run setup` again: it goes on where it stopped.');
// What root fetches is for every account to read and run.
process.umask(0o022);

await runScript(async () => {
  const needs = process.argv.includes('--tests') ? [...WINDOW_NEEDS, ...INSTALLER_NEEDS] : WINDOW_NEEDS;
  await ensureDebianPackages(needs);
  await ensureElectron(process.argv.includes('--official'));
});
