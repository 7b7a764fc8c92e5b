import { expect, it } from 'vitest';
import { readings } from '../../src-main/engine/readings.ts';
import { copyForm } from './copy-forms.ts';

const answer = readings({ expression: 'x^2+2xy' });

it('writes gradient and Hessian as each language writes vectors and matrices', () => {
  expect(copyForm(answer, 'value', 'numpy')).toBe('x**2 + 2 * x * y');
  expect(copyForm(answer, 'gradient', 'text')).toBe('[2*x + 2*y, 2*x]');
  expect(copyForm(answer, 'gradient', 'latex')).toBe('\\begin{pmatrix} 2x + 2y \\\\ 2x \\end{pmatrix}');
  expect(copyForm(answer, 'gradient', 'numpy')).toBe('np.array([2 * x + 2 * y, 2 * x])');
  expect(copyForm(answer, 'gradient', 'tensorflow')).toBe('tf.stack([2 * x + 2 * y, 2 * x])');
  expect(copyForm(answer, 'hessian', 'text')).toBe('[[2, 2], [2, 0]]');
  expect(copyForm(answer, 'hessian', 'latex')).toBe('\\begin{pmatrix} 2 & 2 \\\\ 2 & 0 \\end{pmatrix}');
  expect(copyForm(answer, 'hessian', 'tensorflow')).toBe('tf.stack([tf.stack([2.0, 2.0]), tf.stack([2.0, 0.0])])');
});
