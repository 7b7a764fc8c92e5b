/** A value of an input longer than this is cut short: it stands whole where it was made. */
const longest = 20;

/**
 * Numbers without the blanks that line columns up.
 * @example valueText('[90.1  111.9 ]') // '[90.1 111.9]'
 */
export function valueText(value: string): string {
  return value.replace(/ {2,}/g, ' ').replace(/ (?=\])/g, '');
}

/**
 * The first of many numbers.
 * @example shortText('[137.97 104.5  100.   124.32]') // '[137.97 …]'
 */
export function shortText(value: string): string {
  const text = valueText(value);
  return text.length <= longest ? text : `${text.split(' ')[0] ?? ''} …]`;
}
