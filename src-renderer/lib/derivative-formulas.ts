import type { DerivativeAnswer, Formula, Written } from '../../src-main/ipc/contract.ts';
import { tinted } from './formula.ts';
import { formatNumber } from './numbers.ts';

/** A formula with what a screen reader says instead of it. */
export interface Spoken {
  readonly latex: string;
  readonly label: string;
}

/** More rows or columns than this are not written out: no learner reads them, and typesetting them takes seconds. */
const mostCells = 8;

/** The first cells, a sign for what is left out, and the last. */
function abbreviated<Cell>(cells: readonly Cell[], dots: Cell): readonly Cell[] {
  return cells.length <= mostCells ? cells : [...cells.slice(0, mostCells - 2), dots, ...cells.slice(-1)];
}

function column(cells: readonly string[]): string {
  return `\\begin{pmatrix}${abbreviated(cells, '\\vdots').join('\\\\')}\\end{pmatrix}`;
}

function matrix(rows: readonly (readonly string[])[]): string {
  return column(rows.map((row) => abbreviated(row, '\\cdots').join('&')));
}

/** The same for the ear. */
function spoken(cells: readonly string[], separator: string): string {
  return abbreviated(cells, '…').join(separator);
}

/** A computed number inside a formula; minus and words such as `inf` need LaTeX of their own. */
function numberLatex(value: number): string {
  const text = formatNumber(value).replace('\u2212', '-');
  const exponent = /^(-?[\d.]+)e\+?(-?\d+)$/.exec(text);
  if (exponent) return `${exponent[1] ?? ''}\\cdot 10^{${exponent[2] ?? ''}}`;
  return /[a-z]/.test(text) ? `\\mathrm{${text}}` : text;
}

const latexOf = ({ latex }: Written): string => latex;
const textOf = ({ text }: Written): string => text;

/**
 * The conditions of several formulas, each once: where all of them hold, so do all the formulas.
 *
 * @example conditionsOf([{ text: '1', latex: '1' }]) // null
 */
export function conditionsOf(formulas: readonly Formula[]): Spoken | null {
  const every = formulas.flatMap(({ conditions = [] }) => conditions);
  const unique = [...new Map(every.map((condition) => [condition.text, condition])).values()];
  if (unique.length === 0) return null;
  return {
    latex: abbreviated(unique.map(latexOf), '\\ldots').join(',\\; '),
    label: spoken(unique.map(textOf), ', '),
  };
}

/** The eigenvalues that are written out, numbered from 1: of many the first and the last, whose numbers show the gap. */
export function shownEigenvalues(eigenvalues: readonly number[]): readonly { index: number; value: number }[] {
  const numbered = eigenvalues.map((value, position) => ({ index: position + 1, value }));
  return numbered.length <= mostCells ? numbered : [...numbered.slice(0, mostCells - 1), ...numbered.slice(-1)];
}

/** `∇f = (formulas) = (numbers)`; the numbers only where the point is complete. */
export function gradientFormula({ symbolic, numeric }: DerivativeAnswer): Spoken {
  const formulas = `\\nabla f = ${column(symbolic.gradient.map(latexOf))}`;
  const label = `∇f = (${spoken(symbolic.gradient.map(textOf), ', ')})`;
  if (!numeric) return { latex: formulas, label };
  return {
    latex: `${formulas} = ${tinted('backward', column(numeric.gradient.map(numberLatex)))}`,
    label: `${label} = (${spoken(numeric.gradient.map(formatNumber), ', ')})`,
  };
}

/** `H = (formulas) = (numbers)`; the numbers only where the point is complete and they say more than the formulas. */
export function hessianFormula({ symbolic, numeric }: DerivativeAnswer): Spoken {
  const formulas = matrix(symbolic.hessian.map((row) => row.map(latexOf)));
  const label = `H = (${spoken(
    symbolic.hessian.map((row) => spoken(row.map(textOf), ', ')),
    '; ',
  )})`;
  const numbers = numeric && matrix(numeric.hessian.map((row) => row.map(numberLatex)));
  if (!numbers || numbers === formulas) return { latex: `H = ${formulas}`, label };
  return {
    latex: `H = ${formulas} = ${tinted('backward', numbers)}`,
    label: `${label} = (${spoken(
      numeric.hessian.map((row) => spoken(row.map(formatNumber), ', ')),
      '; ',
    )})`,
  };
}
