import { describe, expect, it } from 'vitest';
import en from '../../assets/messages/en.json' with { type: 'json' };
import zhHans from '../../assets/messages/zh-Hans.json' with { type: 'json' };

const languages = { en, 'zh-Hans': zhHans } as Record<string, Record<string, string>>;
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(Object.entries(languages))('%s', (_language, messages) => {
  it('has every text, and none that is empty', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(en).sort());
    expect(Object.entries(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fills the same places as English', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(placeholders(text), key).toEqual(placeholders((en as Record<string, string>)[key] ?? ''));
    }
  });
});

it('Chinese texts are Chinese', () => {
  const same = Object.entries(zhHans).filter(([key, text]) => text === (en as Record<string, string>)[key]);
  expect(same.map(([key]) => key)).toEqual(['$schema']);
});

it('every text is shown somewhere', () => {
  const sources = Object.values(
    import.meta.glob<string>(['../**/*.{ts,svelte}', '../../src-main/**/*.ts', '!**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).join('\n');
  const used = new Set([...sources.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key));
  expect(Object.keys(en).filter((key) => key !== '$schema' && !used.has(key))).toEqual([]);
});
