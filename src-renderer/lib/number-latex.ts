/**
 * A number that is written already, in LaTeX: minus, powers of ten and words such as `inf` need one of their own.
 * @example numberLatex('−1.5e-7') // '-1.5\\cdot 10^{-7}'
 * @example numberLatex('inf') // '\\mathrm{inf}'
 */
export function numberLatex(written: string): string {
  const text = written.replace('\u2212', '-');
  const [, mantissa, power] = /^(-?[\d.]+)e\+?(-?\d+)$/.exec(text) ?? [];
  if (mantissa !== undefined && power !== undefined) return `${mantissa}\\cdot 10^{${power}}`;
  return /[a-z]/.test(text) ? `\\mathrm{${text}}` : text;
}
