import { directionalDerivative } from '../engine/index.ts';
import { readArguments, readPoint, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { toJson } from './json.ts';
import { oneExpression, placeAt, questionOptions } from './question.ts';
import { underlining } from './underlining.ts';

const options = { ...questionOptions, along: { type: 'string', multiple: true } } as const;

const example = "direction 'x*y' --at x=3,y=4 --along x=1,y=1";

/**
 * `tapelab direction`: how fast an expression changes in a direction, for a step as long as that and for one of length 1.
 *
 * @throws UsageError for arguments that cannot be read, Mistake for a direction without length
 * @example directionCommand(['x^2', '--at', 'x=3', '--along', 'x=2']).output // ['12, or 6 for a step of length 1\n']
 * @example directionCommand(['x^2', '--at', 'x=3']) // throws UsageError
 */
export function directionCommand(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  const expression = oneExpression(positionals, example);
  if (!values.at || !values.along) throw new UsageError(`direction needs a point and a direction, as in ${example}`);
  const direction = Object.fromEntries(readPoint(values.along.join(','), '--along'));
  const question = { expression, ...placeAt(values.at) };
  const answer = underlining([expression], () => directionalDerivative(question, direction));
  const page = `${answer.derivative}, or ${answer.slope} for a step of length 1\n`;
  return { output: [values.json ? `${toJson(answer)}\n` : page] };
}
