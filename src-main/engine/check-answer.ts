import { compared } from './guess.ts';
import { evaluate, valueIn } from './evaluate.ts';
import { type Expr, topological, withNodes } from './expr.ts';
import { Mistake } from './errors.ts';
import { parse } from './parse.ts';
import { largestUndone } from './restated.ts';

/** What a learner has given as the answer to a question. */
export interface AnswerQuestion {
  readonly given: string;
  /** The right answer, as an expression in `variables`. */
  readonly answer: string;
  readonly variables: readonly string[];
  /** How far a number may be off and still be right; 0 where it has to be equal. */
  readonly tolerance: number;
  /** Wrong answers that are known, as expressions. */
  readonly misconceptions: readonly string[];
}

export interface AnswerReply {
  /** `same`: written as expected; `equal`: of the same value; `near`: off by no more than the tolerance. */
  readonly verdict: 'same' | 'equal' | 'near' | 'wrong';
  /** Which of the misconceptions it is; null for none of them. */
  readonly misconception: number | null;
}

/** Bounds of the work on one answer. */
const LIMITS = { nodes: 100_000, milliseconds: 4_000 };

/**
 * Checks an answer: by structure, then simplified, then in numbers, then within the tolerance. An answer that leaves a
 * derivative to be taken, where the right one does not, is the question, and wrong.
 * @throws Mistake those of `parse`, with their place in what was given; `unsupported` for a decimal comma
 * @example checkAnswer({ given: '12/2', answer: '6', variables: [], tolerance: 0, misconceptions: [] }).verdict // 'equal'
 * @example checkAnswer({ given: '9', answer: '6', variables: [], tolerance: 0, misconceptions: ['9'] }).misconception // 0
 * @example checkAnswer({ given: '0.8', answer: '0.7987', variables: [], tolerance: 0.01, misconceptions: [] }).verdict // 'near'
 * @example checkAnswer({ given: '3,5', answer: '3.5', variables: [], tolerance: 0, misconceptions: [] }) // throws unsupported
 */
export function checkAnswer(question: AnswerQuestion): AnswerReply {
  return withNodes(LIMITS.nodes, () => checked(question), LIMITS.milliseconds);
}

function checked({ given, answer, variables, tolerance, misconceptions }: AnswerQuestion): AnswerReply {
  const [guess, right] = [read(given, variables), parse(answer, variables)];
  if (largestUndone(given, variables) > largestUndone(answer, variables)) return WRONG;
  const verdict = verdictOn(guess, right, tolerance);
  if (verdict !== 'wrong') return { verdict, misconception: null };
  const verdicts = misconceptions.map((text) => verdictOn(guess, parse(text, variables), tolerance));
  const exact = verdicts.findIndex((each) => each === 'same' || each === 'equal');
  const place = exact < 0 ? verdicts.indexOf('near') : exact;
  return place < 0 ? WRONG : { verdict, misconception: place };
}

const WRONG: AnswerReply = { verdict: 'wrong', misconception: null };

function verdictOn(guess: Expr, right: Expr, tolerance: number): AnswerReply['verdict'] {
  const { verdict } = compared(guess, right);
  if (verdict === 'same' || verdict === 'equal') return verdict;
  return isNear(guess, right, tolerance) ? 'near' : 'wrong';
}

/** Whether two numbers are no further apart than the tolerance; never where there are variables. */
function isNear(guess: Expr, right: Expr, tolerance: number): boolean {
  const isNumber = topological([guess, right]).every(({ kind }) => kind !== 'variable');
  if (!isNumber || !(tolerance > 0)) return false;
  const values = evaluate([guess, right], {});
  const [found, wanted] = [valueIn(values, guess), valueIn(values, right)];
  // 6.02 is 0.02 from 6 although the nearest doubles are a little further apart.
  const rounding = 2 * Number.EPSILON * Math.max(Math.abs(found), Math.abs(wanted));
  return Number.isFinite(found) && Math.abs(found - wanted) <= tolerance + rounding;
}

const isDigit = (character: string | undefined): boolean => /^\p{Nd}$/u.test(character ?? '');

/** Reads what was given; a comma between two digits is told apart from other slips. */
function read(given: string, variables: readonly string[]): Expr {
  try {
    return parse(given, variables);
  } catch (thrown) {
    if (!(thrown instanceof Mistake) || thrown.kind !== 'syntax' || thrown.span === null) throw thrown;
    const { start, end } = thrown.span;
    const isComma = thrown.details['found'] === ',' && isDigit(given[start - 1]) && isDigit(given[end]);
    if (!isComma) throw thrown;
    throw new Mistake('unsupported', 'The decimal sign is a point', thrown.span, { what: 'decimal-comma' });
  }
}
