import type { DerivativeAnswer, DerivativeQuestion } from '../engine/answer.ts';
import { analyse } from '../engine/index.ts';
import { readArguments, UsageError } from './arguments.ts';
import { answerLines } from './batch.ts';
import type { Answer } from './command.ts';
import { answerObject, answerPage, dossierOf } from './derivative.ts';
import { toJson } from './json.ts';
import { oneExpression, placeAt, questionOptions } from './question.ts';
import { underlining } from './underlining.ts';

const options = { ...questionOptions, batch: { type: 'boolean', default: false } } as const;

/**
 * `tapelab derive`: the derivatives of one expression, or of one a line with `--batch`.
 *
 * @throws UsageError for arguments that cannot be read, with the place underlined for an expression that cannot
 * @example derive(['-x'], []).output // ['f(x) = -x\n\nf           -x\n\ndf/dx       -1\n\nd2f/dx dx   0\n']
 */
export function derive(args: readonly string[], input: AsyncIterable<string>): Answer {
  const { values, positionals } = readArguments(args, options);
  if (values.batch) {
    if (positionals.length > 0 || values.at)
      throw new UsageError('derive --batch reads expressions from standard input only');
    return { output: answerLines(input) };
  }
  const expression = oneExpression(positionals, "derive 'x^2 + 2*x*y'");
  const question = { expression, ...placeAt(values.at) };
  return { output: [underlining([expression], () => (values.json ? jsonOf(question) : pageOf(question)))] };
}

/**
 * The variables are the point's, in its order. Without a point they are those of the expression, and there are no
 * numbers, not even for an expression without variables.
 */
function jsonOf(question: DerivativeQuestion): string {
  const { answer, ...others } = dossierOf(question);
  return `${toJson(answerObject({ ...others, answer: question.point ? answer : withoutNumbers(answer) }))}\n`;
}

function pageOf(question: DerivativeQuestion): string {
  const answer = analyse(question);
  return answerPage(question.point ? answer : withoutNumbers(answer), question.point);
}

const withoutNumbers = (answer: DerivativeAnswer): DerivativeAnswer => ({ ...answer, numeric: null, curvature: null });
