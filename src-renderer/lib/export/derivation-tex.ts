import { greekInFormula, greekInText } from './greek-tex.ts';

/** A line of a derivation for a document. */
export interface TexLine {
  /** What was done, and why. */
  readonly title: string;
  readonly words: string;
  readonly latex: string;
  /** Comparisons under which it holds, in LaTeX. */
  readonly conditions: readonly string[];
}

/** A derivation for a document. */
export interface TexDerivation {
  readonly title: string;
  /** The function, as `f = …`. */
  readonly formula: string;
  readonly lines: readonly TexLine[];
  /** The word before conditions. */
  readonly where: string;
  readonly isChinese: boolean;
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '∂': '$\\partial$',
  '²': '$^2$',
  '³': '$^3$',
};

/**
 * Plain words in LaTeX.
 *
 * @example escaped('50 % of x_1') // '50 \\% of x\\_1'
 */
export function escaped(text: string): string {
  return greekInText(text.replace(/[\\^~∂²³]|[#$%&_{}]/g, (sign) => special[sign] ?? `\\${sign}`));
}

/** Inline, because a formula in the text breaks at its signs where it is too long for a line. */
const typeset = (latex: string): string => `\\noindent$\\displaystyle ${greekInFormula(latex)}$\\par`;

function lineOf({ title, words, latex, conditions }: TexLine, where: string): string {
  const held =
    conditions.length === 0 ? '' : `\n\\noindent ${escaped(where)} $${greekInFormula(conditions.join(',\\; '))}$\\par`;
  return `\\medskip\n\\noindent\\textbf{${escaped(title)}.} ${escaped(words)}\\par\\smallskip\n${typeset(latex)}${held}`;
}

/** A complete document of a derivation, for any LaTeX; in Chinese for XeLaTeX or LuaLaTeX. */
export function derivationTex({ title, formula, lines, where, isChinese }: TexDerivation): string {
  return [
    isChinese ? '\\documentclass[a4paper]{ctexart}' : '\\documentclass[a4paper]{article}',
    '\\usepackage{amsmath,amssymb}',
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\allowdisplaybreaks',
    '\\raggedright',
    '\\begin{document}',
    `\\section*{${escaped(title)}}`,
    typeset(formula),
    ...lines.map((line) => lineOf(line, where)),
    '\\end{document}',
    '',
  ].join('\n');
}
