import { type Expr, type Operation, apply, isLiteral, sub, topological } from '../expr.ts';
import { definitionOf } from '../ops/catalog.ts';
import { always } from '../ops/define.ts';
import { exponentIn } from '../ops/power.ts';
import { type Rational, isNegative, negative, one } from '../rational.ts';
import type { Algebra } from './algebra.ts';
import { numeratorOf } from './fractions.ts';
import { signOf } from './signs.ts';
import { solved } from './solved.ts';

const relations = ['ne', 'gt', 'ge'] as const;
type Relation = (typeof relations)[number];

const isRelation = (op: string): op is Relation => relations.some((relation) => relation === op);

interface Requirement {
  readonly relation: Relation;
  readonly subject: Expr;
  /** What it would be called by with its sign turned. */
  readonly opposite: string;
}

/** What an expression needs to be defined: comparisons of simplified expressions with 0, by what they speak about. */
type Requirements = Map<string, Requirement>;

/** The parts of which one is 0 just where the node is; null where none tells. */
function zerosOf(node: Expr): readonly Expr[] | null {
  if (node.kind !== 'operation') return null;
  const { zeros } = definitionOf(node.op);
  return zeros.length === 0 ? null : node.args.filter((_, i) => zeros.includes(i));
}

/** A comparison as one with 0: `u <= 1` as `1 - u` being at least 0; null where it says nothing of that kind. */
function comparedWithZero(comparison: Expr): { relation: Relation; subject: Expr } | null {
  if (comparison.kind !== 'operation') return null;
  const [a, b] = comparison.args;
  if (a === undefined || b === undefined) return null;
  const subject = (greater: Expr, lesser: Expr) => (isLiteral(lesser, 0) ? greater : sub(greater, lesser));
  if (isRelation(comparison.op)) return { relation: comparison.op, subject: subject(a, b) };
  const definition = definitionOf(comparison.op);
  const swapped = definition.arity === 2 ? definition.swapped : null;
  return swapped !== null && isRelation(swapped) ? { relation: swapped, subject: subject(b, a) } : null;
}

/** A power that may have any exponent. */
const isOpenPower = (node: Expr): node is Operation => {
  const [, exponent] = node.kind === 'operation' && node.op === 'pow' ? node.args : [];
  return exponent !== undefined && exponentIn(exponent) === null;
};

/** Reads where expressions are defined. */
export class ConditionReader {
  constructor(
    readonly algebra: Algebra,
    readonly simplified: (node: Expr) => Expr,
  ) {}

  /** The comparisons that `before` needs to be defined and `after` does not, and those that are needed anyway. */
  between(before: Expr, after: Expr, needs: readonly Expr[]): Expr[] {
    const kept = this.#openPowers(after);
    const wanted = this.#of(before, (power) => !kept.has(this.#simplifiedPower(power)));
    for (const [key, { relation, opposite }] of this.#of(after, () => false)) {
      const own = wanted.get(key);
      if (own !== undefined && (relation === 'gt' || relation === own.relation)) wanted.delete(key);
      if (relation !== 'ge' && wanted.get(opposite)?.relation === 'ne') wanted.delete(opposite);
    }
    for (const need of needs) this.#requireComparison(wanted, need);
    return [...wanted.values()].map(({ relation, subject }) => solved(this.algebra, relation, subject));
  }

  #requireComparison(requirements: Requirements, comparison: Expr): void {
    const required = comparedWithZero(comparison);
    if (required !== null) this.#require(requirements, required.relation, required.subject);
  }

  /** The powers in an expression whose exponent is no number, with their parts simplified. */
  #openPowers(root: Expr): ReadonlySet<Expr> {
    return new Set(
      topological([root])
        .filter(isOpenPower)
        .map((power) => this.#simplifiedPower(power)),
    );
  }

  #simplifiedPower({ args }: Operation): Expr {
    return apply('pow', ...args.map((arg) => this.simplified(arg)));
  }

  /**
   * Reads the nodes below an expression; the branches of a choice need to be defined only when they are taken.
   * @param isRead whether a power counts whose exponent is no number. Its domain is that of most exponents, and it may
   * have a value elsewhere, as `(-1)^x` has at 2: that one power is there does not promise that another has a value.
   */
  #of(root: Expr, isRead: (power: Operation) => boolean): Requirements {
    const requirements: Requirements = new Map();
    const seen = new Set([root]);
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind !== 'operation') continue;
      const { domain } = definitionOf(node.op);
      const counts = domain !== always && (!isOpenPower(node) || isRead(node));
      const comparisons = counts ? domain(...node.args.map((arg) => this.simplified(arg))) : [];
      for (const comparison of comparisons) this.#requireComparison(requirements, comparison);
      const read = node.op === 'where' ? node.args.slice(0, 1) : node.args;
      for (const arg of [...read].reverse()) {
        if (!seen.has(arg)) stack.push(arg);
        seen.add(arg);
      }
    }
    return requirements;
  }

  #require(requirements: Requirements, relation: Relation, node: Expr): void {
    if (relation === 'ne') return this.#requireNonZero(requirements, node);
    const subject = this.simplified(node);
    const sign = signOf(this.algebra, subject);
    if (sign === 'positive' || (sign === 'not-negative' && relation === 'ge')) return;
    if (sign === 'not-negative') return this.#requireNonZero(requirements, subject);
    this.#put(requirements, relation, this.#unit(subject, this.algebra.productOf(subject).coefficient));
  }

  /** A product is not 0 when none of its factors is, a root when its radicand is not. */
  #requireNonZero(requirements: Requirements, node: Expr): void {
    const stack = [node];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const parts = zerosOf(top) ?? this.#zerosOfLeaf(top);
      if (parts === null) this.#put(requirements, 'ne', this.simplified(top));
      else stack.push(...parts);
    }
  }

  /** What must not be 0 in place of a leaf or sum; null when it is that itself. */
  #zerosOfLeaf(node: Expr): readonly Expr[] | null {
    const subject = this.simplified(node);
    if (signOf(this.algebra, subject) === 'positive' || (subject.kind === 'constant' && subject.value !== 0)) return [];
    const numerator = numeratorOf(this.algebra, subject);
    if (numerator !== null) return [numerator];
    return zerosOf(subject) === null ? null : [subject];
  }

  /** A product without its number, of which only the sign counts. */
  #unit(subject: Expr, coefficient: Rational): Expr {
    const { factors } = this.algebra.productOf(subject);
    return this.algebra.product({ coefficient: isNegative(coefficient) ? negative(one) : one, factors });
  }

  #put(requirements: Requirements, relation: Relation, subject: Expr): void {
    const terms = this.algebra.termsOf(subject);
    const turned = this.algebra.product({ ...this.algebra.productOf(subject), coefficient: negative(one) });
    const keys = terms ? this.algebra.keysOf(subject, terms) : { own: `${subject.id}`, opposite: `${turned.id}` };
    const turnedBefore = requirements.get(keys.opposite);
    if (relation !== 'ne' && turnedBefore?.relation === 'ne') {
      requirements.delete(keys.opposite);
      requirements.set(keys.own, { relation: 'gt', subject, opposite: keys.opposite });
      return;
    }
    const key = relation === 'ne' && turnedBefore !== undefined ? keys.opposite : keys.own;
    const before = requirements.get(key);
    if (before === undefined) requirements.set(key, { relation, subject, opposite: keys.opposite });
    else if (before.relation !== relation) requirements.set(key, { ...before, relation: 'gt' });
  }
}
