import { expect, test } from 'vitest';
import { curvatureAt } from './curvature.ts';

test('eigenvalues of the Hessian of x^2 + 2xy are 1 ± √5, and no point but the origin is a saddle', () => {
  const hessian = [
    [2, 2],
    [2, 0],
  ];
  const { eigenvalues, criticalPoint } = curvatureAt([14, 6], hessian, [3, 4]) ?? {};
  expect(eigenvalues?.[0]).toBeCloseTo(1 - Math.sqrt(5), 14);
  expect(eigenvalues?.[1]).toBeCloseTo(1 + Math.sqrt(5), 14);
  expect(criticalPoint).toBeNull();
  expect(curvatureAt([0, 0], hessian, [0, 0])?.criticalPoint).toBe('saddle');
});

test.each([
  [[[2]], 'positive-definite', 'minimum'],
  [[[-2]], 'negative-definite', 'maximum'],
  [[[0]], 'zero', 'inconclusive'],
  [
    [
      [2, 0],
      [0, 0],
    ],
    'positive-semidefinite',
    'inconclusive',
  ],
  [
    [
      [0, 0],
      [0, -3],
    ],
    'negative-semidefinite',
    'inconclusive',
  ],
  [
    [
      [0, 0, 1],
      [0, 0, 0],
      [1, 0, 0],
    ],
    'indefinite',
    'saddle',
  ],
])('%j is %s, where the gradient vanishes: %s', (hessian, definiteness, criticalPoint) => {
  const zero = hessian.map(() => 0);
  expect(curvatureAt(zero, hessian, zero)).toMatchObject({ definiteness, criticalPoint });
});

test('rounding in a gradient and in an eigenvalue does not hide what the point is', () => {
  expect(curvatureAt([Math.cos(Math.PI / 2)], [[-1]], [Math.PI / 2])?.criticalPoint).toBe('maximum');
  const singular = [
    [1, 1],
    [1, 1 + 1e-16],
  ];
  expect(curvatureAt([0, 0], singular, [0, 0])?.criticalPoint).toBe('inconclusive');
  expect(curvatureAt([1e-6], [[2]], [0])?.criticalPoint).toBeNull();
});

test.each([
  [1e8, 1e-5],
  [1, 1e-13],
])('%d x^2 + %d y falls along y, and so has no critical point', (a, b) => {
  const hessian = [
    [2 * a, 0],
    [0, 0],
  ];
  expect(curvatureAt([0, b], hessian, [0, 0])?.criticalPoint).toBeNull();
  expect(curvatureAt([0, 0], hessian, [0, 0])?.criticalPoint).toBe('inconclusive');
});

test('what is not finite, empty or larger than anybody reads has no curvature', () => {
  expect(curvatureAt([NaN], [[1]], [0])).toBeNull();
  expect(curvatureAt([0], [[Infinity]], [0])).toBeNull();
  expect(curvatureAt([], [], [])).toBeNull();
  const many = Array.from({ length: 101 }, (_, i) => Array.from({ length: 101 }, (_value, j) => Number(i === j)));
  const zero = many.map(() => 0);
  expect(curvatureAt(zero, many, zero)).toBeNull();
});

test('a Hessian that is the same everywhere has its one critical point named, wherever one stands', () => {
  const saddle = [
    [2, 2],
    [2, 0],
  ];
  expect(curvatureAt([14, 6], saddle, [3, 4], [0, 0])?.everywhere).toEqual({
    criticalPoint: { at: [0, 0], kind: 'saddle' },
  });
  expect(curvatureAt([14, 6], saddle, [3, 4])?.everywhere).toBeNull();
  expect(curvatureAt([6], [[2]], [4], [-2])?.everywhere?.criticalPoint).toEqual({ at: [1], kind: 'minimum' });
  expect(curvatureAt([1], [[0]], [0], [1])?.everywhere?.criticalPoint).toBeNull();
});

test.each([1e-300, 1e-160, 1e160, 1e300])('entries of size %d keep their eigenvalues', (size) => {
  const hessian = [
    [2 * size, 2 * size],
    [2 * size, 0],
  ];
  const { eigenvalues = [], definiteness } = curvatureAt([0, 0], hessian, [0, 0]) ?? {};
  expect(definiteness).toBe('indefinite');
  expect(eigenvalues.map((value) => value / size)).toEqual([
    expect.closeTo(1 - Math.sqrt(5), 12),
    expect.closeTo(1 + Math.sqrt(5), 12),
  ]);
});

test('entries of very different sizes are decomposed too', () => {
  const hessian = [
    [1e218, 1e3, 1e-200],
    [1e3, 1, 0],
    [1e-200, 0, 1e110],
  ];
  expect(curvatureAt([1, 1, 1], hessian, [1, 1, 1])?.eigenvalues).toHaveLength(3);
});
