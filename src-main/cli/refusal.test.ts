import { describe, expect, it } from 'vitest';
import { Mistake } from '../engine/index.ts';
import { UsageError } from './arguments.ts';
import { refusalOf, underlined } from './refusal.ts';

describe('refusalOf', () => {
  it('words mistakes of the user', () => {
    expect(refusalOf(new UsageError('no such thing', 'Usage: ...\n'))).toBe('tapelab: no such thing\nUsage: ...\n');
    expect(refusalOf(new Mistake('too-large', 'that is too much'))).toBe('tapelab: that is too much\n');
  });

  it('lets bugs through', () => {
    const bug = new TypeError('a bug');
    expect(() => refusalOf(bug)).toThrow(bug);
  });
});

describe('underlined', () => {
  it.each([
    ['x + foo(2)', 4, 7, '  x + foo(2)\n      ^^^\n'],
    ['x +', 3, 3, '  x +\n     ^\n'],
    ['x +\n*2', 4, 5, '  x + *2\n      ^\n'],
    ['数＋y', 2, 3, '  数＋y\n      ^\n'],
    ['y+数', 2, 3, '  y+数\n    ^^\n'],
  ])('underlines %j from %i to %i', (text, start, end, expected) => {
    expect(underlined(text, { start, end })).toBe(expected);
  });
});
