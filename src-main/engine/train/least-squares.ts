import { Matrix, QrDecomposition } from 'ml-matrix';
import { at } from '../tensor/read.ts';
import { orthogonalize, product } from './orthogonal-rows.ts';
import type { Problem } from './problem.ts';

/** One direction of the parameters that the rows determine; the loss is a parabola of its own along it. */
export interface Mode {
  /** Unit vector in the space of the parameters. */
  readonly direction: Float64Array;
  /** Singular value of the design matrix. */
  readonly stretch: number;
  /** The targets along it: the optimum is `projection / stretch` there. */
  readonly projection: number;
}

/** A linear model's sum of squared errors: least where every mode is at its optimum. */
export interface LeastSquares {
  /** As many as the rank of the design matrix. */
  readonly modes: readonly Mode[];
  /** The optimal parameters; of many that are as good, those of the smallest norm. */
  readonly parameters: readonly number[];
  readonly sumOfSquares: number;
}

/** Rows that are brought to triangular form at once. */
const BLOCK = 256;

/** Multiplications of the way to the triangle; some seconds' worth. */
const MOST_WORK = 4e8;

/** Multiplications of one round of the Jacobi method; some ten are usual, which take some seconds. */
const MOST_IN_A_ROUND = 5e7;

/**
 * Solves the least squares of a linear model in double precision. Where there are more rows than parameters, the design
 * matrix is brought to a triangle block by block, whose singular values are its own; then the rows, with their targets,
 * are turned until they are orthogonal. That needs no square of the matrix, which would cost half of the digits. Null
 * where it would take too long.
 */
export function leastSquares(problem: Problem): LeastSquares | null {
  const parameters = designRow(problem, 0).length;
  const isWide = problem.count <= parameters;
  if (!isWide && problem.count * (parameters + 1) ** 2 > MOST_WORK) return null;
  if (Math.min(problem.count, parameters) ** 2 * parameters > MOST_IN_A_ROUND) return null;
  const [rows, rest] = isWide ? [rowsFrom(problem, 0, problem.count), 0] : triangleOf(problem, parameters);
  const rounding = Number.EPSILON * Math.max(problem.count, parameters);
  return orthogonalize(rows, parameters, rounding) ? solutionOf(rows, parameters, rounding, rest) : null;
}

/**
 * @param rows orthogonal, each with its target at the end
 * @param rounding the share of the largest singular value below which one counts as 0, as NumPy's `lstsq` and `matrix_rank`
 *   count it
 * @param rest what no parameters explain, squared
 */
function solutionOf(rows: readonly Float64Array[], parameters: number, rounding: number, rest: number): LeastSquares {
  const stretches = Float64Array.from(rows, (row) => Math.sqrt(product(row, row, parameters)));
  const least = rounding * Math.max(...stretches);
  const modes: Mode[] = [];
  const best = new Float64Array(parameters);
  let sumOfSquares = rest;
  rows.forEach((row, i) => {
    const [stretch, projection] = [at(stretches, i), at(row, parameters)];
    if (!(stretch > least)) return void (sumOfSquares += projection ** 2);
    const direction = row.slice(0, parameters).map((value) => value / stretch);
    direction.forEach((value, j) => (best[j] = at(best, j) + (value * projection) / stretch));
    modes.push({ direction, stretch, projection });
  });
  return { modes, parameters: [...best], sumOfSquares };
}

/** The rows of the triangle R of [design | targets] = QR, and the square of what is left of the targets below them. */
function triangleOf(problem: Problem, parameters: number): readonly [Float64Array[], number] {
  const size = parameters + 1;
  let triangle = Matrix.zeros(size, size);
  for (let from = 0; from < problem.count; from += BLOCK) {
    const rows = rowsFrom(problem, from, Math.min(problem.count, from + BLOCK));
    const block = Matrix.zeros(size + rows.length, size);
    block.setSubMatrix(triangle, 0, 0);
    rows.forEach((row, i) => block.setRow(size + i, row));
    triangle = new QrDecomposition(block).upperTriangularMatrix;
  }
  const rows = Array.from({ length: parameters }, (_, i) => Float64Array.from(triangle.getRow(i)));
  return [rows, triangle.get(parameters, parameters) ** 2];
}

/** Rows of the design matrix, each with its target at the end. */
function rowsFrom(problem: Problem, from: number, to: number): Float64Array[] {
  return Array.from({ length: to - from }, (_, i) =>
    Float64Array.of(...designRow(problem, from + i), at(problem.rows.targets, from + i)),
  );
}

/** A row of the design matrix: the features, and 1 where the intercept stands. */
function designRow({ rows, intercept }: Problem, row: number): number[] {
  const features = rows.columns.map((column) => at(column, row));
  if (intercept === 'none') return features;
  return intercept === 'first' ? [1, ...features] : [...features, 1];
}
