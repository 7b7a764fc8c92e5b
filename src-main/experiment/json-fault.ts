/** White space, then a mark, the beginning of a string, or a number or word. */
const token = /[ \t\n\r]*(?:([{}[\],:"])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** What strings are made of, piece by piece; of the control characters, JSON knows the first 32. */
const piece = /[^"\\\p{Cc}]+|[\u007f-\u009f]+|\\["\\/bfnrt]|\\u[\da-fA-F]{4}/uy;

/** Where the string ends whose first character is at a position; null where it does not. */
function endOfString(text: string, from: number): number | null {
  let end = from;
  for (piece.lastIndex = from; piece.test(text);) end = piece.lastIndex;
  return text[end] === '"' ? end + 1 : null;
}

type Expected = 'value' | 'first-item' | 'key' | 'first-key' | 'colon' | 'next';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Follows JSON token by token. */
class Reader {
  #expected: Expected = 'value';
  readonly #open: string[] = [];

  get isComplete(): boolean {
    return this.#expected === 'next' && this.#open.length === 0;
  }

  /** Takes a mark, `"` for a string, or `0` for any other value; false where it cannot stand here. */
  takes(kind: string): boolean {
    const next = this.#after(kind);
    if (next !== null) this.#expected = next;
    return next !== null;
  }

  #after(kind: string): Expected | null {
    const expected = this.#expected;
    if (this.#closes(kind)) return this.#open.pop() === undefined ? null : 'next';
    if (expected === 'colon') return kind === ':' ? 'value' : null;
    if (expected === 'key' || expected === 'first-key') return kind === '"' ? 'colon' : null;
    if (expected === 'next') return kind === ',' ? this.#afterComma() : null;
    if (kind === '"' || kind === '0') return 'next';
    if (kind !== '{' && kind !== '[') return null;
    this.#open.push(kind);
    return kind === '{' ? 'first-key' : 'first-item';
  }

  #closes(kind: string): boolean {
    const canClose = ['next', 'first-key', 'first-item'].includes(this.#expected);
    return canClose && kind === closers[this.#open.at(-1) ?? ''];
  }

  #afterComma(): Expected | null {
    const open = this.#open.at(-1);
    return open === undefined ? null : open === '{' ? 'key' : 'value';
  }
}

/** Where a text stops being JSON, as a number of characters; its length where it breaks off, null where it is JSON. */
export function jsonFault(text: string): number | null {
  const reader = new Reader();
  let end = 0;
  for (let next: number | null = 0; next !== null; next = nextEnd(text, end, reader)) end = next;
  const rest = /[^ \t\n\r]/g;
  rest.lastIndex = end;
  const fault = rest.exec(text)?.index ?? null;
  return fault === null && !reader.isComplete ? text.length : fault;
}

/** Where the token ends that follows a position; null where there is none, or it cannot stand there. */
function nextEnd(text: string, from: number, reader: Reader): number | null {
  token.lastIndex = from;
  const match = token.exec(text);
  if (match === null || !reader.takes(match[1] ?? '0')) return null;
  return match[1] === '"' ? endOfString(text, token.lastIndex) : token.lastIndex;
}
