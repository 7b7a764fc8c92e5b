import type { Written } from './answer.ts';
import { type Point, type Values, evaluate, valueIn } from './evaluate.ts';
import { Mistake } from './errors.ts';
import { type Expr, isLiteral, sub, topological, withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { probes } from './probes.ts';
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
 * `same`: it is what the rule makes of it; `equal`: written otherwise, but of the same value wherever both have one;
 * `restated`: the question itself; `different`: another value.
 */
export type Verdict = 'same' | 'equal' | 'restated' | 'different';

/** A point at which two expressions differ; NaN where one has no value. */
export interface Counterexample {
  readonly point: Readonly<Record<string, number>>;
  readonly guess: number;
  readonly right: number;
}

export interface GuessAnswer {
  readonly verdict: Verdict;
  readonly guess: Written;
  /** For `different`: a point at which it shows, with both values; null where none of those tried shows it. */
  readonly counterexample: Counterexample | null;
}

/** Bounds of the work on one guess. */
const LIMITS = { nodes: 100_000, milliseconds: 4_000, steps: 20_000 };

/**
 * Roundings by which two equal values may be apart, counted in units of the largest number that either comes from: a
 * difference of large numbers keeps their errors.
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
    const found = restated ? EQUAL : compared(guessed, right);
    return {
      verdict: restated && found.verdict !== 'different' ? 'restated' : found.verdict,
      guess: new Writer(unlimited()).write(guessed),
      counterexample: found.counterexample,
    };
  };
  return withNodes(LIMITS.nodes, check, LIMITS.milliseconds);
}

type Finding = Pick<GuessAnswer, 'verdict' | 'counterexample'>;

const EQUAL: Finding = { verdict: 'equal', counterexample: null };

function compared(guess: Expr, right: Expr): Finding {
  if (guess === right) return { verdict: 'same', counterexample: null };
  const simplifier = new Simplifier({ steps: LIMITS.steps });
  if (simplifier.simplify(guess) === simplifier.simplify(right)) return EQUAL;
  if (isLiteral(simplifier.simplify(sub(guess, right)), 0)) return EQUAL;
  return comparedInNumbers(guess, right);
}

/** Points where only the right side has a value say nothing, unless there is no point where both have one. */
function comparedInNumbers(guess: Expr, right: Expr): Finding {
  const variables = topological([guess, right]).flatMap((node) => (node.kind === 'variable' ? [node.name] : []));
  let agreed = 0;
  let lonely: Counterexample | null = null;
  for (const point of probes(variables)) {
    const example = valuesAt(guess, right, point);
    if (!Number.isFinite(example.right)) continue;
    if (!Number.isFinite(example.guess)) lonely ??= shown(example);
    else if (!differ(example)) agreed += 1;
    else if (differ(valuesAt(guess, right, beside(point))))
      return { verdict: 'different', counterexample: shown(example) };
  }
  return agreed > 0 ? EQUAL : { verdict: 'different', counterexample: lonely };
}

interface Comparison extends Counterexample {
  /** How far the two may be apart by rounding. */
  readonly tolerance: number;
}

const shown = ({ point, guess, right }: Comparison): Counterexample => ({ point, guess, right });

const differ = ({ guess, right, tolerance }: Comparison): boolean => Math.abs(guess - right) > tolerance;

function valuesAt(guess: Expr, right: Expr, point: Point): Comparison {
  const values = evaluate([guess, right], point);
  const tolerance = ROUNDINGS * Number.EPSILON * largest(values);
  return { point, guess: valueIn(values, guess), right: valueIn(values, right), tolerance };
}

/** The largest number on the way; one that is not finite has left no trace in a finite value. */
function largest(values: Values): number {
  let size = 0;
  for (const value of values.values()) if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
  return size;
}

function beside(point: Point): Point {
  return Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value * (1 + BESIDE)]));
}

/**
 * Whether the guess leaves the question as it is: a derivative still to be taken of the same expression, or, where
 * nothing is differentiated, the part that is to be rewritten.
 */
function isRestated({ guess, before, after, variables }: GuessQuestion, guessed: Expr, right: Expr): boolean {
  const asked = undone(before, variables);
  if (asked === null) return guessed === parse(before, variables) && guessed !== right;
  const told = undone(guess, variables);
  return told !== null && told.by === asked.by && told.inner === asked.inner && undone(after, variables) === null;
}

/** What a text differentiates and by what, when that is all it does. */
function undone(text: string, variables: readonly string[]): { inner: Expr; by: string } | null {
  const [, called, by] = /^\s*diff\s*\((.*),\s*([^\s,()]+)\s*\)\s*$/su.exec(text) ?? [];
  const [, over, inner] = /^\s*d\s*\/\s*d([^\s()]+)\s*(\(.*\))\s*$/su.exec(text) ?? [];
  const [body, name] = [called ?? inner, by ?? over];
  if (body === undefined || name === undefined) return null;
  try {
    return { inner: parse(body, variables), by: name };
  } catch (thrown) {
    // `diff(x, x) + diff(y, x)` begins and ends like one derivative, and is two.
    if (thrown instanceof Mistake && thrown.kind !== 'too-large') return null;
    throw thrown;
  }
}
