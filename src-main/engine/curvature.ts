import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** What the signs of a Hessian's eigenvalues say of the curvature. */
export type Definiteness =
  'positive-definite' | 'negative-definite' | 'indefinite' | 'positive-semidefinite' | 'negative-semidefinite' | 'zero';

/** What a point is where the gradient vanishes; inconclusive where an eigenvalue is 0 and none has the other sign. */
export type CriticalPoint = 'minimum' | 'maximum' | 'saddle' | 'inconclusive';

export interface Curvature {
  /** Eigenvalues of the Hessian, from the smallest to the largest. */
  readonly eigenvalues: readonly number[];
  readonly definiteness: Definiteness;
  /** Null where the gradient does not vanish: such a point is none of them. */
  readonly criticalPoint: CriticalPoint | null;
}

/** Relative size below which an eigenvalue, or a step to the zero of the gradient, counts as rounding. */
const ROUNDING = 1e-12;

/** Hessians of more rows are left alone: nobody reads so many eigenvalues. */
const MOST_ROWS = 100;

/**
 * The curvature at a point. Null for more than 100 variables, for none, and where a number is not finite.
 * @param gradient at the point, n entries
 * @param hessian at the point, n rows of n entries, symmetric
 * @param at the values of the variables, n entries
 * @example curvatureAt([14, 6], [[2, 2], [2, 0]], [3, 4])?.definiteness // 'indefinite'
 * @example curvatureAt([0, 0], [[2, 2], [2, 0]], [0, 0])?.criticalPoint // 'saddle'
 * @example curvatureAt([0], [[0]], [0])?.criticalPoint // 'inconclusive'
 */
export function curvatureAt(
  gradient: readonly number[],
  hessian: readonly (readonly number[])[],
  at: readonly number[],
): Curvature | null {
  const isReadable = [...gradient, ...hessian.flat()].every(Number.isFinite);
  if (!isReadable || hessian.length === 0 || hessian.length > MOST_ROWS) return null;
  const eigenvalues = eigenvaluesOf(hessian);
  const largest = Math.max(...eigenvalues.map(Math.abs));
  const signs = new Set(eigenvalues.map((value) => (Math.abs(value) <= ROUNDING * largest ? 0 : Math.sign(value))));
  const definiteness = definitenessOf(signs);
  const vanishes = gradient.every((slope, i) => {
    // A slope that a step of rounding size would bring to 0 is 0.
    return Math.abs(slope) <= ROUNDING * largest * Math.max(1, Math.abs(at[i] ?? 0));
  });
  return { eigenvalues, definiteness, criticalPoint: vanishes ? kindOf(definiteness) : null };
}

/** A symmetric matrix has real eigenvalues. */
function eigenvaluesOf(matrix: readonly (readonly number[])[]): number[] {
  const rows = new Matrix(matrix.map((row) => [...row]));
  const { realEigenvalues } = new EigenvalueDecomposition(rows, { assumeSymmetric: true });
  return [...realEigenvalues].sort((a, b) => a - b);
}

function definitenessOf(signs: ReadonlySet<number>): Definiteness {
  const [hasPlus, hasMinus, hasZero] = [signs.has(1), signs.has(-1), signs.has(0)];
  if (hasPlus && hasMinus) return 'indefinite';
  if (hasPlus) return hasZero ? 'positive-semidefinite' : 'positive-definite';
  if (hasMinus) return hasZero ? 'negative-semidefinite' : 'negative-definite';
  return 'zero';
}

function kindOf(definiteness: Definiteness): CriticalPoint {
  if (definiteness === 'positive-definite') return 'minimum';
  if (definiteness === 'negative-definite') return 'maximum';
  return definiteness === 'indefinite' ? 'saddle' : 'inconclusive';
}
