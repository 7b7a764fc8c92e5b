/** Greek letters as they are typed, in pairs with the commands of LaTeX; those that look Latin are Latin there. */
const pairs =
  'α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu µ mu ν nu ξ xi ' +
  'π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega ϵ epsilon ϑ vartheta ϕ phi ϱ varrho ' +
  'Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega';

const commands: ReadonlyMap<string, string> = new Map(
  [...pairs.matchAll(/(\S) (\w+)/gu)].map(([, letter = '', name = '']) => [letter, `\\${name}`]),
);

const greek = new RegExp(`[${[...commands.keys()].join('')}]`, 'gu');

/**
 * Words of which pdfLaTeX, which has no Greek letters of its own, can set every Greek one.
 *
 * @example greekInText('the slope by α') // 'the slope by $\\alpha$'
 */
export function greekInText(text: string): string {
  return text.replace(greek, (letter) => `$${commands.get(letter) ?? letter}$`);
}

/**
 * The same for a formula, in which names of several letters stand as words.
 *
 * @example greekInFormula('2α^{2}') // '2{\\alpha}^{2}'
 */
export function greekInFormula(latex: string): string {
  return latex
    .split(/(\\text\{[^{}]*\})/)
    .map((piece, i) =>
      i % 2 === 1 ? greekInText(piece) : piece.replace(greek, (sign) => `{${commands.get(sign) ?? sign}}`),
    )
    .join('');
}
