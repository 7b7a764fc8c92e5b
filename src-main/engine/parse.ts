import { Mistake } from './errors.ts';
import { type Expr, apply, constant, namedConstant, variable } from './expr.ts';
import { definitionOf, functionNames } from './ops/catalog.ts';
import { type Meaning, resolve } from './resolve.ts';
import { type SyntaxNode, readStructure, tokenNumber } from './syntax.ts';
import { type Token, tokenize } from './tokens.ts';

/** Characters of the longest expression that is read. */
const LONGEST_EXPRESSION = 10_000;

/**
 * Reads an expression; must run inside `withNodes`. Without `variables` every letter may be one; with it, a name that
 * is neither declared nor a product of declared letters is a mistake.
 * @throws Mistake with its place in the text as typed: `empty`, `too-long`, `syntax`, `unknown-function`,
 * `unknown-variable`, `arity`, `unsupported`, `too-large`
 * @example parse('2xy^2') === parse('2*x*y^2') // true
 * @example parse('2 + foo(x)') // throws unknown-function
 */
export function parse(text: string, variables?: readonly string[]): Expr {
  if (text.length > LONGEST_EXPRESSION) {
    throw new Mistake('too-long', `More than ${LONGEST_EXPRESSION} characters`, null, { limit: LONGEST_EXPRESSION });
  }
  const tokens = tokenize(text);
  if (tokens.length === 0) throw new Mistake('empty', 'Nothing was typed');
  const meanings = resolve(tokens, variables === undefined ? null : new Set(variables));
  return toExpr(readStructure(meanings), meanings);
}

/** Turns the structure into nodes from the leaves up, without recursion: a sum of thousands of terms is as deep. */
function toExpr(root: SyntaxNode, meanings: readonly Meaning[]): Expr {
  const done: Expr[] = [];
  const stack: { node: SyntaxNode; isReady: boolean }[] = [{ node: root, isReady: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, isReady } = top;
    const children = childrenOf(node);
    if (isReady || children.length === 0) {
      done.push(toNode(node, done.splice(done.length - children.length), meanings));
    } else {
      stack.push({ node, isReady: true });
      for (const child of [...children].reverse()) stack.push({ node: child, isReady: false });
    }
  }
  const [expression] = done;
  if (expression === undefined) throw new Error('A structure without nodes');
  return expression;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'ParenthesisNode') return [node.content];
  return node.type === 'OperatorNode' || node.type === 'FunctionNode' ? node.args : [];
}

/** The operation of each operator that mathjs names. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['add', 'add'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
  ['divide', 'div'],
  ['pow', 'pow'],
  ['unaryMinus', 'neg'],
]);

function toNode(node: SyntaxNode, args: Expr[], meanings: readonly Meaning[]): Expr {
  if (node.type === 'OperatorNode' && OPERATORS.has(node.fn)) return apply(OPERATORS.get(node.fn) ?? '', ...args);
  if (node.type === 'FunctionNode') return toCall(meaningOf(node.fn, meanings).token, args);
  if (node.type === 'ConstantNode' || node.type === 'SymbolNode') return toLeaf(meaningOf(node, meanings));
  const [inner] = args;
  const isTransparent = node.type === 'ParenthesisNode' || node.fn === 'unaryPlus';
  if (isTransparent && inner !== undefined) return inner;
  throw new Error(`${node.type} is no part of an expression`);
}

function meaningOf(leaf: SyntaxNode, meanings: readonly Meaning[]): Meaning {
  const meaning = meanings[tokenNumber(leaf)];
  if (meaning === undefined) throw new Error('A leaf without token');
  return meaning;
}

function toCall({ text: name, span }: Token, args: Expr[]): Expr {
  const op = functionNames.get(name);
  if (op === undefined) throw new Error(`${name} is no function`);
  const { arity } = definitionOf(op);
  if (args.length === arity) return apply(op, ...args);
  const details = { name, expected: arity, found: args.length };
  throw new Mistake('arity', `${name} takes ${arity}, not ${args.length}`, span, details);
}

function toLeaf({ kind, token }: Meaning): Expr {
  if (kind === 'constant') return namedConstant(token.text === 'π' ? 'pi' : token.text);
  return kind === 'number' ? toConstant(token) : variable(token.text);
}

/** A literal beyond floating point would be evaluated as infinity, or as 0, which is not what was typed. */
function toConstant({ text, span }: Token): Expr {
  const value = Number(text);
  if (Number.isFinite(value) && (value !== 0 || /^[0.]*(e|$)/i.test(text))) return constant(text);
  throw new Mistake('unsupported', `${text} is beyond the range of numbers`, span, { what: 'number-out-of-range' });
}
