import { dataMistake } from './data-mistake.ts';
import { type Encoding, decode } from './decode.ts';

/** The largest file that is read: the text of a larger one a JavaScript engine may not hold. */
const MOST_MEGABYTES = 256;

/**
 * The text of a table's file.
 * @throws Mistake `data` where it is too large, no text, or empty
 */
export function readText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  if (bytes.length > MOST_MEGABYTES * 1e6) throw dataMistake('size', { expected: String(MOST_MEGABYTES) });
  const decoded = decode(bytes);
  if (decoded.text.trim() === '') throw dataMistake('empty');
  return decoded;
}
