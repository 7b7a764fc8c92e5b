import { describe, expect, it } from 'vitest';
import glossary from '../../assets/messages/glossary.json' with { type: 'json' };
import en from '../../assets/messages/en.json' with { type: 'json' };
import zhHans from '../../assets/messages/zh-Hans.json' with { type: 'json' };
import zhHant from '../../assets/messages/zh-Hant.json' with { type: 'json' };

const languages = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant } as Record<string, Record<string, string>>;
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

describe('the terms of the glossary', () => {
  const words = (text: string): string => text.replace(/`[^`]*`|\{\w+\}/g, ' ');

  it.each(glossary)('$en', (term) => {
    const english = new RegExp(`\\b${term.en}s?\\b`, 'i');
    const departures = Object.entries(en)
      .filter(([, text]) => english.test(words(text)))
      .filter(([key]) => !term['zh-Hans'].some((wanted) => (zhHans as Record<string, string>)[key]?.includes(wanted)));
    expect(departures.map(([key]) => key)).toEqual([]);
  });

  it('has no name that another thing has: scaling is neither regularisation nor, from 0 to 1, standardisation', () => {
    for (const text of Object.values(zhHans)) expect(text).not.toMatch(/正则化|(?<!线性)归一化|震荡|海塞/);
  });
});

describe('texts of components', () => {
  const components = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });

  /** Names that are the same in every language. */
  const names =
    /^(?:TapeLab|tf\.GradientTape|GradientTape|Square|Mul|AddV2|Loss|float32|None|assign_sub|SGD|Adam|max|min|stack|reshape|English · 简体中文 · 繁體中文|· Language · 语言|\((?:Home|End)\))$/;

  /** The words between tags, without what is computed. */
  function wordsOf(source: string): string[] {
    const markup = source
      .replace(
        /<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<code[\s\S]*?<\/code>|<pre class="code">[\s\S]*?<\/pre>/g,
        '',
      )
      .replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '')
      .replace(/=>/g, '');
    const between = [...markup.matchAll(/>([^<>]+)</g)].map(([, text = '']) => text.trim());
    const said = [...markup.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text = '']) =>
      text.trim(),
    );
    return [...between, ...said].filter((text) => /\p{L}{2,}/u.test(text) && !names.test(text));
  }

  it.each(Object.entries(components))('%s has none of its own', (_path, source) => {
    expect(wordsOf(source)).toEqual([]);
  });
});
