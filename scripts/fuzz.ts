/** Runs the engine's tests with a hundred times as many random cases; minutes, so not part of `npm test`. */
import { spawnSync } from 'node:child_process';

const runs = process.argv[2] ?? '100000';
const { status } = spawnSync('npx', ['vitest', 'run', 'src-main/engine', '--testTimeout', '3600000'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, TAPELAB_FUZZ_RUNS: runs },
});
process.exitCode = status ?? 1;
