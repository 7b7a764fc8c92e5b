import { type Expr, type Operation, apply } from './expr.ts';
import { Precedence, type Spellings, closed, slot } from './ops/define.ts';

/** How a derivative that is still to be taken is written: with a straight d, or with a round one among variables. */
export type Del = 'd' | '∂';

const names: Readonly<Record<Del, string>> = { d: 'derivative', '∂': 'partial-derivative' };

/** Its LaTeX command by the operation's name. */
const commands: ReadonlyMap<string, string> = new Map([
  [names.d, '\\mathrm{d}'],
  [names['∂'], '\\partial'],
]);

/**
 * The derivative of an expression, not taken yet. It stands in the lines of a derivation, never in an expression that
 * is evaluated, and so it is no row of the table of operations.
 * @example pending(x, x).op // 'derivative'
 */
export function pending(node: Expr, variable: Expr, del: Del = 'd'): Operation {
  const found = apply(names[del], node, variable);
  if (found.kind !== 'operation') throw new Error('A pending derivative is an operation');
  return found;
}

/** @example isPending('sin') // false */
export function isPending(op: string): boolean {
  return commands.has(op);
}

/** As the parser reads it: `diff(x^2, x)`. */
export const pendingText: Spellings = [
  closed('diff(', slot(0, Precedence.choice), ', ', slot(1, Precedence.choice), ')'),
];

/** As a textbook writes it, what it acts on in square brackets. */
export function pendingLatex(op: string): Spellings {
  const d = commands.get(op) ?? '';
  const pieces = [`\\frac{${d}}{${d} `, slot(1, Precedence.choice), '}\\left[', slot(0, Precedence.choice), '\\right]'];
  return [{ precedence: Precedence.product, pieces }];
}
