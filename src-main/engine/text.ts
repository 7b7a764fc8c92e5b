import type { Constant, Expr, Variable } from './expr.ts';
import { type Definition, Precedence, type Spelled, type Spellings, spellingsOf } from './ops/define.ts';
import { definitionOf } from './ops/catalog.ts';
import { isPending, pendingText } from './pending.ts';
import type { NodeSpan } from './spans.ts';
import { type Allowance, type Notation, unlimited, write } from './write.ts';

/** A leaf as it stands; a negative number is as loose as a minus sign makes it. */
function plainLeaf(node: Constant | Variable): Spellings {
  if (node.kind === 'variable') return [{ precedence: Precedence.atom, pieces: [node.name] }];
  return [{ precedence: node.value < 0 ? Precedence.sign : Precedence.atom, pieces: [node.literal] }];
}

/**
 * How a language writes leaves and brackets; the table writes the operations.
 * @param reserved of a programming language, the words that name no variable
 */
function notation(
  operation: (definition: Definition) => Spelled,
  constant: (name: string) => string,
  reserved?: ReadonlySet<string>,
): Notation {
  return {
    leaf: (node) => {
      const atom = (piece: string): Spellings => [{ precedence: Precedence.atom, pieces: [piece] }];
      if (node.kind === 'variable' && reserved?.has(node.name)) return atom(`${node.name}_`);
      return node.kind === 'constant' && node.exact === null ? atom(constant(node.literal)) : plainLeaf(node);
    },
    operation: (op, args) => (isPending(op) ? pendingText : spellingsOf(operation(definitionOf(op)), args)),
    brackets: ['(', ')'],
    ellipsis: '…',
    mayBeTruth: reserved === undefined,
  };
}

const plainText = notation(
  ({ text }) => text,
  (name) => name,
);

/** Words that name no variable in Python, and the modules that its code uses. */
const pythonWords = words(
  'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield math np print tf',
);

/** The same in JavaScript. */
const javascriptWords = words(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof var void while with yield arguments eval Math',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const tensorflow = notation(
  (definition) => definition.tensorflow,
  (name) => `math.${name}`,
  pythonWords,
);

const numpy = notation(
  (definition) => definition.numpy,
  (name) => `np.${name}`,
  pythonWords,
);

const javascript = notation(
  (definition) => definition.javascript,
  (name) => `Math.${name.toUpperCase()}`,
  javascriptWords,
);

/**
 * An expression as text; `parse` reads it back as the same node, unless it was too long and has an ellipsis in it.
 * @example toText(parse('2x+sin(x)²')) // '2*x + sin(x)^2'
 */
export function toText(node: Expr): string {
  return write(node, plainText, unlimited()).written;
}

/**
 * `toText` within an allowance, saying whether something was left out.
 * @example writeText(parse('x+2y'), { characters: 4, longest: 4 }) // { written: 'x + …', elided: true }
 */
export function writeText(node: Expr, allowance: Allowance): { written: string; elided: boolean } {
  return write(node, plainText, allowance);
}

/**
 * An expression as Python that computes it with TensorFlow.
 * @example toTensorFlow(parse('2x+sin(x)²')) // '2 * x + tf.sin(x)**2'
 */
export function toTensorFlow(node: Expr): string {
  return write(node, tensorflow, unlimited()).written;
}

/**
 * `toTensorFlow` within an allowance, with the places of all nodes in it.
 * @example writeTensorFlow(parse('2x'), { characters: 9, longest: 9 }).spans[1] // { node: x, start: 4, end: 5 }
 */
export function writeTensorFlow(
  node: Expr,
  allowance: Allowance,
): { written: string; elided: boolean; spans: readonly NodeSpan[] } {
  const spans: NodeSpan[] = [];
  return { ...write(node, tensorflow, allowance, spans), spans };
}

/**
 * An expression as Python that computes it with NumPy, for one point or for arrays of points.
 * @example toNumPy(parse('2x+sin(x)²')) // '2 * x + np.sin(x)**2'
 */
export function toNumPy(node: Expr): string {
  return write(node, numpy, unlimited()).written;
}

/**
 * An expression as JavaScript. A variable that is a word of the language gets an underscore, in Python too.
 * @example toJavaScript(parse('2x+sin(x)')) // '2 * x + Math.sin(x)'
 */
export function toJavaScript(node: Expr): string {
  return write(node, javascript, unlimited()).written;
}
