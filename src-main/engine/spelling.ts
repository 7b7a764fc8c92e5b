const FULL_WIDTH_OFFSET = 0xfee0;

/** Other signs for the same, one unit each. */
const SAME: ReadonlyMap<string, string> = new Map([
  ...eachOf('×·⋅∙∗', '*'),
  ...eachOf('÷∕', '/'),
  ...eachOf('−–', '-'),
  ...eachOf('∣', '|'),
  ...eachOf('。', '.'),
]);

/**
 * The same meaning for each of the characters, as entries of a map.
 * @example eachOf('×·', '*') // [['×', '*'], ['·', '*']]
 */
export function eachOf(characters: string, meaning: string): [string, string][] {
  return [...characters].map((character) => [character, meaning]);
}

/**
 * A text in the plain spelling, one unit for one, so that offsets stay those of the text as typed: the full-width
 * characters that Chinese input methods produce become ASCII, and the signs for times, over and minus become `*`, `/`
 * and `-`.
 * @example plainSpelling('２×（x－１。５）') // '2*(x-1.5)'
 */
export function plainSpelling(text: string): string {
  return text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[×·⋅∙∗÷∕−–∣。]/g, (sign) => SAME.get(sign) ?? sign);
}

/** The superscript digits in order. */
export const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @example digitsOf('¹²') // '12' */
export function digitsOf(raised: string): string {
  return [...raised].map((digit) => superscripts.indexOf(digit)).join('');
}
