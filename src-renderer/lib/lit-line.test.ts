import { describe, expect, it } from 'vitest';
import { litLine } from './lit-line.ts';

const marked = '\\htmlClass{after-2}{2x \\htmlClass{before-3}{\\frac{d}{dx}\\left[x\\right]}} + \\left\\{y\\right\\}';

describe('litLine', () => {
  it('lights what a step is about to rewrite, and takes out other marks', () => {
    const { latex, whole } = litLine(marked, { side: 'before', from: 3, to: 3 });
    expect(latex).toBe('2x \\htmlClass{lit before}{\\frac{d}{dx}\\left[x\\right]} + \\left\\{y\\right\\}');
    expect(whole).toBe(false);
  });

  it('lights the outermost part that any of some steps has made', () => {
    const { latex } = litLine('\\htmlClass{after-2}{2\\htmlClass{after-3}{x}}+1', { side: 'after', from: 2, to: 3 });
    expect(latex).toBe('\\htmlClass{lit after}{2x}+1');
  });

  it('says so where everything is lit, so that the line can still be broken', () => {
    const all = { latex: '2x+1', whole: true };
    expect(
      litLine('\\htmlClass{after-1 before-2}{2\\htmlClass{before-3}{x}+1}', { side: 'after', from: 1, to: 1 }),
    ).toEqual(all);
    expect(litLine('2\\htmlClass{before-3}{x}+1', { side: 'after', from: 1, to: 2 })).toEqual(all);
  });

  it('does not take two parts at both ends for everything', () => {
    const both = '\\htmlClass{before-1}{x}+\\htmlClass{before-1}{x}';
    expect(litLine(both, { side: 'before', from: 1, to: 1 }).whole).toBe(false);
  });

  it('tells step 1 from step 12', () => {
    expect(litLine('1+\\htmlClass{before-12}{x}', { side: 'before', from: 1, to: 1 })).toEqual({
      latex: '1+x',
      whole: true,
    });
  });

  it('lights nothing where there is no step', () => {
    expect(litLine(marked, null)).toEqual({
      latex: '2x \\frac{d}{dx}\\left[x\\right] + \\left\\{y\\right\\}',
      whole: false,
    });
  });
});
