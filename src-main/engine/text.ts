import type { Constant, Expr, Variable } from './expr.ts';
import { Precedence, type Spellings } from './ops/define.ts';
import { definitionOf } from './ops/catalog.ts';
import { type Allowance, type Notation, unlimited, write } from './write.ts';

/** A leaf as it stands; a negative number is as loose as a minus sign makes it. */
function plainLeaf(node: Constant | Variable): Spellings {
  if (node.kind === 'variable') return [{ precedence: Precedence.atom, pieces: [node.name] }];
  return [{ precedence: node.value < 0 ? Precedence.sign : Precedence.atom, pieces: [node.literal] }];
}

const plainText: Notation = {
  leaf: plainLeaf,
  operation: (op) => definitionOf(op).text,
  brackets: ['(', ')'],
  ellipsis: '…',
};

const python: Notation = {
  leaf: (node) =>
    node.kind === 'constant' && node.exact === null
      ? [{ precedence: Precedence.atom, pieces: [`math.${node.literal}`] }]
      : plainLeaf(node),
  operation: (op) => definitionOf(op).tensorflow,
  brackets: ['(', ')'],
  ellipsis: '…',
};

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
  return write(node, python, unlimited()).written;
}
