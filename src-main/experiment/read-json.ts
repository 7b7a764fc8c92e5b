import { jsonFault } from './json-fault.ts';
import { NotRead } from './not-read.ts';

/** @param limit in bytes */
export function tooLarge(limit: number): NotRead {
  const megabytes = limit / 1e6;
  return new NotRead(`The file is larger than ${megabytes} MB.`, { what: 'size', limit: megabytes });
}

function decode(bytes: Uint8Array, limit: number): string {
  if (bytes.length > limit) throw tooLarge(limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotRead('The file is no text.', { what: 'not-text' });
  }
}

/**
 * The content of a JSON file.
 * @param limit the longest file, in bytes
 * @throws NotRead with the place of the fault where it is none
 */
export function readJson(bytes: Uint8Array, limit: number): unknown {
  const text = decode(bytes, limit);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.slice(0, jsonFault(text) ?? text.length).split('\n');
    const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
    throw new NotRead(`Line ${line}, character ${column} is no JSON.`, { what: 'json', line, column });
  }
}
