import { ZERO } from '../expr.ts';
import { type Definition, type Family, Precedence, type Spelling, always, closed, slot } from './define.ts';

const { choice, sum } = Precedence;

type Comparison = Extract<Definition, { arity: 2 }> & { readonly swapped: string };

/** Both sides are sums, since comparisons in a row mean something else. */
const related = (sign: string) => [slot(0, sum), ` ${sign} `, slot(1, sum)] as const;
const relation = (sign: string): Spelling => ({ precedence: Precedence.comparison, pieces: related(sign) });
const truth = (sign: string): Spelling => ({ ...relation(sign), logical: true });

/** How a comparison is written, where languages differ. */
interface Signs {
  readonly python: string;
  readonly javascript: string;
  readonly latex: string;
}

function comparison(
  rule: string,
  { python, javascript, latex }: Signs,
  swapped: string,
  value: Comparison['value'],
): Comparison {
  return {
    arity: 2,
    calledBy: [],
    value,
    domain: always,
    range: 'not-negative',
    zeros: [],
    swapped,
    partials: [() => ZERO(), () => ZERO()],
    text: [relation(python)],
    latex: [truth(latex), closed('\\left[', ...related(latex), '\\right]')],
    tensorflow: [truth(python), closed('tf.cast(', ...related(python), ', tf.float32)')],
    numpy: [truth(python), closed('np.float64(', ...related(python), ')')],
    javascript: [truth(javascript), { precedence: choice, pieces: [...related(javascript), ' ? 1 : 0'] }],
    teaching: {
      rule,
      reason: 'It is 1 where it holds and 0 elsewhere, so a small change changes nothing.',
      caveat: 'Where both sides are equal it may jump; 0 is taken everywhere, where TensorFlow answers None.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  };
}

/** Comparisons: 1 where they hold and 0 elsewhere; with NaN only `ne` holds. */
export const comparisons = {
  lt: comparison('Less than', { python: '<', javascript: '<', latex: '<' }, 'gt', (a, b) => (a < b ? 1 : 0)),
  le: comparison('At most', { python: '<=', javascript: '<=', latex: '\\le' }, 'ge', (a, b) => (a <= b ? 1 : 0)),
  gt: comparison('Greater than', { python: '>', javascript: '>', latex: '>' }, 'lt', (a, b) => (a > b ? 1 : 0)),
  ge: comparison('At least', { python: '>=', javascript: '>=', latex: '\\ge' }, 'le', (a, b) => (a >= b ? 1 : 0)),
  eq: comparison('Equal', { python: '==', javascript: '===', latex: '=' }, 'eq', (a, b) => (a === b ? 1 : 0)),
  ne: comparison('Not equal', { python: '!=', javascript: '!==', latex: '\\ne' }, 'ne', (a, b) => (a !== b ? 1 : 0)),
} satisfies Family;
