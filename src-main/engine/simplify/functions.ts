import { type Expr, ONE, ZERO, apply, constant, isLiteral } from '../expr.ts';
import { definitionOf } from '../ops/catalog.ts';
import { comparisons } from '../ops/comparison.ts';
import { type Rational, fraction, integerValue, isNegative, isUnit, times } from '../rational.ts';
import { type Algebra, argumentOf, pairOf } from './algebra.ts';
import { choiceOf, comparisonOf } from './choices.ts';
import { Factors } from './factors.ts';
import type { Move, Rule } from './rules.ts';
import { numberOut, signOf } from './signs.ts';

type Rewriting = (algebra: Algebra, args: readonly [Expr, ...Expr[]], op: string) => Move | null;

const move = (rule: Rule, after: Expr | null): Move | null => (after === null ? null : { rule, after });

/** Arguments at which a function's value, when it is an integer, is exact: sin(0), exp(0), log(1), log(e). */
const PLAIN_ARGUMENTS: ReadonlySet<string> = new Set(['-1', '0', '1', 'e']);

/** A call of a function with simplified arguments by the first rule that applies; null when none does. */
export function rewriteCall(algebra: Algebra, op: string, args: readonly Expr[]): Move | null {
  const [first, ...rest] = args;
  if (first === undefined) return null;
  for (const rewriting of [worked, ...(rewritings[op] ?? []), signOut]) {
    const result = rewriting(algebra, [first, ...rest], op);
    if (result !== null) return result;
  }
  return null;
}

const rewritings: Readonly<Record<string, readonly Rewriting[]>> = {
  square: [(algebra, [a]) => move('collect-factors', new Factors(algebra).multiply(a, 2).product())],
  sqrt: [exactRoot, (algebra, [a]) => rootOf(algebra, a, fraction(1, 2))],
  cbrt: [exactRoot],
  pow: [plainPower, powerOfPower, inverted],
  sin: [atQuarterTurn],
  cos: [atQuarterTurn],
  tan: [atQuarterTurn],
  exp: [inverted],
  log: [(_, [a]) => move('inverse', argumentOf(a, 'exp') ?? exponentOfE(a))],
  abs: [(algebra, [a]) => (signOf(algebra, a) === null ? null : move('absolute-value', a)), absoluteValue],
  sign: [(algebra, [a]) => (signOf(algebra, a) === 'positive' ? move('absolute-value', ONE()) : null)],
  where: [choiceOf],
  ...Object.fromEntries(Object.keys(comparisons).map((op) => [op, [comparisonOf]])),
  ...Object.fromEntries(['max', 'min'].map((op) => [op, [(_, [a, b]) => (a === b ? move('choose', a) : null)]])),
} satisfies Record<string, readonly Rewriting[]>;

function worked(_algebra: Algebra, [a, b]: readonly [Expr, ...Expr[]], op: string): Move | null {
  if (b !== undefined || a.kind !== 'constant' || !PLAIN_ARGUMENTS.has(a.literal)) return null;
  const definition = definitionOf(op);
  const value = definition.arity === 1 ? definition.value(a.value) : NaN;
  return Number.isSafeInteger(value) ? move('exact-number', constant(value)) : null;
}

/** The root of a square or of a cube of integers. */
function exactRoot(_algebra: Algebra, [a]: readonly [Expr, ...Expr[]], op: string): Move | null {
  if (a.kind !== 'constant' || a.exact === null || !Number.isSafeInteger(a.value)) return null;
  const [root, power] = op === 'sqrt' ? [Math.round(Math.sqrt(a.value)), 2] : [Math.round(Math.cbrt(a.value)), 3];
  return root ** power === a.value ? move('exact-number', constant(root)) : null;
}

/** sin, cos and tan of multiples of a quarter turn, where the value is an integer. */
function atQuarterTurn(algebra: Algebra, [a]: readonly [Expr, ...Expr[]], op: string): Move | null {
  const { coefficient, factors } = algebra.productOf(a);
  const [[base, exponent] = []] = [...factors];
  if (factors.size !== 1 || exponent !== 1 || base?.kind !== 'constant' || base.literal !== 'pi') return null;
  const quarters = integerValue(times(coefficient, fraction(2, 1)));
  if (quarters === null || (op === 'tan' && quarters % 2 !== 0)) return null;
  const sine = [0, 1, 0, -1];
  const phase = (((op === 'cos' ? quarters + 1 : quarters) % 4) + 4) % 4;
  return move('exact-number', constant(op === 'tan' ? 0 : (sine[phase] ?? 0)));
}

