import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the Start page shares with the workbenches. */
const shared = /node_modules[\\/](svelte|@lucide)[\\/]|messages[\\/]compiled|lib[\\/](settings|client)|house-sales/;

/** The oldest Electron that TapeLab supports is 33: Chrome 130 in the window, Node 20.18 outside it. */
const targets = { node: 'node20.18', chrome: 'chrome130' } as const;

export default defineConfig({
  main: {
    build: {
      // Everything is bundled: an installed TapeLab has no node_modules.
      externalizeDeps: false,
      target: targets.node,
      minify: true,
      outDir: 'out/main',
      rollupOptions: { input: { main: at('src-main/main.ts') } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: targets.node,
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: at('src-main/preload.ts') },
        // A sandboxed preload script has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [svelte({ configFile: false })],
    build: {
      target: targets.chrome,
      minify: true,
      outDir: 'out/renderer',
      // Inlined fonts would be data: addresses, which the content policy refuses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: at('src-renderer/index.html'),
        output: {
          // What every view shares comes in one file: fewer requests stand before the first frame.
          codeSplitting: { groups: [{ name: 'shared', test: shared, minShareCount: 2 }] },
        },
      },
    },
  },
});
