import { expect, it } from 'vitest';
import { curvatureWords } from './curvature-text.ts';

it('names a critical point only where there is one', () => {
  const eigenvalues = [-1, 3];
  expect(curvatureWords({ eigenvalues, definiteness: 'indefinite', criticalPoint: null })).toEqual(['indefinite']);
  expect(curvatureWords({ eigenvalues, definiteness: 'indefinite', criticalPoint: 'saddle' })).toEqual([
    'indefinite',
    'a saddle point',
  ]);
});
