import { Mistake } from './errors.ts';

/** An exact decimal, `digits * 10 ** exponent`, without trailing zeros in `digits`; zero is `0 * 10 ** 0`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** A number that was typed or worked out exactly, or one of the named constants e and pi (whose `exact` is null). */
export interface Constant {
  readonly kind: 'constant';
  readonly id: number;
  /** What a person writes for it: `-0.5`, `pi`. */
  readonly literal: string;
  readonly value: number;
  readonly exact: Decimal | null;
}

export interface Variable {
  readonly kind: 'variable';
  readonly id: number;
  readonly name: string;
}

/** An operation of the table (`ops/catalog.ts`) applied to nodes. */
export interface Operation {
  readonly kind: 'operation';
  readonly id: number;
  readonly op: string;
  readonly args: readonly Expr[];
}

/** A node of the expression DAG: immutable, and the only one of its structure in its scope, so `===` is equality. */
export type Expr = Constant | Variable | Operation;

interface Scope {
  readonly budget: number;
  used: number;
  readonly interned: Map<string, Expr>;
}

let scope: Scope | null = null;

/**
 * Runs `work`, whose nodes live in a table of their own that is dropped at its end; nodes must not outlive it.
 * `work` is synchronous: a scope is not kept across an `await`.
 * @throws Mistake `too-large` when `work` needs more than `budget` nodes
 * @example withNodes(1, () => add(x, ONE())) // throws too-large
 */
export function withNodes<T>(budget: number, work: () => T): T {
  const outer = scope;
  scope = { budget, used: 0, interned: new Map() };
  try {
    return work();
  } finally {
    scope = outer;
  }
}

function currentScope(): Scope {
  if (scope === null) throw new Error('Nodes exist only inside withNodes');
  return scope;
}

/**
 * Takes `count` from the budget for storage other than nodes that grows with the question.
 * @throws Mistake `too-large` when the budget is spent
 */
export function charge(count: number): void {
  const owner = currentScope();
  owner.used += count;
  if (owner.used > owner.budget) {
    throw new Mistake(
      'too-large',
      `Too large: its derivatives take more than ${owner.budget} nodes and entries`,
      null,
      { limit: owner.budget },
    );
  }
}

function intern(key: string, build: (id: number) => Expr): Expr {
  const { interned } = currentScope();
  const known = interned.get(key);
  if (known !== undefined) return known;
  charge(1);
  const node = build(interned.size);
  interned.set(key, node);
  return node;
}

const NAMED = new Map([
  ['e', Math.E],
  ['pi', Math.PI],
]);

/** The names that stand for a number. */
export const constantNames: readonly string[] = [...NAMED.keys()];

/** @example namedConstant('pi').value // 3.141592653589793 */
export function namedConstant(name: string): Expr {
  const value = NAMED.get(name);
  if (value === undefined) throw new Error(`No constant is named ${name}`);
  return intern(`#${name}`, (id) => ({ kind: 'constant', id, literal: name, value, exact: null }));
}

/**
 * The constant of a decimal literal (or of an exact decimal); no digit is lost.
 * @example constant('0.50') === constant('5e-1') // true
 * @example constant('0.50').literal // '0.5'
 */
export function constant(literal: string | number | Decimal): Expr {
  const known = typeof literal === 'number' ? currentScope().interned.get(`#${literal}`) : undefined;
  if (known !== undefined) return known;
  const exact = typeof literal === 'object' ? normalised(literal) : parseDecimal(String(literal));
  const text = formatDecimal(exact);
  return intern(`#${text}`, (id) => ({ kind: 'constant', id, literal: text, value: Number(text), exact }));
}

/** @example variable('x') === variable('x') // true */
export function variable(name: string): Expr {
  return intern(`$${name}`, (id) => ({ kind: 'variable', id, name }));
}

/**
 * The node of an operation as it stands, with one exception: a negated literal is itself a literal, so that `-2` is one
 * node however it came about.
 * @example apply('add', x, ONE()) // parse('x + 1')
 * @example apply('neg', constant(2)) // constant(-2)
 */
export function apply(op: string, ...args: readonly Expr[]): Expr {
  const [first] = args;
  if (op === 'neg' && first?.kind === 'constant' && first.exact !== null) return constant(opposite(first.exact));
  return intern(`${op} ${args.map((arg) => arg.id).join(' ')}`, (id) => ({ kind: 'operation', id, op, args }));
}

/** The constant 0. */
export const ZERO = (): Expr => constant(0);
/** The constant 1. */
export const ONE = (): Expr => constant(1);

/** @example isLiteral(constant('2.0'), 2) // true */
export function isLiteral(node: Expr, value: number): boolean {
  return node.kind === 'constant' && node.exact !== null && node.value === value;
}

