/** The Greek letters that LaTeX has a command for; spelled out, they are one variable and not a product of letters. */
export const greekLetters: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

/**
 * Whether `name` can name a variable: letters, digits and underscores, not starting with a digit.
 * @example isName('w_1') // true
 * @example isName('1w') // false
 */
export function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name);
}

const LONGEST_COMPARED = 50;

/**
 * The known name that was probably meant, or null when none is near: at most half of the letters differ, upper and
 * lower case apart. A single letter is near only to itself in the other case, for any letter is one change away; a name
 * of more than 50 letters is near to none, for it would take long to compare.
 * @example nearestName('sine', ['sin', 'cos']) // 'sin'
 */
export function nearestName(name: string, known: Iterable<string>): string | null {
  if (name.length > LONGEST_COMPARED) return null;
  const wanted = name.toLowerCase();
  const tolerance = Math.min(Math.floor(wanted.length / 2), 3);
  let best: { name: string; distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), tolerance);
    if (distance <= tolerance && (best === null || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name ?? null;
}

/** Letters to insert, delete or change to make `b` of `a`; any number above `limit` when it takes more than that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
}
