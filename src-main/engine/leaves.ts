import { type Expr, constant, namedConstant, variable } from './expr.ts';
import { type Token, unsupported } from './tokens.ts';

/**
 * The constant of a number token.
 * @throws Mistake `unsupported` beyond floating point: as infinity or 0 it would not be what was typed
 */
export function numberLeaf({ text, span }: Token): Expr {
  const value = Number(text);
  if (Number.isFinite(value) && (value !== 0 || /^[0.]*(e|$)/i.test(text))) return constant(text);
  throw unsupported('number-out-of-range', text, span);
}

/** The node of a variable, or of a constant: π is pi, and so are `math.pi` and `np.pi`. */
export function namedLeaf(kind: 'variable' | 'constant', name: string): Expr {
  if (kind === 'variable') return variable(name);
  return namedConstant(name === 'π' ? 'pi' : name);
}
