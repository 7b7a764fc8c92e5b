import {
  type Expr,
  ONE,
  type Operation,
  ZERO,
  add,
  apply,
  constant,
  div,
  isLiteral,
  mul,
  neg,
  pow,
  select,
  sub,
  topological,
} from './expr.ts';
import { partialOf } from './ops/catalog.ts';
import { type Del, pending } from './pending.ts';
import { substitution } from './substitute.ts';

/** One rule applied to one node: `before`, a derivative still to be taken, becomes `after`. */
export interface Application {
  /** The expression that is differentiated. */
  readonly node: Expr;
  /** `constant`, `variable`, `constant-multiple`, or the name of the operation whose rule it is. */
  readonly rule: string;
  /** In which arguments of the operation the variable occurs. */
  readonly varying: readonly boolean[];
  readonly before: Operation;
  readonly after: Expr;
  /** Derivatives inside one another: 0 for the whole expression. */
  readonly depth: number;
  /** Position of the application that asked for this one, null for the first. */
  readonly parent: number | null;
}

/**
 * Derivatives taken as a textbook takes them, from the outside in by the chain rule. A derivative and the record of how
 * it came about are made by the same rule, once with the derivatives of the arguments, once with those still pending,
 * so the record cannot disagree with the result. Nodes share their derivatives across expressions and variables.
 */
export class Derivation {
  /** By variable: the derivative of every node seen; null where the variable does not occur. */
  readonly #slopes = new Map<Expr, Map<Expr, Expr | null>>();

  /**
   * The derivative of an expression by a variable, not simplified.
   * @example new Derivation().of(mul(x, y), x) // y
   */
  of(expression: Expr, variable: Expr): Expr {
    return this.#slopesBy(expression, variable).get(expression) ?? ZERO();
  }

  /**
   * The rules that lead from the pending derivative of an expression to its derivative, outermost first, then from left
   * to right. A node that occurs twice is differentiated once, and everywhere; where it comes up again later, its
   * derivative is known.
   * @example new Derivation().record(x, x).map(({ rule }) => rule) // ['variable']
   */
  record(expression: Expr, variable: Expr, del: Del = 'd'): Application[] {
    // Pending derivatives in the line are `open`. A node taken before is complete, because the stack goes to the bottom
    // of one argument before it turns to the next: its derivative may be written at once.
    const slopes = this.#slopesBy(expression, variable);
    const varies = (arg: Expr) => (slopes.get(arg) ?? null) !== null;
    const taken = new Set<Expr>();
    const later = (node: Expr) => (taken.has(node) ? (slopes.get(node) ?? ZERO()) : pending(node, variable, del));
    const applications: Application[] = [];
    const open = new Set([expression]);
    const stack: { node: Expr; depth: number; parent: number | null }[] = [
      { node: expression, depth: 0, parent: null },
    ];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { node, depth } = top;
      if (!open.delete(node)) continue;
      const rule = ruleFor(node, variable, varies, later);
      const own = applications.push({ ...top, ...rule, before: pending(node, variable, del) }) - 1;
      if (node.kind === 'operation') taken.add(node);
      for (const arg of [...involved(node, varies)].reverse()) {
        if (!taken.has(arg)) open.add(arg);
        stack.push({ node: arg, depth: depth + 1, parent: own });
      }
    }
    return applications;
  }

  #slopesBy(expression: Expr, variable: Expr): ReadonlyMap<Expr, Expr | null> {
    const slopes = this.#slopes.get(variable) ?? new Map<Expr, Expr | null>();
    this.#slopes.set(variable, slopes);
    for (const node of topological([expression], (known) => slopes.has(known))) {
      if (node.kind !== 'operation') slopes.set(node, node === variable ? ONE() : null);
      else if (node.args.every((arg) => slopes.get(arg) === null)) slopes.set(node, null);
      else
        slopes.set(
          node,
          differentiated(node, (arg) => slopes.get(arg) ?? null),
        );
    }
    return slopes;
  }
}

function ruleFor(
  node: Expr,
  variable: Expr,
  varies: (arg: Expr) => boolean,
  later: (arg: Expr) => Expr,
): Pick<Application, 'rule' | 'varying' | 'after'> {
  if (node === variable) return { rule: 'variable', varying: [], after: ONE() };
  if (node.kind !== 'operation' || !varies(node)) return { rule: 'constant', varying: [], after: ZERO() };
  const shown = new Set(involved(node, varies));
  const after = differentiated(node, (arg) => (shown.has(arg) ? later(arg) : null));
  const varying = node.args.map(varies);
  const isMultiple = !varying.every(Boolean) && (node.op === 'mul' || (node.op === 'div' && varying[1] === false));
  return { rule: isMultiple ? 'constant-multiple' : node.op, varying, after };
}

