import { jacobian } from '../engine/index.ts';
import { readArguments, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { toJson } from './json.ts';
import { placeAt, questionOptions } from './question.ts';
import { underlining } from './underlining.ts';

/**
 * `tapelab jacobian`: the first partial derivatives of several expressions, a row for each, a column for each variable.
 *
 * @throws UsageError for arguments that cannot be read, with the place underlined for an expression that cannot
 * @example jacobianCommand(['x*y', 'x+y', '--at', 'x=3,y=4']).output // ['      x   y\n\nx*y   4   3\nx+y   1   1\n']
 * @example jacobianCommand([]) // throws UsageError
 */
export function jacobianCommand(args: readonly string[]): Answer {
  const { values, positionals: expressions } = readArguments(args, questionOptions);
  if (expressions.length === 0) throw new UsageError("jacobian needs expressions, as in jacobian 'x*y' 'x+y'");
  const question = { expressions, ...placeAt(values.at) };
  const { variables, symbolic, numeric } = underlining(expressions, () => jacobian(question));
  const formulas = symbolic.map((row) => row.map(({ text }) => text));
  const numbers = values.at ? numeric : null;
  if (values.json)
    return { output: [`${toJson({ variables, symbolic: formulas, ...(numbers && { numeric: numbers }) })}\n`] };
  const rows = (numbers ?? formulas).map((row, i) => [expressions[i] ?? '', ...row.map(String)]);
  return { output: [table([['', ...variables], ...rows])] };
}

/** Rows with their columns in line, the first apart from the others. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('   ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, '', ...body, ''].join('\n');
}
