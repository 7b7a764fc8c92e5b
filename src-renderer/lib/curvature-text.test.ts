import { expect, it } from 'vitest';
import { curvatureWords } from './curvature-text.ts';

it('names a critical point only where there is one', () => {
  const saddle = { eigenvalues: [-1, 3], definiteness: 'indefinite', everywhere: null } as const;
  expect(curvatureWords({ ...saddle, criticalPoint: null })).toEqual(['indefinite']);
  expect(curvatureWords({ ...saddle, criticalPoint: 'saddle' })).toEqual(['indefinite', 'a saddle point']);
});

it('says of a Hessian that is the same everywhere where the critical point is', () => {
  const bowl = { eigenvalues: [2, 4], definiteness: 'positive-definite', criticalPoint: null } as const;
  const minimum = { at: [0, -0.5], kind: 'minimum' } as const;
  expect(curvatureWords({ ...bowl, everywhere: { criticalPoint: minimum } })).toEqual([
    'positive definite everywhere',
    'its minimum is at (0,\u00a0−0.5)',
  ]);
  expect(curvatureWords({ ...bowl, everywhere: { criticalPoint: null } })).toEqual(['positive definite everywhere']);
});
