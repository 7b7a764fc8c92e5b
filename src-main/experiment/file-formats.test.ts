import { describe, expect, it } from 'vitest';
import formats from '../../docs/file-formats.md?raw';
import { experimentText, LARGEST, readExperiment } from './experiment-file.ts';
import { experimentSchema } from './experiment-schema.ts';

/** The part on experiments. */
const document = formats.split(/^(?=## )/m).find((part) => part.startsWith('## `.tapelab`')) ?? '';

const example = /^```json\n(?<text>[^]*?)^```$/m.exec(document)?.groups?.text ?? '';
const described = [...document.matchAll(/^\| `(?<field>[\w.]+)` /gm)].map(({ groups }) => groups?.field ?? '');

/** The paths of all fields, without the places in lists. */
function fieldsIn(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const own = [...path, name];
    return [own.join('.'), ...fieldsIn(field, own)];
  });
}

/** The words of all lists of words in a schema. */
function* wordsIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, inner] of Object.entries(part)) {
    if (name === 'options' && Array.isArray(inner)) yield* inner as string[];
    else yield* wordsIn(inner);
  }
}

describe('docs/file-formats.md, on experiments', () => {
  it('shows a file that opens, line by line as the app writes it', () => {
    const written = experimentText(readExperiment(new TextEncoder().encode(example)));
    const close = (text: string): string => text.replaceAll(/(?<=\[[^\]]*,) +/g, '');
    expect(close(written)).toBe(close(example));
  });

  it('describes every field, and no other', () => {
    // A file has every field of the schema; the rival has those of the settings.
    const parts = [...new Set(fieldsIn(JSON.parse(example)))].map((field) => field.replace(/^experiment\./, ''));
    const grouped = ['data', 'settings', 'view', 'rival'];
    const fields = parts.filter((field) => !grouped.includes(field) && !field.startsWith('rival.'));
    expect([...described].sort()).toEqual(fields.sort());
    for (const part of grouped) expect(document).toContain(`\`experiment.${part}\``);
  });

  it('names every word that a field may hold', () => {
    const words = [...wordsIn(experimentSchema)];
    expect(words.length).toBeGreaterThan(20);
    for (const word of words) expect(document).toContain(`\`"${word}"\``);
  });

  it('tells the size that is refused', () => {
    expect(document).toContain(`more than ${LARGEST / 1e6} MB`);
  });
});
