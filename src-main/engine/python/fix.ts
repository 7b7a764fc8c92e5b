import type { Diagnosis } from '../tape/why-none.ts';
import { nameOf } from '../tape/names.ts';
import type { FixView } from './trace.ts';
import { withArgument } from './with-argument.ts';

/** A program as lines, with what a fix needs to know of the tape. */
interface Patient {
  readonly lines: readonly string[];
  readonly diagnosis: Diagnosis;
  /** The name of the tape that was asked. */
  readonly tape: string;
  /** The line on which it was asked. */
  readonly asked: number | null;
}

/** A line to put in place of another, before it, or to move. */
type Change = (patient: Patient) => Edit | null;

interface Edit {
  readonly line: number;
  readonly code: string;
  readonly lines: readonly string[];
}

/**
 * The one-line fix for a gradient that is None; null where none can be written down.
 * @param source the program
 * @param tape the name of the tape that was asked
 * @param asked the line on which it was asked
 */
export function fixFor(
  source: string,
  diagnosis: Diagnosis,
  tape: string | null,
  asked: number | null,
): FixView | null {
  const patient: Patient = { lines: source.split('\n'), diagnosis, tape: tape ?? 'tape', asked };
  const edit = changes[diagnosis.cause](patient) ?? askForZero(patient);
  return edit && { line: edit.line, code: edit.code.trim(), program: edit.lines.join('\n') };
}

const changes: Readonly<Record<Diagnosis['cause'], Change>> = {
  'not-watched': watchIt,
  'not-trainable': watchIt,
  integer: useFloats,
  rebound: assignInstead,
  'through-numpy': stayInTensorFlow,
  'before-tape': moveIntoTape,
  'after-tape': moveIntoTape,
  paused: moveBeforePause,
  assigned: computeInstead,
  'no-gradient': leaveOut,
  stopped: leaveOut,
  'no-path': () => null,
};

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';

function lineAt({ lines }: Patient, line: number | null): string | null {
  return line === null ? null : (lines[line - 1] ?? null);
}

function replaced({ lines }: Patient, line: number, code: string): Edit {
  return { line, code, lines: lines.with(line - 1, code) };
}

/** A changed line; null where the change leaves it as it was. */
function rewritten(patient: Patient, line: number | null, change: (text: string) => string): Edit | null {
  const text = lineAt(patient, line);
  if (text === null || line === null) return null;
  const code = change(text);
  return code === text ? null : replaced(patient, line, code);
}

/** `tape.watch(x)` as the first line under the tape. */
function watchIt(patient: Patient): Edit | null {
  const { lines, diagnosis, tape } = patient;
  const opened = lineAt(patient, diagnosis.tapeLine);
  const name = nameOf(diagnosis.subject);
  if (opened === null || diagnosis.tapeLine === null || name === null) return null;
  const code = `${indentOf(lines[diagnosis.tapeLine] ?? `${opened}    `)}${tape}.watch(${name})`;
  return { line: diagnosis.tapeLine + 1, code, lines: lines.toSpliced(diagnosis.tapeLine, 0, code) };
}

