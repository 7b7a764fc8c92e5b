import { ZERO } from '../expr.ts';
import { type Definition, type Family, Precedence, type Spelling, closed, slot } from './define.ts';

const { choice, sum } = Precedence;

type Comparison = Extract<Definition, { arity: 2 }>;

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

function comparison(rule: string, signs: Signs, value: Comparison['value']): Comparison {
  const { python, javascript, latex } = signs;
  return {
    arity: 2,
    calledBy: [],
    value,
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
  lt: comparison('Less than', { python: '<', javascript: '<', latex: '<' }, (a, b) => (a < b ? 1 : 0)),
  le: comparison('At most', { python: '<=', javascript: '<=', latex: '\\le' }, (a, b) => (a <= b ? 1 : 0)),
  gt: comparison('Greater than', { python: '>', javascript: '>', latex: '>' }, (a, b) => (a > b ? 1 : 0)),
  ge: comparison('At least', { python: '>=', javascript: '>=', latex: '\\ge' }, (a, b) => (a >= b ? 1 : 0)),
  eq: comparison('Equal', { python: '==', javascript: '===', latex: '=' }, (a, b) => (a === b ? 1 : 0)),
  ne: comparison('Not equal', { python: '!=', javascript: '!==', latex: '\\ne' }, (a, b) => (a !== b ? 1 : 0)),
} satisfies Family;
