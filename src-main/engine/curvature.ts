import { EigenvalueDecomposition, Matrix, solve } from 'ml-matrix';

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
  /** Of a function whose Hessian is the same everywhere; else null. */
  readonly everywhere: Everywhere | null;
}

/** What a Hessian that is the same everywhere says of the whole function. */
export interface Everywhere {
  /** The one point where the gradient vanishes, n values, and what it is; null where there is none, or not just one. */
  readonly criticalPoint: { readonly at: readonly number[]; readonly kind: CriticalPoint } | null;
}

/** Relative size below which a step to the zero of the gradient counts as rounding. */
const ROUNDING = 1e-12;

/** Hessians of more rows are left alone: nobody reads so many eigenvalues. */
const MOST_ROWS = 100;

/**
 * The curvature at a point. Null for more than 100 variables, for none, and where a number is not finite.
 * @param gradient at the point, n entries
 * @param hessian at the point, n rows of n entries, symmetric
 * @param at the values of the variables, n entries
 * @param origin the gradient where all variables are 0, n entries, if the Hessian is known to be the same everywhere
 * @example curvatureAt([14, 6], [[2, 2], [2, 0]], [3, 4])?.definiteness // 'indefinite'
 * @example curvatureAt([6], [[2]], [3], [0])?.everywhere?.criticalPoint // { at: [0], kind: 'minimum' }
 * @example curvatureAt([0, 0], [[2, 2], [2, 0]], [0, 0])?.criticalPoint // 'saddle'
 * @example curvatureAt([0], [[0]], [0])?.criticalPoint // 'inconclusive'
 */
export function curvatureAt(
  gradient: readonly number[],
  hessian: readonly (readonly number[])[],
  at: readonly number[],
  origin: readonly number[] | null = null,
): Curvature | null {
  const isReadable = [...gradient, ...hessian.flat()].every(Number.isFinite);
  if (!isReadable || hessian.length === 0 || hessian.length > MOST_ROWS) return null;
  const axes = principalAxes(hessian);
  const eigenvalues = axes.map(({ eigenvalue }) => eigenvalue);
  const definiteness = definitenessOf(new Set(eigenvalues.map((value) => Math.sign(value))));
  const vanishes = axes.every(({ eigenvalue, direction }) => {
    const slope = Math.abs(dot(gradient, direction));
    // A slope that a step of rounding size would bring to 0 is 0; where the slope does not change, no step brings it there.
    if (eigenvalue === 0) return slope <= ROUNDING * Math.hypot(...gradient);
    return slope <= ROUNDING * Math.abs(eigenvalue) * Math.max(1, ...at.map(Math.abs));
  });
  const isRegular = !eigenvalues.includes(0);
  return {
    eigenvalues,
    definiteness,
    criticalPoint: vanishes ? kindOf(definiteness) : null,
    everywhere: origin && { criticalPoint: isRegular ? onlyCriticalPoint(hessian, definiteness, origin) : null },
  };
}

/** Where the gradient vanishes that is `origin` at 0 and changes by the Hessian. */
function onlyCriticalPoint(
  hessian: readonly (readonly number[])[],
  definiteness: Definiteness,
  origin: readonly number[],
): Everywhere['criticalPoint'] {
  const kind = kindOf(definiteness);
  if (kind === 'inconclusive' || !origin.every(Number.isFinite)) return null;
  const matrix = new Matrix(hessian.map((row) => [...row]));
  const solution = solve(matrix, Matrix.columnVector(origin.map((slope) => -slope))).to1DArray();
  // A sum with 0 has no -0.
  return { at: solution.map((value) => value + 0), kind };
}

/** A direction in which a symmetric matrix only stretches. */
export interface PrincipalAxis {
  /** 0 where it could be the rounding of its own computation. */
  readonly eigenvalue: number;
  /** False where the eigenvalue is called 0 only because rounding hides its sign. */
  readonly isCertain: boolean;
  /** The eigenvector, of length 1. */
  readonly direction: readonly number[];
}

/** So many roundings of the size of a matrix are in a computed eigenvalue, for each of its rows. */
const ERROR = 8 * Number.EPSILON;

/**
 * The axes along which a symmetric matrix of finite numbers only stretches, the smallest eigenvalue first. Those of a
 * diagonal matrix are its entries, however different in size.
 * @example principalAxes([[2e13, 0], [0, 2]]).map(({ eigenvalue }) => eigenvalue) // [2, 2e13]
 * @example principalAxes([[1, 2], [2, 4]]).map(({ eigenvalue }) => eigenvalue) // [0, 5]
 */
export function principalAxes(matrix: readonly (readonly number[])[]): PrincipalAxis[] {
  const isDiagonal = matrix.every((row, i) => row.every((entry, j) => i === j || entry === 0));
  const scale = scaleOf(matrix.flat());
  const rows = matrix.map((row) => row.map((entry) => entry / scale));
  const [first, second] = rows;
  const axes = isDiagonal
    ? matrix.map((row, i) =>
        axisOf(
          row[i] ?? NaN,
          0,
          row.map((_, j) => Number(i === j)),
        ),
      )
    : (rows.length === 2 && first && second ? ofTwoRows(first, second) : ofRows(rows)).map((axis) => ({
        ...axis,
        eigenvalue: axis.eigenvalue * scale,
      }));
  return axes.sort((a, b) => a.eigenvalue - b.eigenvalue);
}

/** Of the two eigenvalues the larger is a sum that cancels nothing, the other one the determinant divided by it. */
function ofTwoRows([xx = NaN, xy = NaN]: readonly number[], [, yy = NaN]: readonly number[]): PrincipalAxis[] {
  const [mean, half] = [(xx + yy) / 2, (xx - yy) / 2];
  const radius = Math.hypot(half, xy);
  const large = mean < 0 ? mean - radius : mean + radius;
  // Of the two ways to write the direction of the upper eigenvalue, the one that cancels nothing.
  const [a, b] = half >= 0 ? [half + radius, xy] : [xy, radius - half];
  const [u, v] = [a / Math.hypot(a, b), b / Math.hypot(a, b)];
  const [upper, lower] = [
    [u, v],
    [-v, u],
  ];
  const [ofLarge, ofSmall] = mean < 0 ? [lower, upper] : [upper, lower];
  const error = (ERROR * (Math.abs(xx * yy) + xy * xy)) / Math.abs(large);
  return [axisOf(large, 0, ofLarge), axisOf((xx * yy - xy * xy) / large, error, ofSmall)];
}

function ofRows(rows: number[][]): PrincipalAxis[] {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(rows), {
    assumeSymmetric: true,
  });
  const error = ERROR * rows.length * Math.max(...realEigenvalues.map(Math.abs));
  return realEigenvalues.map((eigenvalue, i) => axisOf(eigenvalue, error, eigenvectorMatrix.getColumn(i)));
}

function axisOf(eigenvalue: number, error: number, direction: readonly number[]): PrincipalAxis {
  const isHidden = eigenvalue !== 0 && Math.abs(eigenvalue) <= error;
  return { eigenvalue: isHidden ? 0 : eigenvalue, isCertain: !isHidden, direction };
}

/** A power of two near the largest entry: divided by it, entries lose no digit, and their squares do not overflow. */
function scaleOf(entries: readonly number[]): number {
  const largest = Math.max(...entries.map(Math.abs));
  return largest > 0 ? 2 ** Math.max(-1000, Math.floor(Math.log2(largest))) : 1;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

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
