import { dataMistake } from './data-mistake.ts';

/** In which encodings tables come, by their names in the standard of the web. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The marks at the beginning of a text that tell its encoding. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text in a file: what its mark says, else UTF-8, or GB18030 (with GBK and GB2312 in it) where it is no UTF-8. The
 * mark is left out.
 *
 * @throws Mistake `data` where it is none of these
 * @example decode(Uint8Array.of(0xc3, 0xe6, 0xbb, 0xfd)) // { text: '面积', encoding: 'gb18030' }
 */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const marked = marks.find(([, mark]) => mark.every((byte, k) => bytes[k] === byte))?.[0];
  if (marked === undefined && bytes.includes(0)) throw dataMistake('not-text');
  for (const encoding of marked ? [marked] : (['utf-8', 'gb18030'] as const)) {
    const text = decodeAs(encoding, bytes);
    if (text !== null) return { text, encoding };
  }
  throw dataMistake('encoding');
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}
