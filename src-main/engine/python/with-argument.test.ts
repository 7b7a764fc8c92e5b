import { describe, expect, it } from 'vitest';
import { withArgument } from './with-argument.ts';

const call = /\bGradientTape\(/;
const persistent = (text: string): string => withArgument(text, call, { name: 'persistent', value: 'True', place: 0 });

describe('an argument of a call', () => {
  it.each([
    ['GradientTape()', 'GradientTape(persistent=True)'],
    ['GradientTape( )', 'GradientTape(persistent=True)'],
    ['GradientTape(persistent=False)', 'GradientTape(persistent=True)'],
    ['GradientTape(persistent = not (a, b)) as t:', 'GradientTape(persistent = True) as t:'],
    ['GradientTape( persistent=False )', 'GradientTape( persistent=True )'],
    ['GradientTape(watch=f(1, 2), persistent=False)', 'GradientTape(watch=f(1, 2), persistent=True)'],
    ['GradientTape(persistent=False, watch=g)', 'GradientTape(persistent=True, watch=g)'],
    ['GradientTape(watch=g,)', 'GradientTape(watch=g, persistent=True)'],
    ['GradientTape(watch=")(,")', 'GradientTape(watch=")(,", persistent=True)'],
    ['GradientTape(watch="a\\"),")', 'GradientTape(watch="a\\"),", persistent=True)'],
    [
      'GradientTape(watch={1: [2, 3]}) # ( persistent=False',
      'GradientTape(watch={1: [2, 3]}, persistent=True) # ( persistent=False',
    ],
    ['GradientTape(watch=persistent==1)', 'GradientTape(watch=persistent==1, persistent=True)'],
    ['GradientTape(False)', 'GradientTape(True)'],
    ['GradientTape(False, False) as t', 'GradientTape(True, False) as t'],
  ])('%s becomes %s', (text, changed) => {
    expect(persistent(text)).toBe(changed);
  });

  it.each([
    'GradientTape(',
    'GradientTape(watch=f(',
    'GradientTape( # )',
    'Tape()',
    'GradientTape(*flags)',
    'GradientTape(**how)',
  ])('is left alone where the call does not end, is another, or hands on what it was given: %s', (text) => {
    expect(persistent(text)).toBe(text);
  });

  it('that has no place among the positional ones is told by its name', () => {
    const text = 'tf.constant(3, 1)';
    expect(withArgument(text, /\bconstant\(/, { name: 'dtype', value: 'tf.float32' })).toBe(
      'tf.constant(3, 1, dtype=tf.float32)',
    );
  });
});
