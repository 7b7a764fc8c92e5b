import { type Expr, apply, topological } from '../expr.ts';
import type { Move, Rule } from './rules.ts';

/** A rewrite whose conditions are not worked out yet. */
interface Step {
  readonly rule: Rule;
  readonly before: Expr;
  readonly after: Expr;
  readonly needs: readonly Expr[];
}

/** Nodes times moves up to which single steps are told apart; beyond, the whole line is rewritten at once. */
const MOST_WORK = 1_000_000;

/**
 * The moves of the nodes of an expression as rewrites of whole lines, arguments before what uses them. A move that would
 * undo what is final elsewhere in the line becomes part of the next one further out.
 */
export function recorded(expression: Expr, result: Expr, movesOf: (node: Expr) => readonly Move[]): Step[] {
  const order = topological([expression]).filter((node) => movesOf(node).length > 0);
  const recorder = new Recorder(expression);
  if (order.length * topological([expression]).length <= MOST_WORK) {
    for (const node of order) recorder.take(node, movesOf(node));
  }
  recorder.finish(result, order.flatMap(movesOf).at(-1));
  return recorder.steps;
}

class Recorder {
  readonly steps: Step[] = [];
  readonly #final = new Set<Expr>();
  /** What the nodes of the expression are in the current line. */
  #current = new Map<Expr, Expr>();
  #line: Expr;
  #deferred: Move | null = null;
  readonly #order: readonly Expr[];

  constructor(expression: Expr) {
    this.#line = expression;
    this.#order = topological([expression]);
    for (const node of this.#order) this.#current.set(node, node);
  }

  /** Takes a node of the expression from what it is in the line to what its moves made of it. */
  take(node: Expr, moves: readonly Move[]): void {
    // Where the line has got to a later form already, what leads there is left out.
    const reached = moves.findLastIndex(({ after }) => after === this.#current.get(node));
    for (const move of moves.slice(reached + 1)) {
      const before = this.#current.get(node) ?? node;
      const replaced = this.#replaced(before, move.after);
      if (replaced === null) this.#deferred = move;
      else this.#step(move, before, replaced);
    }
    const last = moves.at(-1);
    if (last !== undefined && this.#current.get(node) === last.after) this.#final.add(last.after);
  }

  /** The last step, when the line is not the result yet. */
  finish(result: Expr, last: Move | undefined): void {
    const move = this.#deferred ?? last;
    if (this.#line === result || move === undefined) return;
    this.steps.push({ rule: move.rule, before: this.#line, after: result, needs: move.needs ?? [] });
  }

  #step(move: Move, before: Expr, replaced: ReadonlyMap<Expr, Expr>): void {
    this.steps.push({ rule: move.rule, before, after: move.after, needs: move.needs ?? [] });
    const after = (node: Expr) => replaced.get(node) ?? node;
    this.#line = after(this.#line);
    for (const node of this.#order) this.#current.set(node, after(this.#current.get(node) ?? node));
  }

  /** What the nodes of the line become; null when that changes what is final. */
  #replaced(before: Expr, after: Expr): ReadonlyMap<Expr, Expr> | null {
    if (this.#final.has(before)) return null;
    const results = new Map<Expr, Expr>([[before, after]]);
    for (const node of topological([this.#line], (known) => known === before)) {
      if (node.kind !== 'operation') continue;
      const args = node.args.map((arg) => results.get(arg) ?? arg);
      if (args.every((arg, i) => arg === node.args[i])) continue;
      if (this.#final.has(node)) return null;
      results.set(node, apply(node.op, ...args));
    }
    return results;
  }
}
