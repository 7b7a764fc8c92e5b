import type { MistakeDetails } from '../engine/errors.ts';
import type { Outcome } from '../ipc/contract.ts';

/**
 * What is wrong with a file that cannot be opened, told by `details.what`:
 * - of the file: `unreadable` { reason }, `size` { limit: in MB }, `not-text`
 * - of its form: `json` { line, column }, `format`, `no-progress`, `version` { version, newest }, `value` { path }
 * - of its sense: `no-columns`, `unnamed-column` { position }, `same-name` { column }, `uneven-columns` { column, rows,
 *   expected }, `no-such-column` { column }, `no-features`, `same-feature` { column }, `target-is-feature` { column },
 *   `initial` { found, expected }, `cursor` { iteration, iterations }, `contour` { found, parameters }, `charts` { found }
 */
export class NotRead extends Error {
  override readonly name = 'NotRead';

  constructor(
    message: string,
    readonly details: MistakeDetails & { readonly what: string },
  ) {
    super(message);
  }
}

/** The refusal of a file: `thrown` in the words of the contract, with the name of the file and more that is worth telling. */
export function fileNotRead(thrown: unknown, file: string, more: MistakeDetails = {}): Outcome<never> {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const details = thrown instanceof NotRead ? thrown.details : { what: 'unreadable', reason };
  const message = `${file}: ${reason}`;
  return { ok: false, problem: { kind: 'file-not-read', message, span: null, details: { ...details, ...more, file } } };
}
