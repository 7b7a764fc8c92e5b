/** The gap in a lesson's program that the learner fills in. */
const GAP = '____';

/** A line that gives a name a number, as the programs of lessons write it: `x = tf.Variable(3.0)`. */
const assignment = /^(\s*)([A-Za-z]\w*) = tf\.(Variable|constant)\((-?\d+(?:\.\d*)?(?:e-?\d+)?)\)(\s*(?:#.*)?)$/;

/**
 * A program with the numbers of a point in it, so that it follows what is moved in the pictures.
 * @example programAt('x = tf.Variable(3.0)', { x: 2 }) // 'x = tf.Variable(2.0)'
 */
export function programAt(source: string, point: Readonly<Record<string, number>>): string {
  const lines = source.split('\n').map((line) => {
    const [, indent = '', name = '', maker = '', , rest = ''] = assignment.exec(line) ?? [];
    const value = Object.hasOwn(point, name) ? point[name] : undefined;
    return value === undefined ? line : `${indent}${name} = tf.${maker}(${floatText(value)})${rest}`;
  });
  return lines.join('\n');
}

/** A number as a Python float. */
function floatText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/**
 * What of a program can run: with the gap filled in, all of it; else what stands above the gap.
 * @example runnable('a\nb = ____\nc', '') // 'a'
 * @example runnable('a\nb = ____\nc', '2') // 'a\nb = 2\nc'
 */
export function runnable(source: string, filling: string): string {
  const lines = source.split('\n');
  const gap = gapLine(source);
  if (gap === null) return source;
  if (filling === '') return withoutGap(lines, gap).join('\n');
  return source.replaceAll(GAP, () => filling);
}

/** What stands above the gap; a block that would begin with it does nothing. */
function withoutGap(lines: readonly string[], gap: number): readonly string[] {
  const above = lines.slice(0, gap - 1);
  const indent = /^\s*/.exec(lines[gap - 1] ?? '')?.[0] ?? '';
  return above.at(-1)?.trimEnd().endsWith(':') ? [...above, `${indent}pass`] : above;
}

/** The line of the gap, from 1; null where there is none. */
export function gapLine(source: string): number | null {
  const place = source.split('\n').findIndex((line) => line.includes(GAP));
  return place < 0 ? null : place + 1;
}
