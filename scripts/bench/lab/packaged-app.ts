import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, describeSandbox } from '../../../e2e/account.ts';
import { ensureDisplay } from '../../display.ts';
import { packageApp } from '../../installers/package-app.ts';
import { markOf, readManifest } from '../../installers/release.ts';
import { SetupFailure } from '../../setup/failure.ts';
import { linkedRuntime } from '../../setup/linked-runtime.ts';

/** The packaged app while it is measured. */
interface PackagedProgram {
  readonly executable: string;
  /** The version of Electron in it. */
  readonly electron: string;
}

async function packageInto(workshop: string): Promise<PackagedProgram> {
  const runtime = linkedRuntime();
  if (!runtime) throw new SetupFailure('There is no Electron to measure.', 'Run `npm run setup` first.');
  const manifest = readManifest();
  const packaged = await packageApp({ manifest, runtime, mark: markOf(runtime), folder: workshop }, workshop);
  // An installer sets these rights; the account that runs the app here is not the one that packaged it.
  spawnSync('chmod', ['-R', 'a+rX', workshop]);
  console.log(`Electron ${runtime.version}, packaged, 1280x720. ${describeSandbox(await chooseAccount())}`);
  return { executable: join(packaged, manifest.name), electron: runtime.version };
}

/** Packages the app, which has to be built, and removes the package when the work with it is done. */
export async function withPackagedApp<Result>(work: (program: PackagedProgram) => Promise<Result>): Promise<Result> {
  process.umask(0o022);
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  const workshop = await mkdtemp(join(tmpdir(), 'tapelab-bench-'));
  try {
    return await work(await packageInto(workshop));
  } finally {
    await rm(workshop, { recursive: true, force: true });
    display.stop();
  }
}
