import { type Decimal, formatDecimal, normalised, opposite, parseDecimal } from './decimal.ts';
import { tooLarge } from './errors.ts';

/** A number that was typed or worked out exactly, or one of the named constants e and pi (whose `exact` is null). */
export interface Constant {
  readonly kind: 'constant';
  readonly id: number;
  readonly fingerprint: number;
  /** What a person writes for it: `-0.5`, `pi`. */
  readonly literal: string;
  readonly value: number;
  readonly exact: Decimal | null;
}

export interface Variable {
  readonly kind: 'variable';
  readonly id: number;
  readonly fingerprint: number;
  readonly name: string;
}

/** An operation of the table (`ops/catalog.ts`) applied to nodes. */
export interface Operation {
  readonly kind: 'operation';
  /** Its place in the order in which the nodes of its scope came up. */
  readonly id: number;
  /** Made of the structure alone, the same in every scope; different structures seldom share one. */
  readonly fingerprint: number;
  readonly op: string;
  readonly args: readonly Expr[];
}

/** A node of the expression DAG: immutable, and the only one of its structure in its scope, so `===` is equality. */
export type Expr = Constant | Variable | Operation;

interface Scope {
  readonly budget: number;
  /** Milliseconds that the work may take, and when they are over. */
  readonly patience: number;
  readonly deadline: number;
  used: number;
  /** Nodes that may still come before the clock is read again. */
  unwatched: number;
  readonly interned: Map<string, Expr>;
}

let scope: Scope | null = null;

/** How often the clock is read: after so many nodes, entries and steps. */
const WATCHED = 512;

/**
 * Runs `work`, whose nodes live in a table of their own that is dropped at its end; nodes must not outlive it.
 * `work` is synchronous: a scope is not kept across an `await`.
 * @param patience milliseconds that the work may take
 * @throws Mistake `too-large` when `work` needs more than `budget` nodes or more time
 * @example withNodes(1, () => add(x, ONE())) // throws too-large
 */
