import { defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['src-main/**/*.test.ts', 'src-renderer/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Setting up a DOM costs; only tests that need one ask for it, in their first line.
    environment: 'node',
    // A property of a thousand cases takes its time on a busy machine.
    testTimeout: 60_000,
  },
});
