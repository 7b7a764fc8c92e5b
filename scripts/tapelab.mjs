#!/usr/bin/env node
// Runs the terminal program from its TypeScript sources, whatever the working directory and its own tsconfig.json.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('../src-main/cli.ts');
