import { valueIn } from '../evaluate.ts';
import type { Expr } from '../expr.ts';
import type { Subject } from '../question.ts';
import { sweep, symbolicGradient } from '../derive.ts';
import type { CodeLine } from './answer.ts';
import { Connections, MOST_VARIABLES } from './connection.ts';
import { ProgramLines, blank, line } from './program-lines.ts';
import { valuesInSingle } from './single.ts';
import { printedList, tensorText } from './tensor-print.ts';

/**
 * The program that computes value and gradient with one tape, and what it prints; empty for more than 20 variables.
 * @param idOf the position of a node among those of the graph
 */
export function gradientProgram(subject: Subject, idOf: (node: Expr) => number | undefined): CodeLine[] {
  const { expression, variables, point } = subject;
  if (variables.length > MOST_VARIABLES) return [];
  const lines = new ProgramLines(subject, idOf);
  const [tape, f, slopes] = [lines.name('tape'), lines.name('f'), lines.name('gradient')];
  const record = sweep(expression);
  const partials = symbolicGradient(record, variables);
  const values = valuesInSingle([expression, ...partials], point);
  const connections = new Connections(record, variables);
  const found = partials.map((partial, i) => (connections.first(i) ? Math.fround(valueIn(values, partial)) : null));
  return [
    ...lines.opening(),
    line(`with tf.GradientTape() as ${tape}:`, 'tape'),
    lines.value('    '),
    line(`${slopes} = ${tape}.gradient(${f}, ${lines.list})`, 'gradient'),
    blank(),
    line(`print(${f})`, 'print', tensorText(Math.fround(valueIn(values, expression)))),
    line(`tf.print(${slopes})`, 'print', printedList(found)),
  ];
}
