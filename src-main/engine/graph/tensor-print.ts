/** Digits that some float32 need to be told from its neighbours, and that are enough for many. */
const [SURE, SHORT] = [9, 6];

/**
 * A float32 as `tf.print` writes it: in six digits where they say it exactly, else in nine; `None` where there is none.
 * @example printed(Math.fround(1 / 3)) // '0.333333343'
 * @example printed(33) // '33'
 */
export function printed(value: number | null): string {
  if (value === null) return 'None';
  if (!Number.isFinite(value)) return plainName(value);
  const short = general(value, SHORT);
  return Math.fround(Number(short)) === value ? short : general(value, SURE);
}

/**
 * Tensors in lists as `tf.print` writes them.
 * @example printedList([[2, 2], [2, null]].map(printedList)) // '[[2, 2], [2, None]]'
 */
export function printedList(entries: readonly (number | null | string)[]): string {
  return `[${entries.map((entry) => (typeof entry === 'string' ? entry : printed(entry))).join(', ')}]`;
}

/**
 * A tensor of one float32 as Python's `print` writes it.
 * @example tensorText(33) // 'tf.Tensor(33.0, shape=(), dtype=float32)'
 */
export function tensorText(value: number): string {
  return `tf.Tensor(${numpyText(value)}, shape=(), dtype=float32)`;
}

/** A float32 as NumPy writes it: the fewest digits that say which it is, with an exponent from a million on. */
function numpyText(value: number): string {
  if (!Number.isFinite(value)) return plainName(value);
  const digits = Array.from({ length: SURE }, (_, i) => value.toPrecision(i + 1));
  const shortest = Number(digits.find((text) => Math.fround(Number(text)) === value) ?? value);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return paddedExponent(shortest.toExponential());
  const text = Object.is(shortest, -0) ? '-0' : String(shortest);
  return text.includes('.') ? text : `${text}.0`;
}

/** C's `%.*g`: an exponent below 0.0001 and where the number has more digits before the point than asked for. */
function general(value: number, digits: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power < -4 || power >= digits) return paddedExponent(`${trimmed(mantissa)}e${exponent}`);
  return trimmed(value.toFixed(digits - 1 - power));
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** At least two digits, as C has it. */
const paddedExponent = (text: string): string => text.replace(/e([+-])(\d)$/, 'e$10$2');

function plainName(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/**
 * A number as Python reads it as a float.
 * @example floatText(3) // '3.'
 * @example floatText(-Infinity) // '-math.inf'
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'math.nan' : value > 0 ? 'math.inf' : '-math.inf';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.`;
}
