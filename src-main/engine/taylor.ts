import type { DerivativeQuestion, Written } from './answer.ts';
import { invalidSetting, tooLarge } from './errors.ts';
import { evaluate, valueIn } from './evaluate.ts';
import { type Expr, ONE, ZERO, add, constant, div, isLiteral, mul, neg, pow, sub, topological } from './expr.ts';
import { ShownDerivatives } from './formulas.ts';
import { type Subject, completePoint, withSubject } from './question.ts';
import { substituted } from './substitute.ts';
import { Writer } from './written.ts';

const LIMITS = { steps: 60_000, characters: 60_000, longest: 20_000, order: 20, terms: 200 };

/** Relative difference up to which an exact coefficient is the one that was evaluated. */
const AGREEMENT = 1e-9;

/** Nodes of the longest coefficient that is written exactly; of a longer one the number says more. */
const MOST_EXACT = 16;

/** One term of a Taylor polynomial. */
export interface TaylorTerm {
  /** The exponent of each variable's distance from the point, n entries in the order of `variables`. */
  readonly powers: readonly number[];
  /** The derivative at the point over the factorials of the powers, as exactly as it can be written. */
  readonly coefficient: Written;
  readonly value: number;
}

export interface TaylorAnswer {
  readonly variables: readonly string[];
  /** By total degree from 0 to the order; terms that are 0 are left out. */
  readonly terms: readonly TaylorTerm[];
  readonly polynomial: Written;
}

/** A term in the making: which derivative belongs to it, and the factors it is multiplied by. */
interface Place {
  readonly powers: readonly number[];
  readonly by: readonly Expr[];
}

/**
 * The Taylor polynomial of an expression about a point, in one variable or several; coefficients are exact where the
 * derivatives at the point are.
 * @param order the highest total degree, an integer from 0 to 20
 * @throws Mistake those of `analyse`; `missing-value`; `invalid-setting` for an order that is none, and for a point where
 * a derivative is not finite; `too-large` for more than 200 terms
 * @example taylor({ expression: 'sin(x)', point: { x: 0 } }, 3).polynomial.text // 'x - x^3/6'
 * @example taylor({ expression: 'log(x)', point: { x: 0 } }, 1) // throws invalid-setting
 */
export function taylor(question: DerivativeQuestion, order: number): TaylorAnswer {
  if (!Number.isInteger(order) || order < 0 || order > LIMITS.order) {
    throw invalidSetting('order', order, `an integer from 0 to ${LIMITS.order}`);
  }
  return withSubject(question, (subject) => {
    const at = completePoint(subject);
    const odd = at.find((value) => !Number.isFinite(value));
    if (odd !== undefined) throw invalidSetting('point', odd, 'finite numbers');
    return polynomialOf(subject, at, order);
  });
}

function polynomialOf(subject: Subject, at: readonly number[], order: number): TaylorAnswer {
  const shown = new ShownDerivatives(LIMITS.steps);
  const writer = new Writer(LIMITS);
  const centre = subject.variables.map((x, i) => ({ x, value: constant(at[i] ?? NaN) }));
  const distances = centre.map(({ x, value }) => sub(x, value));
  const found = placesOf(subject.variables, order).map((place) => {
    const coefficient = coefficientAt(subject, shown, place, centre);
    return { place, coefficient, value: valueIn(evaluate([coefficient], {}), coefficient) };
  });
  const terms = found.filter(({ coefficient }) => !isLiteral(coefficient, 0));
  const sum = terms.reduce((total, { place, coefficient, value }) => {
    const factor = distances.reduce((product, x, i) => mul(product, powerOf(x, place.powers[i] ?? 0)), ONE());
    const size = value < 0 ? neg(coefficient) : coefficient;
    const term = shown.simplifier.simplify(mul(size, factor));
    return value < 0 ? sub(total, term) : add(total, term);
  }, ZERO());
  return {
    variables: subject.names,
    terms: terms.map(({ place: { powers }, coefficient, value }) => ({
      powers,
      coefficient: writer.write(coefficient),
      value,
    })),
    polynomial: writer.write(sum),
  };
}

const powerOf = (base: Expr, exponent: number): Expr => (exponent === 0 ? ONE() : pow(base, constant(exponent)));

/** All products of powers up to a total degree, from the lowest degree on. */
function placesOf(variables: readonly Expr[], order: number): Place[] {
  let degree: Place[] = [{ powers: variables.map(() => 0), by: [] }];
  const places = [...degree];
  for (let k = 0; k < order; k++) {
    degree = degree.flatMap((place) => raised(place, variables));
    places.push(...degree);
    if (places.length <= LIMITS.terms) continue;
    throw tooLarge(LIMITS.terms, 'terms');
  }
  return places;
}

/** A place with one power more: of its last variable, or of one after that, so that none comes up twice. */
function raised({ powers, by }: Place, variables: readonly Expr[]): Place[] {
  const last = by.at(-1);
  const from = last === undefined ? 0 : variables.indexOf(last);
  return variables.slice(from).map((x, i) => ({
    powers: powers.map((power, j) => (j === from + i ? power + 1 : power)),
    by: [...by, x],
  }));
}

/** The derivative at the centre over the factorials: exact where simplifying finds it, else the number it is. */
function coefficientAt(
  { expression, names }: Subject,
  { derivation, simplifier }: ShownDerivatives,
  { powers, by }: Place,
  centre: readonly { x: Expr; value: Expr }[],
): Expr {
  const raw = by.reduce((node, x) => derivation.of(node, x), expression);
  const point = Object.fromEntries(names.map((name, i) => [name, numberOf(centre[i]?.value)]));
  const value = valueIn(evaluate([raw], point), raw);
  if (!Number.isFinite(value)) throw invalidSetting('point', value, 'a point where all derivatives are finite');
  const put = centre.reduce((node, { x, value: at }) => substituted(node, x, at), raw);
  const factorials = powers.reduce((product, power) => product * factorial(power), 1);
  const exact = simplifier.simplify(div(put, constant(factorials)));
  const error = Math.abs(valueIn(evaluate([exact], {}), exact) * factorials - value);
  const isReadable = topological([exact]).length <= MOST_EXACT;
  return isReadable && error <= AGREEMENT * Math.max(1, Math.abs(value)) ? exact : constant(value / factorials);
}

const numberOf = (node: Expr | undefined): number => (node?.kind === 'constant' ? node.value : NaN);

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
