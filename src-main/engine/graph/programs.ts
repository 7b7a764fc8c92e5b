import type { DerivativeQuestion } from '../answer.ts';
import { type Sweep, gradient, sweep } from '../derive.ts';
import { tooLarge } from '../errors.ts';
import { valueIn } from '../evaluate.ts';
import { type Subject, completePoint, withSubject } from '../question.ts';
import type { CodeLine, ProgramAnswer } from './answer.ts';
import { Connections, MOST_VARIABLES } from './connection.ts';
import { gradientProgram } from './gradient-program.ts';
import { ProgramLines, blank, line } from './program-lines.ts';
import { valuesInSingle } from './single.ts';
import { LONGEST_CODE } from './tensor-code.ts';
import { printedList } from './tensor-print.ts';

/**
 * Complete programs in TensorFlow's spelling, with what each line prints: float32, `None` where TensorFlow has no path
 * for a gradient. Functions such as `sin` may differ from TensorFlow's in the last digit.
 * @throws Mistake those of `analyse`; `missing-value` when the point is not complete; `too-large` for more than 20
 * variables, or for an expression too long to be written in full
 * @example programs({ expression: 'x^2+2xy', point: { x: 3, y: 4 } }).trap.at(-1)?.printed // '[[2, 2], [2, None]]'
 * @example programs({ expression: 'x*y', point: { x: 3 } }) // throws missing-value
 */
export function programs(question: DerivativeQuestion): ProgramAnswer {
  return withSubject(question, (subject) => {
    completePoint(subject);
    if (subject.names.length > MOST_VARIABLES) throw tooLarge(MOST_VARIABLES, 'variables');
    const record = sweep(subject.expression);
    const ids = new Map(record.order.map((node, id) => [node, id]));
    const idOf = (node: Parameters<typeof ids.get>[0]) => ids.get(node);
    const lines = new ProgramLines(subject, idOf);
    if (lines.elided) throw tooLarge(LONGEST_CODE, 'characters');
    const second = new SecondOrder(subject, record, lines);
    return {
      variables: subject.names,
      gradient: gradientProgram(subject, idOf),
      hessian: second.hessian(),
      trap: second.trap(),
    };
  });
}

/** The two programs that differentiate a gradient. */
class SecondOrder {
  /** A row for each first partial derivative that there is, an entry for each variable; null where there is no path. */
  readonly #rows: readonly (readonly (number | null)[])[];
  /** Whether every first partial is there; those that are `None` have no derivatives. */
  readonly #isWhole: boolean;

  constructor(
    { expression, variables, point }: Subject,
    record: Sweep,
    readonly lines: ProgramLines,
  ) {
    const connections = new Connections(record, variables);
    const seconds = gradient(expression, variables).map((partial) => gradient(partial, variables));
    const values = valuesInSingle(seconds.flat(), point);
    const rows = seconds.map((row, i) =>
      row.map((node, k) => (connections.second(i, k) ? Math.fround(valueIn(values, node)) : null)),
    );
    this.#rows = rows.filter((_, i) => connections.first(i));
    this.#isWhole = this.#rows.length === rows.length;
  }

  hessian(): CodeLine[] {
    const { lines } = this;
    const [outer, hessian, g] = [lines.name('outer'), lines.name('hessian'), lines.name('g')];
    return [
      ...this.#opening(),
      line(`${hessian} = [${outer}.jacobian(${g}, ${lines.list}) ${this.#each}]`, 'second'),
      blank(),
      line(`tf.print(${hessian})`, 'print', printedList(this.#rows.map(printedList))),
    ];
  }

  trap(): CodeLine[] {
    const { lines } = this;
    const [outer, g, sum, rows] = [lines.name('outer'), lines.name('g'), lines.name('summed'), lines.name('rows')];
    const targets = this.#isWhole ? lines.name('gradient') : `[${g} ${this.#each}]`;
    const sums = lines.subject.names.map((_, k) => sumOf(this.#rows.map((row) => row[k] ?? null)));
    return [
      ...this.#opening(),
      line(`${sum} = ${outer}.gradient(${targets}, ${lines.list})`, 'second'),
      line(`${rows} = [${outer}.gradient(${g}, ${lines.list}) ${this.#each}]`, 'second'),
      blank(),
      line(`tf.print(${sum})`, 'print', printedList(sums)),
      line(`tf.print(${rows})`, 'print', printedList(this.#rows.map(printedList))),
    ];
  }

  get #each(): string {
    const [g, slopes] = [this.lines.name('g'), this.lines.name('gradient')];
    return `for ${g} in ${slopes}${this.#isWhole ? '' : ` if ${g} is not None`}`;
  }

  /** Two tapes, the outer one watching the inner one at work. */
  #opening(): CodeLine[] {
    const { lines } = this;
    const [outer, inner, slopes, f] = ['outer', 'inner', 'gradient', 'f'].map((name) => lines.name(name));
    return [
      ...lines.opening(),
      line(`with tf.GradientTape(persistent=True) as ${outer}:`, 'tape'),
      line(`    with tf.GradientTape() as ${inner}:`, 'tape'),
      lines.value('        '),
      line(`    ${slopes} = ${inner}.gradient(${f}, ${lines.list})`, 'gradient'),
    ];
  }
}

/** What several targets pass to one variable; null where none of them has a path to it. */
function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? (sum ?? part) : Math.fround(sum + part)), null);
}