/** A type with fractions where the value is made. */
function useFloats(patient: Patient): Edit | null {
  return rewritten(patient, patient.diagnosis.line, (text) => {
    const cast = text.replace(/\btf\.int(?:32|64)\b/, 'tf.float32');
    if (cast !== text) return cast;
    return withArgument(text, /\btf\.(?:Variable|constant|convert_to_tensor)\(/, {
      name: 'dtype',
      value: 'tf.float32',
    });
  });
}

/** `x = x + 1` makes a tensor; `x.assign(x + 1)` keeps the variable. */
function assignInstead(patient: Patient): Edit | null {
  return rewritten(patient, patient.diagnosis.line, (text) =>
    text.replace(/^(\s*)(\w+)\s*=\s*(.*?)\s*$/, '$1$2.assign($3)'),
  );
}

/** TensorFlow's own functions on the tensor itself. */
function stayInTensorFlow(patient: Patient): Edit | null {
  return rewritten(patient, patient.diagnosis.line, (text) =>
    text
      .replaceAll('.numpy()', '')
      .replace(/\bfloat\(([^()]*)\)/g, '$1')
      .replace(/\bnp\.(?:array|asarray)\(/g, '(')
      .replace(/\bnp\./g, 'tf.'),
  );
}

/** The line goes to the beginning of the block under the tape, or to its end. */
function moveIntoTape(patient: Patient): Edit | null {
  const { lines, diagnosis } = patient;
  const text = lineAt(patient, diagnosis.line);
  const { line, tapeLine } = diagnosis;
  if (text === null || line === null || tapeLine === null || line === tapeLine) return null;
  const block = blockUnder(lines, tapeLine);
  const code = indentOf(lines[tapeLine] ?? '') + text.trim();
  const place = diagnosis.cause === 'before-tape' ? tapeLine : block;
  const without = lines.toSpliced(line - 1, 1);
  const at = line <= place ? place - 1 : place;
  return { line: at + 1, code, lines: without.toSpliced(at, 0, code) };
}

/** The number of the last line of the block that a line opens. */
function blockUnder(lines: readonly string[], opening: number): number {
  const outer = indentOf(lines[opening - 1] ?? '').length;
  let last = opening;
  for (let k = opening; k < lines.length; k++) {
    const text = lines[k] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text).length <= outer) break;
    last = k + 1;
  }
  return last;
}

/** What was worked out while the tape paused goes before the pause. */
function moveBeforePause(patient: Patient): Edit | null {
  const { lines, diagnosis } = patient;
  const text = lineAt(patient, diagnosis.line);
  const { line, endLine } = diagnosis;
  if (text === null || line === null || endLine === null || endLine >= line) return null;
  const code = indentOf(lines[endLine - 1] ?? '') + text.trim();
  const emptied = lines.with(line - 1, `${indentOf(text)}pass`);
  return { line: endLine, code, lines: emptied.toSpliced(endLine - 1, 0, code) };
}

const operators: Readonly<Record<string, string>> = { assign_add: ' + ', assign_sub: ' - ' };

/** A tensor instead of a new state: `y = y + x` for `y.assign_add(x)`. */
function computeInstead(patient: Patient): Edit | null {
  return rewritten(patient, patient.diagnosis.line, (text) =>
    text.replace(/^(\s*)(\w+)\.(assign|assign_add|assign_sub)\((.*)\)\s*$/, (...found: string[]) => {
      const [, indent = '', name = '', method = '', value = ''] = found;
      const operator = operators[method];
      return `${indent}${name} = ${operator === undefined ? value : name + operator + value}`;
    }),
  );
}

/** The functions of operations through which nothing comes back. */
const functions: Readonly<Record<string, string>> = {
  Floor: 'floor',
  Ceil: 'ceil',
  Round: 'round',
  StopGradient: 'stop_gradient',
};

/** The operation is left out, and its argument stays. */
function leaveOut(patient: Patient): Edit | null {
  const { operation, line } = patient.diagnosis;
  if (operation === 'FloorDiv') return rewritten(patient, line, (text) => text.replace('//', '/'));
  const name = functions[operation ?? ''];
  if (name === undefined) return null;
  return rewritten(patient, line, (text) =>
    text.replace(new RegExp(`\\btf\\.(?:\\w+\\.)?${name}\\(`), '(').replace(/^(\s*\w+ = )\(([^()]*)\)$/, '$1$2'),
  );
}

/** Where nothing depends on the source, its derivative is 0, if one asks for that. */
function askForZero(patient: Patient): Edit | null {
  return rewritten(patient, patient.asked, (text) =>
    withArgument(text, /\.(?:gradient|jacobian)\(/, { name: 'unconnected_gradients', value: "'zero'" }),
  );
}

/**
 * The one-line fix for a tape that was asked twice: it becomes persistent.
 * @param made the line on which the tape was made
 */
export function fixUsedUp(source: string, made: number): FixView | null {
  const lines = source.split('\n');
  const text = lines[made - 1];
  if (text === undefined) return null;
  const code = withArgument(text, /\bGradientTape\(/, { name: 'persistent', value: 'True', place: 0 });
  return code === text ? null : { line: made, code: code.trim(), program: lines.with(made - 1, code).join('\n') };
}
