import type { DerivativeAnswer, Formula, Written } from '../../src-main/ipc/contract.ts';
import { slot, tinted } from './formula.ts';
import { numberLatex } from './number-latex.ts';
import { formatNumber } from './numbers.ts';

/** A formula with what a screen reader says instead of it. */
export interface Spoken {
  readonly latex: string;
  readonly label: string;
}

/** Formulas and, where the point is complete, what they are there. */
export interface Evaluated extends Spoken {
  readonly numbers: {
    readonly latex: string;
    /** Numbers for the places left open in `latex`, so that it is not typeset anew while only they change. */
    readonly slots: Readonly<Record<string, string>>;
  } | null;
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

/** A number that needs no LaTeX of its own: neither an exponent nor a word such as `inf`. */
const isPlain = (text: string): boolean => !/[a-z]/.test(text);

/** A computed number inside a formula: a place for it where it is plain, else typeset. */
function cell(value: number, name: string): string {
  const text = formatNumber(value);
  return isPlain(text) ? slot(name) : numberLatex(text);
}

/** The places of plain numbers, by the names of their entries. */
function slotsOf(entries: readonly (readonly [string, number])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.map(([name, value]) => [name, formatNumber(value)] as const).filter(([, text]) => isPlain(text)),
  );
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

const numbersOf = (latex: string, slots: Readonly<Record<string, string>>): Evaluated['numbers'] => ({
  latex: `{} = ${tinted('backward', latex)}`,
  slots,
});

/** `∇f = (formulas) = (numbers)`; the numbers only where the point is complete. */
export function gradientFormula({ symbolic, numeric }: DerivativeAnswer): Evaluated {
  const latex = `\\nabla f = ${column(symbolic.gradient.map(latexOf))}`;
  const label = `∇f = (${spoken(symbolic.gradient.map(textOf), ', ')})`;
  if (!numeric) return { latex, label, numbers: null };
  const cells = numeric.gradient.map((value, i) => cell(value, `g${i}`));
  return {
    latex,
    label: `${label} = (${spoken(numeric.gradient.map(formatNumber), ', ')})`,
    numbers: numbersOf(column(cells), slotsOf(numeric.gradient.map((value, i) => [`g${i}`, value]))),
  };
}

/** Whether the numbers are not what the formulas are already. */
function saysMore(formulas: readonly Formula[], numbers: readonly number[]): boolean {
  return formulas.some(({ text }, i) => text.replace('-', '\u2212') !== formatNumber(numbers[i] ?? NaN));
}

/** `H = (formulas) = (numbers)`; the numbers only where the point is complete and they say more than the formulas. */
export function hessianFormula({ symbolic, numeric }: DerivativeAnswer): Evaluated {
  const latex = `H = ${matrix(symbolic.hessian.map((row) => row.map(latexOf)))}`;
  const label = `H = (${rowsSpoken(symbolic.hessian.map((row) => row.map(textOf)))})`;
  if (!numeric || !saysMore(symbolic.hessian.flat(), numeric.hessian.flat())) return { latex, label, numbers: null };
  const named = numeric.hessian.map((row, i) => row.map((value, j) => [`h${i}-${j}`, value] as const));
  const cells = named.map((row) => row.map(([name, value]) => cell(value, name)));
  return {
    latex,
    label: `${label} = (${rowsSpoken(numeric.hessian.map((row) => row.map(formatNumber)))})`,
    numbers: numbersOf(matrix(cells), slotsOf(named.flat())),
  };
}

const rowsSpoken = (rows: readonly (readonly string[])[]): string =>
  spoken(
    rows.map((row) => spoken(row, ', ')),
    '; ',
  );
