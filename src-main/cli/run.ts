import { readFileSync } from 'node:fs';
import type { FixView, ProgramTrace, StopView } from '../engine/python/trace.ts';
import { traceProgram } from '../engine/python/trace-program.ts';
import { readArguments, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { toJson } from './json.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/**
 * `tapelab run`: runs a program in the part of Python that lessons use and prints what it prints; every gradient that is
 * None, and what stopped the program, is remarked on with its cause, line and fix. With `--json` the tapes as well.
 *
 * @throws UsageError for a file that cannot be read
 */
export function runCommand(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  const [path, ...others] = positionals;
  if (path === undefined) throw new UsageError('run needs a program, as in run lesson.py');
  if (others[0] !== undefined) throw new UsageError(`run takes one program; found also '${others[0]}'`);
  const trace = traceProgram({ source: sourceIn(path) });
  if (values.json) return { output: [`${toJson(trace)}\n`] };
  const remarks = [...nones(trace), ...(trace.stop === null ? [] : [stopped(trace.stop)])];
  const output = trace.printed.map(({ text }) => text);
  return remarks.length === 0 ? { output } : { output, notice: remarks.join('\ntapelab: ') };
}

function sourceIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UsageError(`cannot read '${path}': ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function nones({ tapes }: ProgramTrace): string[] {
  const asked = tapes.flatMap(({ gradients }) => gradients);
  return asked.flatMap(({ line, results }) =>
    results.flatMap(({ source, why }) => {
      if (why === null) return [];
      const name = source.name ?? 'a source';
      const about = why.subject.name === null ? '' : ` (${why.subject.name})`;
      return [
        `line ${line}: the gradient by ${name} is None: ${why.cause}${about}, line ${why.line}${fixText(why.fix)}`,
      ];
    }),
  );
}

const fixText = (fix: FixView | null): string => (fix === null ? '' : `; fix line ${fix.line}: ${fix.code}`);

function stopped({ kind, message, line, details, fix }: StopView): string {
  const place = line === null ? '' : `line ${line}: `;
  return `${place}${kind === 'python' ? `${details['type']}: ` : ''}${message}${fixText(fix)}`;
}
