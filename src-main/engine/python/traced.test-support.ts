import { expect } from 'vitest';
import type { ProgramTrace } from './trace.ts';

/** A program of these lines that has TensorFlow and NumPy. */
export const program = (...lines: string[]): string => ['import tensorflow as tf, numpy as np', ...lines].join('\n');

/** All that a program printed. */
export const printed = (trace: ProgramTrace): string => trace.printed.map(({ text }) => text).join('');

/** Expects that a program ran to its end, and printed one number. */
export const shows = (trace: ProgramTrace, number: string): void => {
  expect(trace.stop).toBeNull();
  expect(printed(trace)).toBe(`tf.Tensor(${number}, shape=(), dtype=float32)\n`);
};
