import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What a reader can hold in the head at once; see CONTRIBUTING.md. */
const size = {
  'max-lines-per-function': ['warn', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
};

export default ts.config(
  { ignores: ['out/', 'dist/', 'assets/messages/compiled/'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      ...size,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // A component's script is one function to the linter.
      'max-lines-per-function': 'off',
      // `let { value = $bindable(), label } = $props()` is how a bindable property is declared.
      'prefer-const': 'off',
    },
  },
  {
    files: ['src-renderer/**'],
    ignores: ['src-renderer/lib/client.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'tapelab', message: 'Ask through lib/client.ts, which words every failure.' },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: {
      'max-lines-per-function': 'off',
      // Playwright's fixtures take an object pattern even where nothing is taken out of it.
      'no-empty-pattern': 'off',
    },
  },
  {
    // Commands speak through the console; configuration is CommonJS where its tool wants that.
    files: ['scripts/**', '**/*.cjs'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);
