import { expect, it } from 'vitest';
import { jacobianCommand } from './jacobian.ts';

it('underlines a mistake in the expression that has it', () => {
  expect(() => jacobianCommand(['x', 'y + * 2'])).toThrow(
    expect.objectContaining({ name: 'UsageError', details: '  y + * 2\n      ^\n' }),
  );
});

it("takes the point's variables, in its order", () => {
  expect(jacobianCommand(['x*y', '--at', 'y=2,x=3', '--json']).output).toEqual([
    '{"variables":["y","x"],"symbolic":[["x","y"]],"numeric":[[3,2]]}\n',
  ]);
});
