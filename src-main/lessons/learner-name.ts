/** The longest name of a learner, in UTF-16 code units. */
export const LONGEST_NAME = 60;

/** A name that cannot be given, or a learner that is not there or cannot go; `what` says why. */
export class NameRefused extends Error {
  override readonly name = 'NameRefused';

  constructor(readonly what: 'empty' | 'long' | 'taken' | 'unknown' | 'last') {
    super(`The name is refused: ${what}`);
  }
}

/** On one line, without room around it. */
function tidy(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/**
 * A name as it is kept.
 * @param taken the names that others have
 * @throws NameRefused
 */
export function checkedName(name: string, taken: readonly string[]): string {
  const tidied = tidy(name);
  if (tidied === '') throw new NameRefused('empty');
  if (tidied.length > LONGEST_NAME) throw new NameRefused('long');
  if (taken.includes(tidied)) throw new NameRefused('taken');
  return tidied;
}

/** The first of some names that is not empty; where somebody has it already, with a number behind it. */
export function freeName(names: readonly string[], taken: readonly string[]): string {
  const name = names.map(tidy).find((each) => each !== '') ?? '';
  const whole = shortened(name, LONGEST_NAME);
  if (!taken.includes(whole)) return whole;
  for (let number = 2; ; number++) {
    const behind = ` ${number}`;
    const numbered = shortened(name, LONGEST_NAME - behind.length) + behind;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** At most so many code units, no character cut in half. */
function shortened(name: string, longest: number): string {
  return name.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

/** The names of devices on Windows, whatever extension they have. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A learner's name as the name of a file, without what file systems mind; `progress` for the one without a name. */
export function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'progress';
  return device.test(plain) ? `progress-${plain}` : plain;
}