/** f(-u) for odd and even functions. */
function signOut(algebra: Algebra, [a]: readonly [Expr, ...Expr[]], op: string): Move | null {
  const definition = definitionOf(op);
  const symmetry = definition.arity === 1 ? definition.symmetry : null;
  if (symmetry === null) return null;
  const number = a.kind === 'constant' ? null : numberOut(algebra, a);
  const isNumber = a.kind === 'constant' && a.value < 0 && a.exact !== null;
  if (!isNumber && number?.isNegative !== true) return null;
  const turned = apply(op, new Factors(algebra).multiply(a).negate().product() ?? apply('neg', a));
  if (symmetry === 'even') return move('sign-out', turned);
  return move('sign-out', new Factors(algebra).multiply(turned).negate().product());
}

/** |2u| is 2|u|, and |-u| is |u|. */
function absoluteValue(algebra: Algebra, [a]: readonly [Expr, ...Expr[]]): Move | null {
  const number = numberOut(algebra, a);
  if (number === null) return null;
  const inner = apply('abs', number.rest);
  return move('sign-out', new Factors(algebra).multiply(number.size).multiply(inner).product());
}

/** The power of an expression whose exponents it makes integers, with absolute values where they are needed. */
function rootOf(algebra: Algebra, a: Expr, exponent: Rational): Move | null {
  const { coefficient, factors } = algebra.productOf(a);
  if (factors.size === 0 || isNegative(coefficient)) return null;
  const root = new Factors(algebra);
  if (!isUnit(coefficient)) {
    const [number, halves] = [squareRoot(coefficient), integerValue(times(exponent, fraction(2, 1)))];
    if (number === null || halves === null) return null;
    root.include({ coefficient: number, factors: new Map() }, halves);
  }
  for (const [base, power] of factors) {
    const total = integerValue(times(fraction(power, 1), exponent));
    if (total === null || (power % 2 !== 0 && signOf(algebra, base) === null)) return null;
    const isEven = total % 2 === 0 || signOf(algebra, base) !== null;
    root.multiply(isEven ? base : (rewriteCall(algebra, 'abs', [base])?.after ?? apply('abs', base)), total);
  }
  return move('root-of-power', root.product());
}

/** The square root of a fraction of squares; null for any other number. */
function squareRoot(number: Rational): Rational | null {
  const above = Math.sqrt(integerValue({ ...number, denominator: 1n }) ?? NaN);
  const below = Math.sqrt(Number(number.denominator));
  return Number.isInteger(above) && Number.isInteger(below) && below > 0 ? fraction(above, below) : null;
}

/** 1^u and 0^2.5. */
function plainPower(_algebra: Algebra, [a, b]: readonly [Expr, ...Expr[]]): Move | null {
  if (isLiteral(a, 1)) return move('exact-number', ONE());
  const isAbove = b?.kind === 'constant' && b.value > 0;
  return isLiteral(a, 0) && isAbove ? move('exact-number', ZERO()) : null;
}

/** (u^2)^0.5 is |u|, and (4*u^2)^1.5 is 8*|u|^3. */
function powerOfPower(algebra: Algebra, [a, b]: readonly [Expr, ...Expr[]]): Move | null {
  if (b === undefined) return null;
  const { coefficient, factors } = algebra.productOf(b);
  return factors.size === 0 && integerValue(coefficient) === null ? rootOf(algebra, a, coefficient) : null;
}

/** exp(log(u)) and e^log(u). */
function inverted(_algebra: Algebra, [a, b]: readonly [Expr, ...Expr[]]): Move | null {
  if (b === undefined) return move('inverse', argumentOf(a, 'log'));
  return a.kind === 'constant' && a.literal === 'e' ? move('inverse', argumentOf(b, 'log')) : null;
}

function exponentOfE(node: Expr): Expr | null {
  const [base, exponent] = pairOf(node, 'pow') ?? [];
  return base?.kind === 'constant' && base.literal === 'e' ? (exponent ?? null) : null;
}
