import { type Expr, type Operation, apply, integerOf } from '../expr.ts';
import { fraction } from '../rational.ts';
import { Algebra } from './algebra.ts';
import { type Chain, type Part, chainOf, headNodes, partsOf } from './chain.ts';
import { Factors } from './factors.ts';
import { rewriteCall } from './functions.ts';
import { Improver } from './improve.ts';
import { ConditionReader } from './conditions.ts';
import { recorded } from './record.ts';
import type { Effort, Move, Rewrite, Rule } from './rules.ts';
import { TermCollector } from './terms.ts';

const USUAL_STEPS = 50_000;

/**
 * Rewrites an expression as a textbook writes it: numbers worked out exactly, like terms and like factors collected, a
 * number in front, and of the forms of a sum or product the smallest.
 *
 * The value is the same wherever the expression has one; like a textbook it fills holes such as that of x/x at 0, which
 * is why numbers are always evaluated from the expression as it was before. When the effort is spent, what is left
 * stays as it stands.
 * @example simplify(parse('x*3/3 + x')) // parse('2*x')
 */
export function simplify(expression: Expr, effort: Effort = { steps: USUAL_STEPS }): Expr {
  return new Simplifier(effort).simplify(expression);
}

/** Puts the arguments of a link on the stack, the first on top, counted as often as the link itself. */
function pushParts(stack: Part[], node: Operation, chain: Chain, weight: number): void {
  for (const part of partsOf(node, chain).reverse()) {
    stack.push({ node: part.node, weight: part.weight * weight, isLink: part.isLink });
  }
}

/** Simplifies expressions that share nodes; every node is rewritten once for all of them. */
export class Simplifier {
  readonly #results = new Map<Expr, Expr>();
  /** By which rules a node became its result, where that took one. */
  readonly #moves = new Map<Expr, readonly Move[]>();
  readonly #algebra: Algebra;
  readonly #improver: Improver;

  constructor(readonly effort: Effort) {
    this.#algebra = new Algebra(effort);
    this.#improver = new Improver(this.#algebra);
  }

  /** The simplified expression, never larger than what it was made from. */
  simplify(expression: Expr): Expr {
    const result = this.#collected(expression);
    return this.#cost(result) > this.#cost(expression) ? expression : result;
  }

  /** The result of a node, those of all nodes below it first. */
  #collected(expression: Expr): Expr {
    if (this.effort.steps <= 0) return this.#resultOf(expression);
    for (const node of headNodes(expression, (known) => this.#results.has(known))) {
      this.#results.set(node, this.#rewrite(node));
    }
    return this.#resultOf(expression);
  }

  /**
   * The rewrites that lead from an expression to its simplified form, in order: each replaces a node of the line
   * wherever it stands there.
   */
  rewritesOf(expression: Expr): Rewrite[] {
    const result = this.simplify(expression);
    if (result === expression) return [];
    const heads = new Set<Expr>(headNodes(expression));
    const steps = recorded(expression, result, (node) => (heads.has(node) ? this.#movesOf(node) : []));
    const conditions = new ConditionReader(this.#algebra, (node) => this.simplify(node));
    return steps.map(({ needs, ...step }) => ({
      ...step,
      conditions: conditions.between(step.before, step.after, needs),
    }));
  }

  /** Comparisons under which the simplified form has the value of the expression, wherever it has one itself. */
  conditionsOf(expression: Expr): Expr[] {
    const result = this.simplify(expression);
    if (result === expression) return [];
    const needs = headNodes(expression).flatMap((node) => this.#movesOf(node).flatMap((move) => move.needs ?? []));
    return new ConditionReader(this.#algebra, (node) => this.simplify(node)).between(expression, result, needs);
  }

  #movesOf(node: Expr): readonly Move[] {
    return this.#moves.get(node) ?? [];
  }

  #resultOf(node: Expr): Expr {
    return this.#results.get(node) ?? node;
  }

  #rewrite(node: Operation): Expr {
    if (this.effort.steps <= 0) return node;
    const chain = chainOf(node);
    if (chain === 'sum') return this.#rewriteSum(node);
    return chain === 'product' ? this.#rewriteProduct(node) : this.#rewriteCall(node);
  }

  /** A function of simplified arguments, worked out where that is exact. */
  #rewriteCall(node: Operation): Expr {
    this.effort.steps -= 1;
    const args = node.args.map((arg) => this.#resultOf(arg));
    const [a, b] = args;
    const power = node.op === 'pow' && b !== undefined ? integerOf(b) : null;
    if (a !== undefined && power !== null) {
      const factors = new Factors(this.#algebra).multiply(a, power);
      const product = factors.product();
      if (product !== null) return this.#improved(node, product, factors.rule);
    }
    const rebuilt = apply(node.op, ...args);
    const move = rewriteCall(this.#algebra, node.op, args);
    if (move === null || this.#cost(move.after) > this.#cost(rebuilt)) return rebuilt;
    return this.#improved(node, move.after, move.rule, move.needs);
  }

  /** Collects the factors of a chain of products, quotients and powers. */
  #rewriteProduct(root: Operation): Expr {
    const factors = new Factors(this.#algebra);
    const stack: Part[] = [{ node: root, weight: 1, isLink: true }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (--this.effort.steps < 0) return root;
      const { node, weight, isLink } = top;
      if (!isLink || node.kind !== 'operation') factors.multiply(this.#resultOf(node), weight);
      else {
        if (node.op === 'neg') factors.negate();
        pushParts(stack, node, 'product', weight);
      }
    }
    const product = factors.product();
    return product === null ? root : this.#improved(root, product, factors.rule);
  }

  /** Collects the terms of a chain of sums and differences. */
  #rewriteSum(root: Operation): Expr {
    const collector = new TermCollector(this.#algebra);
    const stack: Part[] = [{ node: root, weight: 1, isLink: true }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (--this.effort.steps < 0) return root;
      const { node, weight, isLink } = top;
      if (!isLink || node.kind !== 'operation') collector.add(this.#resultOf(node), fraction(weight, 1));
      else pushParts(stack, node, 'sum', weight);
    }
    const sum = collector.sum();
    return sum === null ? root : this.#improved(root, sum, collector.rule);
  }

  /** The smallest form of what a node was rewritten to, with the rules on record. */
  #improved(node: Expr, after: Expr, rule: Rule, needs: readonly Expr[] = []): Expr {
    const moves: readonly Move[] = [{ rule, after, needs }, ...this.#improver.movesFrom(after)];
    this.#moves.set(node, moves);
    return moves.at(-1)?.after ?? after;
  }

  #cost(node: Expr): number {
    return this.#algebra.costs.of(node);
  }
}