/**
 * The integer that `node` is a literal of, when floating point holds it exactly; else null.
 * @example integerOf(constant('2.0')) // 2
 * @example integerOf(constant('0.5')) // null
 */
export function integerOf(node: Expr): number | null {
  return node.kind === 'constant' && node.exact !== null && Number.isSafeInteger(node.value) && node.exact.exponent >= 0
    ? node.value
    : null;
}

/** `work` on two integer literals, when its result is exact; else null. */
function exactly(a: Expr, b: Expr, work: (a: number, b: number) => number): Expr | null {
  const left = integerOf(a);
  const right = integerOf(b);
  if (left === null || right === null) return null;
  const result = work(left, right);
  return Number.isSafeInteger(result) ? constant(result) : null;
}

/*
 * Constructors for derivative rules. They keep what a rule builds free of terms that are there by construction only
 * (`0 * a`, `1 * a`, `a + 0`, `a ^ 1`) and of integer arithmetic; everything else is left to `simplify`.
 */

/** @example add(ZERO(), x) === x // true */
export function add(a: Expr, b: Expr): Expr {
  if (isLiteral(a, 0)) return b;
  if (isLiteral(b, 0)) return a;
  return exactly(a, b, (m, n) => m + n) ?? apply('add', a, b);
}

/** @example sub(ZERO(), x) // parse('-x') */
export function sub(a: Expr, b: Expr): Expr {
  if (isLiteral(b, 0)) return a;
  if (isLiteral(a, 0)) return neg(b);
  return exactly(a, b, (m, n) => m - n) ?? apply('sub', a, b);
}

/** @example mul(ZERO(), x) === ZERO() // true */
export function mul(a: Expr, b: Expr): Expr {
  if (isLiteral(a, 0) || isLiteral(b, 1)) return a;
  if (isLiteral(b, 0) || isLiteral(a, 1)) return b;
  return exactly(a, b, (m, n) => m * n) ?? apply('mul', a, b);
}

/** @example div(x, ONE()) === x // true */
export function div(a: Expr, b: Expr): Expr {
  return isLiteral(b, 1) ? a : apply('div', a, b);
}

/** @example neg(neg(x)) === x // true */
export function neg(a: Expr): Expr {
  return a.kind === 'operation' && a.op === 'neg' && a.args[0] ? a.args[0] : apply('neg', a);
}

/** @example pow(x, ONE()) === x // true */
export function pow(a: Expr, b: Expr): Expr {
  return isLiteral(b, 1) ? a : apply('pow', a, b);
}

/**
 * All nodes below `roots`, each once, arguments before the nodes that use them; nodes that are `known` are left out
 * with what is reached only through them.
 * @example topological([add(y, x)]) // [y, x, add(y, x)]
 */
export function topological(roots: readonly Expr[], known: (node: Expr) => boolean = () => false): Expr[] {
  const order: Expr[] = [];
  const entered = new Set<Expr>();
  const stack: { node: Expr; next: number }[] = [];
  const enter = (node: Expr) => {
    if (entered.has(node) || known(node)) return;
    entered.add(node);
    stack.push({ node, next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const arg = top.node.kind === 'operation' ? top.node.args[top.next++] : undefined;
      if (arg !== undefined) enter(arg);
      else {
        order.push(top.node);
        stack.pop();
      }
    }
  }
  return order;
}

/** Reads a decimal literal such as `12`, `.5`, `-1.50e-3`. */
function parseDecimal(literal: string): Decimal {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (match === null) throw new Error(`${literal} is no decimal literal`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return normalised({ digits, exponent: Number(exponent) - fraction.length });
}

function normalised({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = digits.toString();
  const kept = text.replace(/0+$/, '');
  return { digits: BigInt(kept), exponent: exponent + text.length - kept.length };
}

const opposite = ({ digits, exponent }: Decimal): Decimal => ({ digits: -digits, exponent });

/** Longest run of zeros that is written out before a power of ten takes its place. */
const WRITTEN_ZEROS = 6;
const WRITTEN_DIGITS = 21;

function formatDecimal({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  const point = text.length + exponent;
  if (exponent >= 0 && point <= WRITTEN_DIGITS) return sign + text + '0'.repeat(exponent);
  if (exponent < 0 && point > 0) return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
  if (exponent < 0 && point > -WRITTEN_ZEROS) return `${sign}0.${'0'.repeat(-point)}${text}`;
  const fraction = text.length > 1 ? `.${text.slice(1)}` : '';
  return `${sign}${text[0] ?? ''}${fraction}e${point - 1}`;
}
