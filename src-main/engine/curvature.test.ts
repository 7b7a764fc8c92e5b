import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvatureAt, principalAxes } from './curvature.ts';

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

test.each([
  [[2e13, 2], 'positive-definite', 'minimum'],
  [[2, 2e-13], 'positive-definite', 'minimum'],
  [[1e-200, 1e200, -1], 'indefinite', 'saddle'],
])('the eigenvalues of the diagonal %j are its entries', (diagonal, definiteness, criticalPoint) => {
  const hessian = diagonal.map((entry, i) => diagonal.map((_, j) => (i === j ? entry : 0)));
  const zero = diagonal.map(() => 0);
  const eigenvalues = [...diagonal].sort((a, b) => a - b);
  expect(curvatureAt(zero, hessian, zero)).toMatchObject({ eigenvalues, definiteness, criticalPoint });
});

test('the small one of two eigenvalues keeps its digits', () => {
  const hessian = [
    [2e13, 1],
    [1, 2],
  ];
  const { eigenvalues, definiteness } = curvatureAt([0, 0], hessian, [0, 0]) ?? {};
  expect(definiteness).toBe('positive-definite');
  expect(eigenvalues?.[0]).toBeCloseTo(2, 12);
});

test('each direction is that of its eigenvalue', () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(entry, entry, entry, (a, b, c) => {
      const matrix = [
        [a, b],
        [b, c],
      ];
      for (const { eigenvalue, direction } of principalAxes(matrix)) {
        const [u = NaN, v = NaN] = direction;
        expect(Math.hypot(u, v)).toBeCloseTo(1, 12);
        expect(a * u + b * v).toBeCloseTo(eigenvalue * u, 10);
        expect(b * u + c * v).toBeCloseTo(eigenvalue * v, 10);
      }
    }),
  );
});
