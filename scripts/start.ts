/** Opens the built app. Everything after `npm start --` is handed on to it. */
import { spawn } from 'node:child_process';
import { hasDisplay } from './display.ts';
import { canSandbox, isRoot } from './sandbox.ts';
import { runScript, SetupFailure } from './setup/failure.ts';
import { linkedRuntime, PROJECT } from './setup/linked-runtime.ts';

/** Chromium complains about services that many systems do not have; only what is fatal matters to a user. */
const QUIET = ['--log-level=3'];

/** Runs a program in the foreground; its exit code. */
function foreground(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  // Ctrl-C reaches the program too, which then ends in its own way.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    spawn(command, args, { stdio: 'inherit', env, cwd: PROJECT })
      .on('error', reject)
      .on('exit', (code) => resolve(code ?? 1));
  });
}

/** The switches this account needs, each said. */
function sandboxSwitches(): string[] {
  if (process.platform !== 'linux') return [];
  if (!isRoot() && canSandbox()) return [];
  console.log(
    isRoot()
      ? 'Running as root: Chromium starts with --no-sandbox.'
      : 'This system lets no ordinary account make user namespaces: Chromium starts with --no-sandbox.',
  );
  return ['--no-sandbox'];
}

/** Where nothing can be shown on a screen, the tour shows the app in pictures. */
function tour(args: string[]): Promise<number> {
  console.log(
    'There is no display (DISPLAY and WAYLAND_DISPLAY are not set): running the tour (`npm run tour`) instead.',
  );
  return foreground(process.execPath, [...process.execArgv, 'scripts/tour.ts', ...args], process.env);
}

await runScript(async () => {
  const args = process.argv.slice(2);
  if (!hasDisplay()) return tour(args);
  const runtime = linkedRuntime();
  if (!runtime) throw new SetupFailure('There is no Electron to run.', 'Run `npm run setup` first.');
  const env = { ...process.env };
  // With it Electron would be a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return foreground(runtime.executable, [...sandboxSwitches(), ...QUIET, PROJECT, ...args], env);
});
