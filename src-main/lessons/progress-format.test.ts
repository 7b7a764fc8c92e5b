import { describe, expect, it } from 'vitest';
import formats from '../../docs/file-formats.md?raw';
import { LONGEST_NAME } from './learner-name.ts';
import { LARGEST, progressText, readProgress } from './progress-file.ts';

/** The part on progress. */
const document = formats.split(/^(?=## )/m).find((part) => part.includes('tapelab-progress')) ?? '';
const example = /^```json\n(?<text>[^]*?)^```$/m.exec(document)?.groups?.text ?? '';
const described = [...document.matchAll(/^\| `(?<field>[\w.]+)` /gm)].map(({ groups }) => groups?.field ?? '');

/** Each field by its own name and that of what it stands in; what stands in a record has the record's name. */
function fieldsIn(value: unknown, within: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const isRecord = ['lessons', 'answers', 'hints'].includes(within);
    if (isRecord && name.includes('-')) return fieldsIn(field, within);
    return [within === '' ? name : `${within}.${name}`, ...fieldsIn(field, name)];
  });
}

describe('docs/file-formats.md, on progress', () => {
  it('shows a file that opens, as the app writes it', () => {
    expect(progressText(readProgress(new TextEncoder().encode(example)))).toBe(example);
  });

  it('describes every field, and no other', () => {
    const fields = new Set(fieldsIn(JSON.parse(example), ''));
    fields.delete('progress');
    expect([...described].sort()).toEqual([...fields].sort());
  });

  it('tells the sizes that are refused', () => {
    expect(document).toContain(`more than ${LARGEST / 1e6} MB`);
    expect(document).toContain(`at most ${LONGEST_NAME} UTF-16`);
  });
});