export function withNodes<T>(budget: number, work: () => T, patience = Infinity): T {
  const outer = scope;
  const deadline = performance.now() + patience;
  scope = { budget, patience, deadline, used: 0, unwatched: WATCHED, interned: new Map() };
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
 * @throws Mistake `too-large` when the budget or the time is spent
 */
export function charge(count: number): void {
  const owner = currentScope();
  owner.used += count;
  const { budget } = owner;
  if (owner.used > budget) throw tooLarge(budget, 'nodes', `Too large: it takes more than ${budget} nodes and entries`);
  watch(count);
}

/**
 * Reads the clock now and then; called where work grows without new nodes.
 * @param count steps done since the last call
 * @throws Mistake `too-large` when the time is spent
 */
export function watch(count: number): void {
  const owner = currentScope();
  owner.unwatched -= count;
  if (owner.unwatched > 0) return;
  owner.unwatched = WATCHED;
  if (performance.now() <= owner.deadline) return;
  const limit = owner.patience / 1000;
  throw tooLarge(limit, 'seconds', `Too large: it takes more than ${limit} seconds`);
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

/** One step of FNV-1a, on whole words. */
const mixed = (print: number, word: number): number => Math.imul(print ^ word, 0x01000193) >>> 0;

function textPrint(text: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) print = mixed(print, text.charCodeAt(i));
  return print;
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
  return intern(`#${name}`, (id) => {
    return { kind: 'constant', id, fingerprint: textPrint(name), literal: name, value, exact: null };
  });
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
  return intern(`#${text}`, (id) => {
    return { kind: 'constant', id, fingerprint: textPrint(text), literal: text, value: Number(text), exact };
  });
}

/** @example variable('x') === variable('x') // true */
export function variable(name: string): Expr {
  return intern(`$${name}`, (id) => ({ kind: 'variable', id, fingerprint: textPrint(name), name }));
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
  return intern(`${op} ${args.map((arg) => arg.id).join(' ')}`, (id) => {
    const fingerprint = args.reduce((print, arg) => mixed(print, arg.fingerprint), textPrint(op));
    return { kind: 'operation', id, fingerprint, op, args };
  });
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
 * Constructors for derivative rules. They keep what a rule builds free of what is there by construction only: terms 0,
 * factors 1 and -1, minus signs inside products, integers that meet. Everything else is left to `simplify`. What is
 * multiplied by a choice that has a branch 0 goes into the choice, so that a branch that is not taken cannot spoil the
 * value: `c ? a : 0` times `b` is `c ? a * b : 0`.
 *
 * A part that is added, negated, or multiplied from the right may be put in before or after, with the same outcome: that
 * is what allows a derivation to be recorded line by line (`derivation.ts`).
 */

type Choice = Operation & { readonly args: readonly [Expr, Expr, Expr] };

/** Whether the node is a choice that has a branch 0. */
function isGate(node: Expr): node is Choice {
  if (node.kind !== 'operation' || node.op !== 'where') return false;
  const [, yes, no] = node.args;
  return yes !== undefined && no !== undefined && (isLiteral(yes, 0) || isLiteral(no, 0));
}

const throughGate = ({ args: [condition, yes, no] }: Choice, work: (branch: Expr) => Expr): Expr =>
  select(condition, work(yes), work(no));

/**
 * The choice between two expressions: `yes` where the condition is not 0. A gate by the same condition inside a branch is
 * open or closed already; any other choice stays as it is, as it would where a part is put in later.
 * @example select(x, y, y) === y // true
 * @example select(x, select(x, y, ZERO()), ONE()) === select(x, y, ONE()) // true
 */
export function select(condition: Expr, yes: Expr, no: Expr): Expr {
  const [taken, left] = [branchOf(yes, condition, 1), branchOf(no, condition, 2)];
  return taken === left ? taken : apply('where', condition, taken, left);
}

function branchOf(node: Expr, condition: Expr, branch: 1 | 2): Expr {
  return isGate(node) && node.args[0] === condition ? node.args[branch] : node;
}

/** What stands behind a minus sign, also behind that of a negative number; null when there is none. */
function negated(node: Expr): Expr | null {
  if (node.kind === 'operation') return node.op === 'neg' ? (node.args[0] ?? null) : null;
  return node.kind === 'constant' && node.exact !== null && node.value < 0 ? constant(opposite(node.exact)) : null;
}

/** @example add(ZERO(), x) === x // true */
export function add(a: Expr, b: Expr): Expr {
  if (isLiteral(a, 0)) return b;
  if (isLiteral(b, 0)) return a;
  if (isGate(a) && isGate(b) && a.args[0] === b.args[0]) {
    return select(a.args[0], add(a.args[1], b.args[1]), add(a.args[2], b.args[2]));
  }
  const minus = negated(b);
  return exactly(a, b, (m, n) => m + n) ?? (minus === null ? apply('add', a, b) : sub(a, minus));
}

/** @example sub(ZERO(), x) // parse('-x') */
export function sub(a: Expr, b: Expr): Expr {
  if (isLiteral(b, 0)) return a;
  if (isLiteral(a, 0) || isGate(b)) return add(a, neg(b));
  const minus = negated(b);
  return exactly(a, b, (m, n) => m - n) ?? (minus === null ? apply('sub', a, b) : add(a, minus));
}

/** @example mul(ZERO(), x) === ZERO() // true */
export function mul(a: Expr, b: Expr): Expr {
  if (isLiteral(a, 0) || isLiteral(b, 1)) return a;
  if (isLiteral(b, 0) || isLiteral(a, 1)) return b;
  if (isGate(a)) return throughGate(a, (branch) => mul(branch, b));
  if (isGate(b)) return throughGate(b, (branch) => mul(a, branch));
  const [minusA, minusB] = [negated(a), negated(b)];
  if (minusA !== null || minusB !== null) {
    const product = mul(minusA ?? a, minusB ?? b);
    return minusA !== null && minusB !== null ? product : neg(product);
  }
  if (integerOf(b) !== null && integerOf(a) === null) return mul(b, a);
  return exactly(a, b, (m, n) => m * n) ?? withInteger(a, b) ?? apply('mul', a, b);
}

/** `m * (n * c)` is `(m n) * c` for integers m and n. */
function withInteger(a: Expr, b: Expr): Expr | null {
  const [n, rest] = b.kind === 'operation' && b.op === 'mul' ? b.args : [];
  const product = n === undefined ? null : exactly(a, n, (k, m) => k * m);
  return product === null || rest === undefined ? null : mul(product, rest);
}

/** @example div(x, ONE()) === x // true */
export function div(a: Expr, b: Expr): Expr {
  if (isLiteral(b, 1) || isLiteral(a, 0)) return a;
  if (isGate(a)) return throughGate(a, (branch) => div(branch, b));
  const [minusA, minusB] = [negated(a), negated(b)];
  if (minusA === null && minusB === null) return apply('div', a, b);
  const quotient = div(minusA ?? a, minusB ?? b);
  return minusA !== null && minusB !== null ? quotient : neg(quotient);
}

/** @example neg(neg(x)) === x // true */
export function neg(a: Expr): Expr {
  return isGate(a) ? throughGate(a, neg) : (negated(a) ?? apply('neg', a));
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
  watch(order.length);
  return order;
}
