import { type Expr, ONE, add, apply, integerOf, mul, sub } from '../expr.ts';
import { type Rational, integerValue, isNegative, negative, one } from '../rational.ts';
import type { Algebra } from './algebra.ts';
import { numeratorOf } from './fractions.ts';
import { signOf } from './signs.ts';
import { solved } from './solved.ts';

type Relation = 'ne' | 'gt' | 'ge';

interface Requirement {
  readonly relation: Relation;
  readonly subject: Expr;
  /** What it would be called by with its sign turned. */
  readonly opposite: string;
}

/** What an expression needs to be defined: comparisons of simplified expressions with 0, by what they speak about. */
type Requirements = Map<string, Requirement>;

/** What a function needs of its argument: where it is real, and where it has no pole. */
const domains: Readonly<Record<string, (a: Expr) => readonly (readonly [Relation, Expr])[]>> = {
  log: (a) => [['gt', a]],
  log2: (a) => [['gt', a]],
  log10: (a) => [['gt', a]],
  log1p: (a) => [['gt', add(a, ONE())]],
  sqrt: (a) => [['ge', a]],
  asin: (a) => [['ge', sub(ONE(), square(a))]],
  acos: (a) => [['ge', sub(ONE(), square(a))]],
  asec: (a) => [['ge', sub(square(a), ONE())]],
  acsc: (a) => [['ge', sub(square(a), ONE())]],
  acosh: (a) => [['ge', sub(a, ONE())]],
  atanh: (a) => [['gt', sub(ONE(), square(a))]],
  acoth: (a) => [['gt', sub(square(a), ONE())]],
  asech: (a) => [
    ['gt', a],
    ['ge', sub(ONE(), a)],
  ],
  acsch: (a) => [['ne', a]],
  csch: (a) => [['ne', a]],
  coth: (a) => [['ne', a]],
  tan: (a) => [['ne', apply('cos', a)]],
  sec: (a) => [['ne', apply('cos', a)]],
  csc: (a) => [['ne', apply('sin', a)]],
  cot: (a) => [['ne', apply('sin', a)]],
};

const square = (a: Expr): Expr => mul(a, a);

/** Functions that are 0 just where their first argument is. */
const transparent: ReadonlySet<string> = new Set(['div', 'neg', 'sqrt', 'cbrt', 'abs', 'sign', 'pow', 'square']);

/** The parts of which one is 0 where a product, a power or a root is 0; null for anything else. */
function zerosOf(node: Expr): readonly Expr[] | null {
  if (node.kind !== 'operation') return null;
  if (node.op === 'mul') return node.args;
  return transparent.has(node.op) ? node.args.slice(0, 1) : null;
}

/** Reads where expressions are defined. */
export class ConditionReader {
  constructor(
    readonly algebra: Algebra,
    readonly simplified: (node: Expr) => Expr,
  ) {}

  /** The comparisons that `before` needs to be defined and `after` does not, and those that are needed anyway. */
  between(before: Expr, after: Expr, needs: readonly Expr[]): Expr[] {
    const wanted = this.#of(before);
    for (const [key, { relation, opposite }] of this.#of(after)) {
      const own = wanted.get(key);
      if (own !== undefined && (relation === 'gt' || relation === own.relation)) wanted.delete(key);
      if (relation !== 'ge' && wanted.get(opposite)?.relation === 'ne') wanted.delete(opposite);
    }
    for (const need of needs) this.#addComparison(wanted, need);
    return [...wanted.values()].map(({ relation, subject }) => solved(this.algebra, relation, subject));
  }

  #addComparison(requirements: Requirements, need: Expr): void {
    const [subject] = need.kind === 'operation' ? need.args : [];
    if (subject !== undefined) this.#require(requirements, 'gt', subject);
  }

  /** Reads the nodes below an expression; the branches of a choice need to be defined only when they are taken. */
  #of(root: Expr): Requirements {
    const requirements: Requirements = new Map();
    const seen = new Set([root]);
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind !== 'operation') continue;
      this.#read(requirements, node.op, node.args);
      const read = node.op === 'where' ? node.args.slice(0, 1) : node.args;
      for (const arg of [...read].reverse()) {
        if (!seen.has(arg)) stack.push(arg);
        seen.add(arg);
      }
    }
    return requirements;
  }

  #read(requirements: Requirements, op: string, [a, b]: readonly Expr[]): void {
    if (a === undefined) return;
    for (const [relation, subject] of domains[op]?.(a) ?? []) this.#require(requirements, relation, subject);
    if (b === undefined) return;
    if (op === 'div') this.#require(requirements, 'ne', b);
    if (op === 'pow') this.#readPower(requirements, a, b);
  }

  #readPower(requirements: Requirements, base: Expr, exponent: Expr): void {
    const { coefficient, factors } = this.algebra.productOf(this.simplified(exponent));
    const isWhole = integerOf(exponent) !== null || (factors.size === 0 && integerValue(coefficient) !== null);
    if (factors.size > 0) this.#require(requirements, 'gt', base);
    else if (isNegative(coefficient)) this.#require(requirements, isWhole ? 'ne' : 'gt', base);
    else if (!isWhole) this.#require(requirements, 'ge', base);
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
