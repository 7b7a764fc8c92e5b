import { taylor } from '../engine/index.ts';
import { readArguments, readNumber, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { toJson } from './json.ts';
import { oneExpression, placeAt, questionOptions } from './question.ts';
import { underlining } from './underlining.ts';

const options = { ...questionOptions, order: { type: 'string', default: '3' } } as const;

/**
 * `tapelab taylor`: the Taylor polynomial of an expression about a point.
 *
 * @throws UsageError for arguments that cannot be read, Mistake where there is no such polynomial
 * @example taylorCommand(['sin(x)', '--at', 'x=0', '--order', '5']).output // ['x - x^3/6 + x^5/120\n']
 * @example taylorCommand(['sin(x)']) // throws UsageError
 */
export function taylorCommand(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  const expression = oneExpression(positionals, "taylor 'sin(x)' --at x=0 --order 5");
  if (!values.at) throw new UsageError('taylor needs a point, as in --at x=0');
  const question = { expression, ...placeAt(values.at) };
  const order = readNumber('--order', values.order);
  const answer = underlining([expression], () => taylor(question, order));
  if (!values.json) return { output: [`${answer.polynomial.text}\n`] };
  const terms = answer.terms.map(({ coefficient, ...term }) => ({ ...term, coefficient: coefficient.text }));
  const { text, latex } = answer.polynomial;
  return { output: [`${toJson({ variables: answer.variables, polynomial: text, latex, terms })}\n`] };
}
