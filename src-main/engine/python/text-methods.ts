import { pythonError } from '../errors.ts';
import { roomFor } from './budget.ts';
import { iterate } from './iterate.ts';
import { indexOf } from './numbers.ts';
import { own } from './own.ts';
import { formatTemplate } from './template.ts';
import { Callable, type Named, type Value, classOf } from './values.ts';

type Method = (text: string, args: readonly Value[], named: Named) => Value;

/** An argument that has to be a text. */
function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw pythonError('TypeError', `must be str, not ${classOf(value ?? null)}`);
}

/** The signs to strip; white space without any. */
function stripped(text: string, value: Value | undefined, ends: 'left' | 'right' | 'both'): string {
  const signs = value === undefined || value === null ? null : textOf(value);
  const goes = (sign: string) => (signs === null ? /\s/.test(sign) : signs.includes(sign));
  let [start, end] = [0, text.length];
  while (ends !== 'right' && start < end && goes(text.charAt(start))) start++;
  while (ends !== 'left' && end > start && goes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function split(text: string, value: Value | undefined): Value[] {
  if (value === undefined || value === null) return text.trim() === '' ? [] : text.trim().split(/\s+/);
  const gap = textOf(value);
  if (gap === '') throw pythonError('ValueError', 'empty separator');
  return text.split(gap);
}

function join(text: string, value: Value | undefined): string {
  const items = [...iterate(value ?? null)];
  const other = items.findIndex((item) => typeof item !== 'string');
  if (other < 0) {
    roomFor((items as string[]).reduce((length, item) => length + item.length + text.length, 0));
    return items.join(text);
  }
  const found = `expected str instance, ${classOf(items[other] ?? null)} found`;
  throw pythonError('TypeError', `sequence item ${other}: ${found}`);
}

function replaced(text: string, before: string, after: string): string {
  const parts = text.split(before);
  roomFor(text.length + parts.length * after.length);
  return text.replaceAll(before, () => after);
}

function widened(text: string, [width, fill = ' ']: readonly Value[], side: 'left' | 'right' | 'both'): string {
  const missing = Math.min(Math.max(0, indexOf(width ?? 0n) - text.length), 1000);
  const before = side === 'left' ? missing : side === 'right' ? 0 : Math.floor(missing / 2);
  return textOf(fill).repeat(before) + text + textOf(fill).repeat(missing - before);
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const methods: Readonly<Record<string, Method>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.replace(/\p{L}+/gu, capitalised),
  capitalize: (text) => capitalised(text),
  strip: (text, [signs]) => stripped(text, signs, 'both'),
  lstrip: (text, [signs]) => stripped(text, signs, 'left'),
  rstrip: (text, [signs]) => stripped(text, signs, 'right'),
  split: (text, [gap]) => split(text, gap),
  splitlines: (text) => text.replace(/\n$/, '').split('\n'),
  join: (text, [items]) => join(text, items),
  replace: (text, [before, after]) => replaced(text, textOf(before), textOf(after)),
  startswith: (text, [part]) => text.startsWith(textOf(part)),
  endswith: (text, [part]) => text.endsWith(textOf(part)),
  find: (text, [part]) => BigInt(text.indexOf(textOf(part))),
  count: (text, [part]) => BigInt(text.split(textOf(part)).length - 1),
  ljust: (text, args) => widened(text, args, 'right'),
  rjust: (text, args) => widened(text, args, 'left'),
  center: (text, args) => widened(text, args, 'both'),
  zfill: (text, [width]) => widened(text, [width ?? 0n, '0'], 'left'),
  isdigit: (text) => /^\d+$/.test(text),
  index(text, [part]) {
    const place = text.indexOf(textOf(part));
    if (place < 0) throw pythonError('ValueError', 'substring not found');
    return BigInt(place);
  },
  format: (text, args, named) => formatTemplate(text, args, named),
};

/** The methods of a text; undefined for a name that is none. */
export function textAttribute(text: string, name: string): Value | undefined {
  const run = own(methods, name);
  return run && new Callable(name, (args, named) => run(text, args, named));
}
