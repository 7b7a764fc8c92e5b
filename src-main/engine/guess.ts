import type { Written } from './answer.ts';
import { type Point, type Values, evaluate, valueIn } from './evaluate.ts';
import { type Expr, isLiteral, sub, topological, withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { probes } from './probes.ts';
import { largestUndone } from './restated.ts';
import { Simplifier } from './simplify/simplify.ts';
import { unlimited } from './write.ts';
import { Writer } from './written.ts';

/** A guess of what a part of a line becomes. */
export interface GuessQuestion {
  readonly guess: string;
  /** The part as it stands, and what the rule makes of it, in plain text. */
  readonly before: string;
  readonly after: string;
  readonly variables: readonly string[];
}

/**
 * `same`: it is what the rule makes of it; `equal`: written otherwise, but of the same value; `narrower`: of the same
 * value where it has one, but it has none at some points; `restated`: the question itself; `different`: another value.
 */
export type Verdict = 'same' | 'equal' | 'narrower' | 'restated' | 'different';

/** A point at which two expressions differ; NaN where one has no value. */
export interface Counterexample {
  readonly point: Readonly<Record<string, number>>;
  readonly guess: number;
  readonly right: number;
}

export interface GuessAnswer {
  readonly verdict: Verdict;
  readonly guess: Written;
  /** For `different` and `narrower`: a point at which it shows, with both values; null where none tried shows it. */
  readonly counterexample: Counterexample | null;
}

/** Bounds of the work on one guess. */
const LIMITS = { nodes: 100_000, milliseconds: 4_000, steps: 20_000 };

/**
 * Roundings by which two equal values may be apart, counted in units of the largest number that the right one comes
 * from: a difference of large numbers keeps their errors.
 */
const ROUNDINGS = 256;

/** How far beside a point the values are compared once more: a difference at a corner or a jump alone is none. */
const BESIDE = 1e-4;

/**
 * Checks a guess against what a rule gives: by structure, then simplified, then in numbers.
 * @throws Mistake those of `parse`, with their place in the guess
 * @example checkGuess({ guess: '2x', before: 'diff(x^2, x)', after: '2*x', variables: ['x'] }).verdict // 'same'
 * @example checkGuess({ guess: 'x+x', before: 'diff(x^2, x)', after: '2*x', variables: ['x'] }).verdict // 'equal'
 * @example checkGuess({ guess: 'd/dx(x^2)', before: 'diff(x^2, x)', after: '2*x', variables: ['x'] }).verdict // 'restated'
 * @example checkGuess({ guess: '2+', before: 'diff(x^2, x)', after: '2*x', variables: ['x'] }) // throws syntax
 */
export function checkGuess({ guess, before, after, variables }: GuessQuestion): GuessAnswer {
  const check = (): GuessAnswer => {
    const [guessed, right] = [parse(guess, variables), parse(after, variables)];
    const restated = isRestated({ guess, before, after, variables }, guessed, right);
    const found = compared(guessed, right);
    return {
      ...(restated && found.verdict !== 'different' ? RESTATED : found),
      guess: new Writer(unlimited()).write(guessed),
    };
  };
  return withNodes(LIMITS.nodes, check, LIMITS.milliseconds);
}

type Finding = Pick<GuessAnswer, 'verdict' | 'counterexample'>;

const SAME: Finding = { verdict: 'same', counterexample: null };
const EQUAL: Finding = { verdict: 'equal', counterexample: null };
const RESTATED: Finding = { verdict: 'restated', counterexample: null };

/** What simplifies to the same is equal, however it rounds, but may have no value where a root or a logarithm has none. */
export function compared(guess: Expr, right: Expr): Finding {
  if (guess === right) return SAME;
  const found = comparedInNumbers(guess, right);
  const hasValue = found.verdict === 'different' && !Number.isNaN(found.counterexample?.guess);
  return hasValue && areEqual(guess, right) ? EQUAL : found;
}

function areEqual(guess: Expr, right: Expr): boolean {
  const simplifier = new Simplifier({ steps: LIMITS.steps });
  if (simplifier.simplify(guess) === simplifier.simplify(right)) return true;
  return isLiteral(simplifier.simplify(sub(guess, right)), 0);
}

/** Points that say nothing count only where no other says something. */
function comparedInNumbers(guess: Expr, right: Expr): Finding {
  const variables = topological([guess, right]).flatMap((node) => (node.kind === 'variable' ? [node.name] : []));
  const first = new Map<Evidence, Counterexample>();
  for (const point of probes(variables)) {
    const { evidence, ...example } = evidenceAt(guess, right, point);
    if (evidence === 'different' && evidenceAt(guess, right, beside(point)).evidence !== evidence) continue;
    if (!first.has(evidence)) first.set(evidence, example);
    if (evidence === 'different') break;
  }
  const [different, outside] = [first.get('different'), first.get('outside')];
  if (different) return { verdict: 'different', counterexample: different };
  if (!first.has('equal')) return { verdict: 'different', counterexample: outside ?? first.get('unclear') ?? null };
  return outside ? { verdict: 'narrower', counterexample: outside } : EQUAL;
}

/**
 * What one point says: the values are `equal` or `different`; only the right one is there, the guess being `outside` its
 * domain; `unclear` where rounding or the range of numbers alone may have made the guess what it is; or `none` where
 * the right side has no value.
 */
type Evidence = 'equal' | 'different' | 'outside' | 'unclear' | 'none';

function evidenceAt(guess: Expr, right: Expr, point: Point): Counterexample & { readonly evidence: Evidence } {
  const [guesses, rights] = [evaluate([guess], point), evaluate([right], point)];
  const example = { point, guess: valueIn(guesses, guess), right: valueIn(rights, right) };
  return { ...example, evidence: evidenceOf(example, guesses, rights) };
}

function evidenceOf({ guess, right }: Counterexample, guesses: Values, rights: Values): Evidence {
  if (!Number.isFinite(right)) return 'none';
  if (!Number.isFinite(guess)) return leavesDomain(guesses) ? 'outside' : 'unclear';
  const distance = Math.abs(guess - right);
  if (distance <= tolerance(rights)) return 'equal';
  return distance <= tolerance(guesses) ? 'unclear' : 'different';
}

/** Whether something has no value of ordinary numbers; what has none of 0 or infinity may be a hole or out of range. */
function leavesDomain(values: Values): boolean {
  const isOrdinary = (arg: Expr) => Number.isFinite(values.get(arg)) && values.get(arg) !== 0;
  return [...values].some(
    ([node, value]) => node.kind === 'operation' && Number.isNaN(value) && node.args.every(isOrdinary),
  );
}

/** How far a value may be off by rounding; a number on the way that is not finite leaves no trace in a finite value. */
function tolerance(values: Values): number {
  let size = 0;
  for (const value of values.values()) if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
  return ROUNDINGS * Number.EPSILON * size;
}

function beside(point: Point): Point {
  return Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value * (1 + BESIDE)]));
}

/**
 * Whether the guess leaves the question as it is: a derivative still to be taken of something as large, in whatever
 * disguise, or, where nothing is differentiated, the part that is to be rewritten.
 */
function isRestated({ guess, before, after, variables }: GuessQuestion, guessed: Expr, right: Expr): boolean {
  const asked = largestUndone(before, variables);
  if (asked === 0) return guessed === parse(before, variables) && guessed !== right;
  const left = largestUndone(guess, variables);
  return left >= asked && left > largestUndone(after, variables);
}
