import { type Expr, topological } from './expr.ts';
import { parse } from './parse.ts';
import { plainSpelling } from './spelling.ts';

/** Where a derivative that is still to be taken begins, up to its bracket. */
const DERIVATIVE = /(?<![\p{L}_])(?:diff|d\s*\/\s*d[\p{L}_][\p{L}\p{Nd}_]*)\s*\(/gu;

/**
 * The size of the largest expression that a text leaves to be differentiated, in numbers, variables and operations as
 * written; 0 where it leaves none.
 * @example largestUndone('2*diff(x^2, x) + d/dx(x)', ['x']) // 3
 */
export function largestUndone(text: string, variables: readonly string[]): number {
  const plain = plainSpelling(text);
  const operands = [...plain.matchAll(DERIVATIVE)].map((found) => firstArgument(plain, found.index + found[0].length));
  return Math.max(0, ...operands.map((operand) => sizeOf(parse(operand, variables))));
}

/** What stands from an opened bracket on, up to its comma or its end. */
function firstArgument(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (depth === 0 && (sign === ',' || sign === ')')) return text.slice(start, at);
    depth += Number(sign === '(') - Number(sign === ')');
  }
  return text.slice(start);
}

/** Nodes as often as they are written; beyond all numbers where parts stand in one another too often. */
function sizeOf(root: Expr): number {
  const sizes = new Map<Expr, number>();
  for (const node of topological([root])) {
    const args = node.kind === 'operation' ? node.args : [];
    const size = args.reduce((sum, arg) => sum + (sizes.get(arg) ?? 0), 1);
    sizes.set(node, size);
  }
  return sizes.get(root) ?? 0;
}
