import type { Readings, ReadingsAnswer } from '../../src-main/ipc/contract.ts';

/** The notations in which an answer can be taken elsewhere. */
export const notations = ['text', 'latex', 'tensorflow', 'numpy'] as const;

export type Notation = (typeof notations)[number];

export type Copied = 'value' | 'gradient' | 'hessian';

type Cells = readonly (readonly Readings[])[];

const pythonList = (cells: readonly string[]): string => `[${cells.join(', ')}]`;

const matrixForms: Readonly<Record<Notation, (rows: readonly (readonly string[])[]) => string>> = {
  text: (rows) => pythonList(rows.map(pythonList)),
  latex: (rows) => `\\begin{pmatrix} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{pmatrix}`,
  tensorflow: (rows) => `tf.stack(${pythonList(rows.map((row) => `tf.stack(${pythonList(row)})`))})`,
  numpy: (rows) => `np.array(${pythonList(rows.map(pythonList))})`,
};

const vectorForms: Readonly<Record<Notation, (cells: readonly string[]) => string>> = {
  text: pythonList,
  latex: (cells) => matrixForms.latex(cells.map((cell) => [cell])),
  tensorflow: (cells) => `tf.stack(${pythonList(cells)})`,
  numpy: (cells) => `np.array(${pythonList(cells)})`,
};

/** TensorFlow stacks no integers with floats. */
function asFloat(code: string, notation: Notation): string {
  return notation === 'tensorflow' && /^-?\d+$/.test(code) ? `${code}.0` : code;
}

/**
 * The function, its gradient or its Hessian in a notation, ready to be pasted.
 * @example copyForm({ variables: ['x'], value: { text: 'x^2' }, gradient: [{ text: '2*x' }], hessian: [] }, 'gradient', 'text') // '[2*x]'
 */
export function copyForm({ value, gradient, hessian }: ReadingsAnswer, what: Copied, notation: Notation): string {
  const read = (cells: readonly Readings[]) => cells.map((cell) => asFloat(cell[notation], notation));
  const rows = (cells: Cells) => cells.map(read);
  if (what === 'value') return value[notation];
  return what === 'gradient' ? vectorForms[notation](read(gradient)) : matrixForms[notation](rows(hessian));
}
