import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedName, fileName, freeName, LONGEST_NAME, NameRefused } from './learner-name.ts';

function refusalOf(name: string, taken: readonly string[] = []): string {
  try {
    checkedName(name, taken);
  } catch (thrown) {
    if (thrown instanceof NameRefused) return thrown.what;
    throw thrown;
  }
  return 'none';
}

const anyText = fc.string({ unit: 'binary', maxLength: 100 });

describe('the name of a learner', () => {
  it.each([
    ['  小明 ', '小明'],
    ['Ada\t\n Lovelace', 'Ada Lovelace'],
    ['a\u0000b', 'a b'],
    ['../x', '../x'],
    ['CON', 'CON'],
    ['👩‍🏫', '👩‍🏫'],
    ['x'.repeat(LONGEST_NAME), 'x'.repeat(LONGEST_NAME)],
  ])('is kept on one line: %j', (given, kept) => {
    expect(checkedName(given, [])).toBe(kept);
  });

  it.each([
    ['', 'empty'],
    [' \t\n\u3000', 'empty'],
    ['x'.repeat(LONGEST_NAME + 1), 'long'],
    ['x'.repeat(10_000), 'long'],
    [' 小明', 'taken'],
  ])('is refused in words: %j', (given, what) => {
    expect(refusalOf(given, ['小明'])).toBe(what);
  });

  it('of a file is one that nobody has', () => {
    expect(freeName(['小明'], [])).toBe('小明');
    expect(freeName(['小明'], ['小明'])).toBe('小明 2');
    expect(freeName(['小明'], ['小明', '小明 2'])).toBe('小明 3');
    expect(freeName([' ', 'my file'], [''])).toBe('my file');
  });

  it('of a file can be given, whatever it is and whoever is there', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 12 }), (name, others) => {
        const taken: string[] = [];
        for (let count = 0; count <= others; count++) taken.push(freeName([name, 'file'], taken));
        expect(new Set(taken).size).toBe(others + 1);
        for (const each of taken) expect(checkedName(each, [])).toBe(each);
      }),
    );
  });
});

describe('the file of a learner is called', () => {
  it.each([
    ['小明', '小明'],
    ['Ada Lovelace', 'Ada Lovelace'],
    ['', 'progress'],
    ['...', 'progress'],
    ['../x', '-x'],
    ['..\\..\\x', '-..-x'],
    ['/etc/passwd', '-etc-passwd'],
    ['CON', 'progress-CON'],
    ['lpt1', 'progress-lpt1'],
    ['console', 'console'],
    ['a:b*c?"d"<e>|f', 'a-b-c-d-e-f'],
    ['.hidden', 'hidden'],
    ['x. ', 'x'],
  ])('%j: %j', (name, wanted) => {
    expect(fileName(name)).toBe(wanted);
  });

  it('something that every file system takes', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const made = fileName(name);
        expect(made).toMatch(/^[^.\s][^<>:"/\\|?*\p{Cc}]*$/u);
        expect(made).not.toMatch(/[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)$/i);
      }),
    );
  });
});