/**
 * The arguments whose derivatives a rule asks for: all terms of a sum, elsewhere those in which the variable occurs and
 * whose partial derivative is not 0 everywhere.
 */
function involved(node: Expr, varies: (arg: Expr) => boolean): readonly Expr[] {
  if (node.kind !== 'operation' || !varies(node)) return [];
  // Any slope shows whether one is left: 0 times it, or over something, is 0.
  const isUsed = (arg: Expr, i: number) => !isLiteral(withTerm(null, partialOf(node, i), arg), 0);
  return isSum(node) ? node.args : node.args.filter((arg, i) => varies(arg) && isUsed(arg, i));
}

const isSum = ({ op }: Operation): boolean => op === 'add' || op === 'sub';

/** The chain rule: the sum, over the arguments that have a slope, of partial derivative times slope. */
function differentiated(node: Operation, slope: (arg: Expr, i: number) => Expr | null): Expr {
  let total: Expr | null = null;
  node.args.forEach((arg, i) => {
    const inner = slope(arg, i);
    if (inner !== null) total = withTerm(total, partialOf(node, i), inner);
  });
  return total ?? ZERO();
}

/**
 * The rule of an operation for any arguments: its derivative when those are `args` and their derivatives `slopes`, null
 * for what is constant.
 * @example ruleOf('mul', [x, y], [ONE(), null]) === y // true
 */
export function ruleOf(op: string, args: readonly Expr[], slopes: readonly (Expr | null)[]): Expr {
  const node = apply(op, ...args);
  if (node.kind !== 'operation') throw new Error(`No rule for ${op} of a number`);
  return differentiated(node, (_arg, i) => slopes[i] ?? null);
}

/**
 * Adds `partial * slope`, written as a textbook would. How it is written depends on the partial derivative alone, and the
 * slope is the right factor or stands above the line, where the constructors give the same whether a part is put in
 * before or after: so a pending slope may be replaced later.
 */
function withTerm(total: Expr | null, partial: Expr, slope: Expr): Expr {
  const { isNegative, magnitude } = signOf(partial);
  const term = scaled(magnitude, slope);
  if (total === null) return isNegative ? neg(term) : term;
  return isNegative ? sub(total, term) : add(total, term);
}

function signOf(partial: Expr): { isNegative: boolean; magnitude: Expr } {
  const [inner] = partial.kind === 'operation' && partial.op === 'neg' ? partial.args : [];
  if (inner !== undefined) return { isNegative: true, magnitude: inner };
  if (isLiteral(partial, -1)) return { isNegative: true, magnitude: constant(1) };
  return { isNegative: false, magnitude: partial };
}

/** `a / b` times a slope is the slope over `b`, or `a * slope / b`. */
function scaled(partial: Expr, slope: Expr): Expr {
  const [above, below] = partial.kind === 'operation' && partial.op === 'div' ? partial.args : [];
  return above && below ? div(mul(above, slope), below) : mul(partial, slope);
}

type Build = (args: readonly Expr[]) => Expr;

const unary =
  (build: (a: Expr) => Expr): Build =>
  ([a]) =>
    build(present(a));
const binary =
  (build: (a: Expr, b: Expr) => Expr): Build =>
  ([a, b]) =>
    build(present(a), present(b));

function present(node: Expr | undefined): Expr {
  if (node === undefined) throw new Error('An operation without one of its arguments');
  return node;
}

/** The constructors by which a line is built anew around a derivative that has been taken. */
const constructors: ReadonlyMap<string, Build> = new Map([
  ['add', binary(add)],
  ['sub', binary(sub)],
  ['mul', binary(mul)],
  ['div', binary(div)],
  ['neg', unary(neg)],
  ['pow', binary(pow)],
  ['where', ([condition, yes, no]) => select(present(condition), present(yes), present(no))],
]);

/**
 * What becomes of the nodes of a line when one of its pending derivatives is taken. What surrounds it is built anew by
 * the constructors of `expr.ts`, which leave out terms 0 and factors 1.
 * @example replacement(pending(x, x), pending(x, x), ONE()).get(pending(x, x)) === ONE() // true
 */
export function replacement(line: Expr, before: Expr, after: Expr): ReadonlyMap<Expr, Expr> {
  return substitution(line, before, after, (op, args) => constructors.get(op)?.(args) ?? apply(op, ...args));
}

/**
 * A line of a derivation with one of its pending derivatives taken.
 * @example replaced(pending(x, x), pending(x, x), ONE()) === ONE() // true
 */
export function replaced(line: Expr, before: Expr, after: Expr): Expr {
  return replacement(line, before, after).get(line) ?? line;
}
