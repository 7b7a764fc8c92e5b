import { Derivation } from '../derivation.ts';
import { gradient } from '../derive.ts';
import { variable, withNodes } from '../expr.ts';
import cases from '../goldens/simplified-sizes.json' with { type: 'json' };
import { parse } from '../parse.ts';
import { toText } from '../text.ts';
import { simplify } from './simplify.ts';

/** A derivative as it is shown, however it was taken, and how many operations SymPy's own simplified form has. */
interface SizedDerivative {
  readonly by: string;
  readonly reverse: string;
  readonly chainRule: string;
  readonly sympy: number;
}

interface Sized {
  readonly expression: string;
  readonly derivatives: readonly SizedDerivative[];
}

/** The derivatives of the expressions whose sizes SymPy has counted. */
export function sizedDerivatives(): Sized[] {
  return cases.map(({ expression, sympy }) => ({
    expression,
    derivatives: Object.entries(sympy).map(([by, counted]) => ({
      by,
      ...derivativesOf(expression, by),
      sympy: counted.ops_simplified,
    })),
  }));
}

function derivativesOf(expression: string, by: string): { reverse: string; chainRule: string } {
  return withNodes(200_000, () => {
    const [node, x] = [parse(expression), variable(by)];
    const [reverse = node] = gradient(node, [x]);
    return { reverse: toText(simplify(reverse)), chainRule: toText(simplify(new Derivation().of(node, x))) };
  });
}
