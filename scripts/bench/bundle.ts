import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../setup/linked-runtime.ts';

/**
 * Bundles the engine with what measures it, so that no loader of TypeScript is at work while the clock runs; other
 * libraries stay in `node_modules`.
 * @returns the file of `trial-process.ts`
 */
export async function bundleTrials(): Promise<string> {
  const outDir = join(PROJECT, 'out', 'bench');
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    // Its gradients are registered by a module that Node cannot load by itself.
    ssr: { noExternal: [/^@tensorflow\//] },
    build: { ssr: 'scripts/bench/trial-process.ts', outDir, emptyOutDir: true, target: 'node20.18', minify: false },
  });
  return join(outDir, 'trial-process.js');
}
