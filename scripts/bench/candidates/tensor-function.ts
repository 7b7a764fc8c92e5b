import * as tf from '@tensorflow/tfjs-core';
import {
  type ConstantNode,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type SymbolNode,
} from 'mathjs';

type Tensors = readonly tf.Tensor[];
type Compute = (inputs: Tensors) => tf.Tensor;

const operators: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  '+': tf.add,
  '-': tf.sub,
  '*': tf.mul,
  '/': tf.div,
};

const functions: Readonly<Record<string, (a: tf.Tensor) => tf.Tensor>> = { sin: tf.sin, exp: tf.exp, log: tf.log };

const isConstant = (node: MathNode | undefined): node is ConstantNode => node?.type === 'ConstantNode';

function operation({ op, args }: OperatorNode, variables: readonly string[]): Compute {
  const [first, second] = args as MathNode[];
  if (first === undefined) throw new Error('An operator without arguments');
  const left = tensorFunction(first, variables);
  if (second === undefined) return (inputs) => tf.neg(left(inputs));
  if (op === '^' && isConstant(second)) {
    const exponent = Number(second.value);
    return exponent === 2 ? (inputs) => tf.square(left(inputs)) : (inputs) => tf.pow(left(inputs), tf.scalar(exponent));
  }
  const [right, combine] = [tensorFunction(second, variables), operators[op]];
  if (combine === undefined) throw new Error(`No operator ${op}`);
  return (inputs) => combine(left(inputs), right(inputs));
}

/** A parsed expression as a function of tensors, operation by operation. */
export function tensorFunction(node: MathNode, variables: readonly string[]): Compute {
  switch (node.type) {
    case 'ParenthesisNode':
      return tensorFunction((node as ParenthesisNode).content, variables);
    case 'ConstantNode': {
      const value = Number((node as ConstantNode).value);
      return () => tf.scalar(value);
    }
    case 'SymbolNode': {
      const place = variables.indexOf((node as SymbolNode).name);
      return (inputs) => inputs[place] ?? tf.scalar(NaN);
    }
    case 'OperatorNode':
      return operation(node as OperatorNode, variables);
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      const [apply, arg] = [functions[(fn as SymbolNode).name], args[0]];
      if (apply === undefined || arg === undefined) throw new Error(`No function ${String(fn)}`);
      const inner = tensorFunction(arg, variables);
      return (inputs) => apply(inner(inputs));
    }
    default:
      throw new Error(`No tensor for a ${node.type}`);
  }
}
