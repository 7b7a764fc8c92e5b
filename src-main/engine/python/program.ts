import { Mistake, pythonError, tooLarge } from '../errors.ts';
import { withElements } from '../tensor/array.ts';
import { currentLine, inSession } from '../tape/session.ts';
import { withBudget } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { freshLibraries, outermostScope } from './libraries.ts';
import { readProgram } from './read-program.ts';
import { runBody } from './run-statements.ts';
import { Scope } from './scope.ts';
import { str } from './text.ts';
import { Callable, type Value } from './values.ts';

/** What a program printed, and on which line of it. */
export interface Printed {
  readonly line: number;
  readonly text: string;
}

/** A program that has run, to its end or to its mistake. */
export interface Ran {
  readonly printed: readonly Printed[];
  /** Its names with their values at the end. */
  readonly values: ReadonlyMap<string, Value>;
  /** What stopped it; null where it ran to its end. */
  readonly mistake: Mistake | null;
}

/** Who looks on while a program runs. */
export interface Onlooker {
  /** A statement has run, or the block of one begins. */
  readonly onStep?: (line: number) => void;
  /** A tape was made. */
  readonly onTape?: (tape: object) => void;
  readonly onPrint?: (text: string, line: number) => void;
  /** What the program finds beside Python's own names. */
  readonly names?: ReadonlyMap<string, Value>;
}

/** Of all arrays that a program makes: 1.6 GB, if it kept them all. */
const MOST_ELEMENTS = 200_000_000;
const DEEPEST = 500;
const LONGEST = 100_000;

const nothing = (): void => undefined;

/**
 * Runs a program in Python from its first line. It has TensorFlow, NumPy and `math`, and nothing else of the machine.
 * @param source its text
 * @example run('print(1 + 1)').printed // [{ line: 1, text: '2\n' }]
 */
export function run(
  source: string,
  { onStep = nothing, onTape = nothing, onPrint = nothing, names = new Map() }: Onlooker = {},
): Ran {
  const printed: Printed[] = [];
  return inSession(() => {
    const print = (text: string) => {
      const line = currentLine() ?? 1;
      printed.push({ line, text });
      onPrint(text, line);
    };
    const scope = new Scope(outermostScope(print));
    for (const [name, value] of names) scope.set(name, value);
    scope.set('eval', evaluator(scope));
    const program = { libraries: freshLibraries(print), onStep };
    const mistake = attempt(() => runBody(readProgram(bounded(source)), scope, program));
    return { printed, values: new Map(scope.entries()), mistake };
  }, onTape);
}

function bounded(source: string): string {
  if (source.length > LONGEST) throw tooLarge(LONGEST, 'characters');
  return source;
}

/** Python's `eval`, in the names of the program. */
function evaluator(scope: Scope): Callable {
  return new Callable('eval', ([text = '']) => {
    const [statement] = readProgram(str(text));
    if (statement?.kind !== 'expression') throw pythonError('TypeError', 'eval() takes one expression');
    return evaluate(statement.value, scope);
  });
}

function attempt(work: () => void): Mistake | null {
  try {
    withBudget(() => withElements(MOST_ELEMENTS, work));
    return null;
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    // The stack was too short: brackets, blocks or minus signs inside one another without end.
    if (thrown instanceof RangeError && thrown.message.includes('call stack')) return tooLarge(DEEPEST, 'levels');
    throw thrown;
  }
}
