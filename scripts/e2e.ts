/** Runs the end-to-end tests, on a virtual screen where there is no other. Arguments go to `playwright test`. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ACCOUNT_VARIABLE, chooseAccount, describeSandbox } from '../e2e/account.ts';
import { ensureDisplay } from './display.ts';
import { ensureDebianPackages, INSTALLER_NEEDS, WINDOW_NEEDS } from './setup/debian-packages.ts';
import { runScript } from './setup/failure.ts';
import { PROJECT } from './setup/linked-runtime.ts';

/** The script behind the command `playwright`. */
const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');

function runTests(env: NodeJS.ProcessEnv): Promise<number> {
  const args = [playwright, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: 'inherit', cwd: PROJECT, env })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}

await runScript(async () => {
  // The tests of the installer build one.
  await ensureDebianPackages([...WINDOW_NEEDS, ...INSTALLER_NEEDS]);
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  const account = await chooseAccount();
  console.log(describeSandbox(account));
  try {
    return await runTests({ ...process.env, [ACCOUNT_VARIABLE]: JSON.stringify(account) });
  } finally {
    display.stop();
  }
});
