// The number build of mathjs with the parser alone: 12 ms to load when bundled, against 90 ms for the ready-made
// instance of that build and 320 ms for the full one, whose set-up no bundler can shake off.
import { create, parseDependencies } from 'mathjs/number';
import { type Expr, apply } from './expr.ts';

/** The kinds of node that mathjs makes of what it is given here. */
type SyntaxNode =
  | { readonly type: 'SymbolNode' }
  | { readonly type: 'OperatorNode'; readonly fn: string; readonly args: readonly SyntaxNode[] }
  | {
      readonly type: 'RelationalNode';
      readonly conditionals: readonly string[];
      readonly params: readonly SyntaxNode[];
    };

const readSyntax = create(parseDependencies ?? {}).parse as unknown as (text: string) => SyntaxNode;

/** The operation of each operator that mathjs names. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ['add', 'add'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
  ['divide', 'div'],
  ['mod', 'mod'],
  ['pow', 'pow'],
  ['unaryMinus', 'neg'],
  ['smaller', 'lt'],
  ['smallerEq', 'le'],
  ['larger', 'gt'],
  ['largerEq', 'ge'],
  ['equal', 'eq'],
  ['unequal', 'ne'],
  ['and', 'and'],
  ['or', 'or'],
]);

/**
 * The expression that mathjs reads in a row of operators between operands. Every operand stands in `text` as an `x`, so
 * nothing that was typed has a meaning to mathjs; the operands themselves come in the same order.
 * @param text well formed, without brackets and calls, so that mathjs recurses over powers and leading signs only
 * @example readOperators('x+x x', [ONE(), x, y]) // parse('1 + x*y')
 */
export function readOperators(text: string, operands: readonly Expr[]): Expr {
  const [only] = operands;
  if (only !== undefined && text.length === 1) return only;
  const rest = [...operands].reverse();
  const done: Expr[] = [];
  for (const node of argumentsFirst(readSyntax(text))) {
    if (node.type === 'SymbolNode') done.push(present(rest.pop()));
    else if (node.type === 'OperatorNode') done.push(operation(node.fn, done.splice(done.length - node.args.length)));
    else done.push(chain(node.conditionals, done.splice(done.length - node.params.length)));
  }
  return present(done[0]);
}

/** The nodes of a structure, arguments before what uses them and from left to right; a sum may be thousands deep. */
function argumentsFirst(root: SyntaxNode): SyntaxNode[] {
  const order: SyntaxNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    order.push(node);
    if (node.type === 'OperatorNode') stack.push(...node.args);
    if (node.type === 'RelationalNode') for (const param of node.params) stack.push(param);
  }
  return order.reverse();
}

function operation(fn: string, args: readonly Expr[]): Expr {
  return fn === 'unaryPlus' ? present(args[0]) : apply(present(OPERATIONS.get(fn)), ...args);
}

/** A chain of comparisons holds when each of them does: `0 < x < 1` is `0 < x and x < 1`. */
function chain(comparisons: readonly string[], sides: readonly Expr[]): Expr {
  const pairs = comparisons.map((fn, i) => operation(fn, sides.slice(i, i + 2)));
  return pairs.reduce((all, pair) => apply('and', all, pair));
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('mathjs read something else than was written for it');
  return value;
}
