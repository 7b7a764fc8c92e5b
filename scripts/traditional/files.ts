import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { traditionalMarkdown, traditionalMessages } from './convert.ts';

/** A file in traditional characters, and what it has to contain. */
export interface TraditionalFile {
  readonly path: string;
  readonly text: string;
}

const MESSAGES = 'assets/messages';
const LESSONS = 'assets/lessons';

/** Every file that is made from the one in simplified characters beside it. */
export function traditionalFiles(root: string): readonly TraditionalFile[] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const lessons = readdirSync(join(root, LESSONS))
    .map((folder) => `${LESSONS}/${folder}`)
    .filter((folder) => existsSync(join(root, folder, 'zh-Hans.md')))
    .map((folder) => ({ path: `${folder}/zh-Hant.md`, text: traditionalMarkdown(read(`${folder}/zh-Hans.md`)) }));
  const messages = { path: `${MESSAGES}/zh-Hant.json`, text: traditionalMessages(read(`${MESSAGES}/zh-Hans.json`)) };
  return [messages, ...lessons];
}
