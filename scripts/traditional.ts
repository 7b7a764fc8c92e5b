import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { traditionalFiles } from './traditional/files.ts';

// Writes all texts in traditional characters anew, from those in simplified ones and the table of terms.
const root = fileURLToPath(new URL('..', import.meta.url));
for (const { path, text } of traditionalFiles(root)) writeFileSync(join(root, path), text);
