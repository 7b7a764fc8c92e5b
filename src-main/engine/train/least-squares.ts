import { Matrix, QrDecomposition, SingularValueDecomposition } from 'ml-matrix';
import { at } from '../tensor/read.ts';
import type { Problem } from './problem.ts';

/** One direction of the parameters, in which the loss is a parabola of its own. */
export interface Mode {
  /** Unit vector in the space of the parameters. */
  readonly direction: readonly number[];
  /** Singular value of the design matrix; 0 where the rows do not determine this direction. */
  readonly stretch: number;
  /** The targets along it: the optimum is `projection / stretch` there. */
  readonly projection: number;
}

/** A linear model's sum of squared errors: least where every mode is at its optimum. */
export interface LeastSquares {
  readonly modes: readonly Mode[];
  /** The optimal parameters; of many that are as good, those of the smallest norm. */
  readonly parameters: readonly number[];
  readonly sumOfSquares: number;
  readonly rank: number;
}

/** Rows that are brought to triangular form at once. */
const BLOCK = 256;

/** Multiplications; some seconds' worth. */
const MOST_WORK = 4e8;

/**
 * Solves the least squares of a linear model in double precision: the design matrix is brought to a triangle block by
 * block, whose singular values are its own. That needs no square of the matrix, which would cost half of the digits.
 * Null where it would take too long.
 */
export function leastSquares(problem: Problem): LeastSquares | null {
  const size = designRow(problem, 0).length + 1;
  if (problem.count * size ** 2 > MOST_WORK || size ** 3 > MOST_WORK) return null;
  const triangle = triangleOf(problem, size);
  const parameters = size - 1;
  const svd = new SingularValueDecomposition(triangle.subMatrix(0, parameters - 1, 0, parameters - 1));
  const modes = modesOf(svd, triangle.getColumn(parameters).slice(0, parameters), problem.count);
  const known = modes.filter(({ stretch }) => stretch > 0);
  const lost = modes.filter(({ stretch }) => stretch === 0);
  return {
    modes,
    parameters: Array.from({ length: parameters }, (_, j) =>
      known.reduce((sum, { direction, stretch, projection }) => sum + ((direction[j] ?? 0) * projection) / stretch, 0),
    ),
    sumOfSquares: triangle.get(parameters, parameters) ** 2 + lost.reduce((sum, mode) => sum + mode.projection ** 2, 0),
    rank: known.length,
  };
}

/** Singular values that rounding alone could have made count as 0, as NumPy's `lstsq` and `matrix_rank` count them. */
function modesOf(svd: SingularValueDecomposition, targets: readonly number[], rows: number): Mode[] {
  const { diagonal, leftSingularVectors, rightSingularVectors } = svd;
  const least = Number.EPSILON * Math.max(rows, diagonal.length) * Math.max(...diagonal);
  return diagonal.map((value, k) => ({
    direction: rightSingularVectors.getColumn(k),
    stretch: value > least ? value : 0,
    projection: leftSingularVectors.getColumn(k).reduce((sum, u, i) => sum + u * (targets[i] ?? 0), 0),
  }));
}

/** The triangle R of [design | targets] = QR. */
function triangleOf(problem: Problem, size: number): Matrix {
  let triangle = Matrix.zeros(size, size);
  for (let from = 0; from < problem.count; from += BLOCK) {
    const rows = Math.min(BLOCK, problem.count - from);
    const block = Matrix.zeros(size + rows, size);
    block.setSubMatrix(triangle, 0, 0);
    for (let i = 0; i < rows; i++) {
      block.setRow(size + i, [...designRow(problem, from + i), at(problem.rows.targets, from + i)]);
    }
    triangle = new QrDecomposition(block).upperTriangularMatrix;
  }
  return triangle;
}

/** A row of the design matrix: the features, and 1 where the intercept stands. */
function designRow({ rows, intercept }: Problem, row: number): number[] {
  const features = rows.columns.map((column) => at(column, row));
  if (intercept === 'none') return features;
  return intercept === 'first' ? [1, ...features] : [...features, 1];
}
