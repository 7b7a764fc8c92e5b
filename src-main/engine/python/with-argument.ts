/** An argument as it should be. */
interface Wanted {
  readonly name: string;
  readonly value: string;
  /** How many arguments stand before it where it is given without its name; left out where it never is. */
  readonly place?: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * A line of Python in which the first call that the pattern finds has an argument: in place of the value that it has, or
 * as one more. A call that goes on in the next line, or that hands on arguments with `*`, stays as it is.
 * @param call ends with the opening bracket
 * @example withArgument('f(1, a=g(2))', /f\(/, { name: 'a', value: '3' }) // 'f(1, a=3)'
 * @example withArgument('f(1)', /f\(/, { name: 'a', value: '3' }) // 'f(1, a=3)'
 */
export function withArgument(text: string, call: RegExp, { name, value, place }: Wanted): string {
  const found = call.exec(text);
  if (found === null) return text;
  const from = found.index + found[0].length;
  const parts = argumentsFrom(text, from);
  if (parts === null) return text;
  const written = parts.map(({ start, end }) => text.slice(start, end));
  if (written.some((each) => each.startsWith('*'))) return text;
  const named = written.findIndex((each) => nameIn(each)?.name === name);
  const at = named < 0 && place !== undefined && isPositional(written[place]) ? place : named;
  const part = parts[at];
  if (part !== undefined) {
    return text.slice(0, part.start + (nameIn(written[at])?.length ?? 0)) + value + text.slice(part.end);
  }
  return added(text, from, parts, `${name}=${value}`);
}

/**
 * One more argument; a comma after the last one, and the blank of a call without any, are left out.
 * @param from the place after the opening bracket
 */
function added(text: string, from: number, parts: readonly Part[], argument: string): string {
  const last = parts.findLast(({ start, end }) => end > start);
  const before = last === undefined ? text.slice(0, from) : `${text.slice(0, last.end)}, `;
  return before + argument + text.slice(parts.at(-1)?.end);
}

/** The name that an argument is given by, and how long it is with its equals sign. */
function nameIn(argument = ''): { readonly name: string; readonly length: number } | null {
  const found = /^(\w+)\s*=(?!=)\s*/.exec(argument);
  return found && { name: found[1] ?? '', length: found[0].length };
}

const isPositional = (argument = ''): boolean => argument !== '' && nameIn(argument) === null;

/** A text in quotes, or its beginning where it does not end. */
const TEXT = /(["'])(?:\\.|(?!\1).)*\1?/y;

/**
 * Where the arguments of a call stand, without the spaces around them; null where the line ends before the call.
 * @param from the place after the opening bracket
 */
function argumentsFrom(text: string, from: number): readonly Part[] | null {
  const parts: Part[] = [];
  let [start, depth] = [from, 0];
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '#') return null;
    if (sign === '"' || sign === "'") {
      TEXT.lastIndex = at;
      at += (TEXT.exec(text)?.[0].length ?? 1) - 1;
    }
    if (depth === 0 && ',)'.includes(sign)) {
      parts.push(trimmed(text, start, at));
      start = at + 1;
    }
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign) && --depth < 0) return parts;
  }
  return null;
}

function trimmed(text: string, start: number, end: number): Part {
  const part = text.slice(start, end);
  const first = part.trim() === '' ? end : start + part.length - part.trimStart().length;
  return { start: first, end: first + part.trim().length };
}
