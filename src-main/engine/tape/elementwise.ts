import type { NdArray } from '../tensor/array.ts';
import { scalar } from '../tensor/create.ts';
import type { Dtype, FloatDtype } from '../tensor/dtype.ts';
import { binary, select, unary } from '../tensor/elementwise.ts';
import type { BinaryOp, UnaryOp } from '../tensor/kernels.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { type ElementwiseOp, elementwiseNames } from './op-names.ts';
import { bracketed, checkAlike, checkOperands, checkTruth, refused } from './refusals.ts';
import { type Term, localRules } from './rules.ts';
import { performed, recorders } from './session.ts';
import { type Execution, type Operation, type Pullback, Tensor } from './tensor.ts';
import { summedTo } from './summed-to.ts';

/** What is level between its jumps, or gives truth values: TensorFlow answers `None` for these. */
const WITHOUT_GRADIENT: ReadonlySet<ElementwiseOp> = new Set<ElementwiseOp>([
  ...(['floor', 'ceil', 'round', 'floordiv'] as const),
  ...(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'] as const),
]);

const selectV2: Operation = { name: 'SelectV2', pullback: (...given) => selectPullback(...given) };

/** What an argument's adjoint is, before it is summed to the argument's shape. */
type Adjoint = (upstream: Tensor, args: readonly Tensor[], output: Tensor) => Tensor;

/** A part of a local derivative, worked out by operations that outer tapes record. */
type Part = (args: readonly Tensor[], output: Tensor) => Tensor;

/** Adjoints whose rounding depends on how they are grouped, where TensorFlow groups them otherwise than the table does. */
const groupedByTensorFlow: Partial<Record<ElementwiseOp, readonly Adjoint[]>> = {
  div: [
    (upstream, [, b = upstream]) => apply('div', [upstream, b]),
    (upstream, [a = upstream, b = upstream]) =>
      apply('mul', [upstream, apply('div', [apply('div', [apply('neg', [a]), b]), b])]),
  ],
  square: [(upstream, [x = upstream]) => doubled(upstream, x)],
  sqrt: [(upstream, _args, output) => rootSlope(upstream, output)],
  pow: [
    (upstream, [a = upstream, b = upstream]) =>
      apply('mul', [apply('mul', [upstream, b]), apply('pow', [a, apply('sub', [b, literal(1, b.dtype)])])]),
    (upstream, [a = upstream], output) => apply('mul', [apply('mul', [upstream, output]), safeLogarithm(a)]),
  ],
  asinh: [(upstream, _args, output) => apply('div', [upstream, apply('cosh', [output])])],
  acosh: [(upstream, _args, output) => apply('div', [upstream, apply('sinh', [output])])],
};

/** Twice the one times the other: where no tape looks on, what is a single number for a whole array is doubled once. */
function doubled(upstream: Tensor, x: Tensor): Tensor {
  const two = literal(2, x.dtype);
  if (recorders().length === 0) return apply('mul', [apply('mul', [upstream, two]), x]);
  return apply('mul', [upstream, apply('mul', [x, two])]);
}

/** The logarithm of what is above 0, else 0. */
function safeLogarithm(a: Tensor): Tensor {
  const [zero, one] = [literal(0, a.dtype), literal(1, a.dtype)];
  const isAbove = apply('gt', [a, zero]);
  return choose(isAbove, apply('log', [choose(isAbove, a, one)]), zero);
}

/** Where nothing comes back nothing is passed on, even at 0, where the slope is infinite. */
function rootSlope(upstream: Tensor, output: Tensor): Tensor {
  const half = apply('mul', [upstream, literal(0.5, upstream.dtype)]);
  const isZero = apply('eq', [upstream, literal(0, upstream.dtype)]);
  return choose(isZero, upstream, apply('div', [half, output]));
}

const operations = new Map<ElementwiseOp, Operation>();

function operationOf(op: ElementwiseOp): Operation {
  const found = operations.get(op);
  if (found !== undefined) return found;
  const pullback = WITHOUT_GRADIENT.has(op) ? null : pullbackOf(op);
  const made: Operation = { name: elementwiseNames[op].name, pullback, rule: op };
  operations.set(op, made);
  return made;
}

/** Every argument's adjoint is the upstream one times the local derivative, summed to the argument's shape. */
function pullbackOf(op: ElementwiseOp): Pullback {
  let adjoints: readonly Adjoint[] | null = null;
  return ({ inputs, output }, upstream, wanted) => {
    adjoints ??= groupedByTensorFlow[op] ?? localRules(op).map(adjointOf);
    const args = inputs as readonly Tensor[];
    return adjoints.map((adjoint, k) => {
      const input = args[k];
      return wanted[k] && input ? summedTo(adjoint(upstream, args, output), input.shape) : null;
    });
  };
}

/** The upstream adjoint times a local derivative, factor by factor from the left, as TensorFlow's gradients multiply. */
function adjointOf(rule: Term): Adjoint {
  if (rule.kind === 'number' && rule.value === 1) return (upstream) => upstream;
  if (rule.kind === 'number' && rule.value === -1) return (upstream) => apply('neg', [upstream]);
  return (rule.kind === 'apply' ? adjointOfParts(rule.op, rule.args) : null) ?? timesPart(partOf(rule));
}

const timesPart =
  (part: Part): Adjoint =>
  (upstream, args, output) =>
    apply('mul', [upstream, part(args, output)]);

function adjointOfParts(op: string, [first, second, third]: readonly Term[]): Adjoint | null {
  if (op === 'neg' && first) {
    const positive = adjointOf(first);
    return (...given) => apply('neg', [positive(...given)]);
  }
  if (op === 'mul' && first && second) {
    const [left, right] = [adjointOf(first), adjointOf(second)];
    return (upstream, args, output) => right(left(upstream, args, output), args, output);
  }
  if (op === 'where' && first && second && third) {
    const [condition, yes, no] = [partOf(first), adjointOf(second), adjointOf(third)];
    return (upstream, args, output) =>
      choose(condition(args, output), yes(upstream, args, output), no(upstream, args, output));
  }
  return null;
}

function partOf(rule: Term): Part {
  if (rule.kind === 'output') return (_args, output) => output;
  if (rule.kind === 'number') return (_args, output) => literal(rule.value, output.dtype);
  if (rule.kind === 'argument') return (args, output) => args[rule.index] ?? output;
  const parts = rule.args.map(partOf);
  return (args, output) => {
    const given = parts.map((part) => part(args, output));
    const [a, b, c] = given;
    return rule.op === 'where' && a && b && c ? choose(a, b, c) : apply(rule.op as ElementwiseOp, given);
  };
}

/**
 * The local derivative of an operation that ran by one of its inputs, as numbers, element by element.
 * @returns null where the operation has no such derivative
 */
export function localDerivative({ operation, inputs, output }: Execution, k: number): NdArray | null {
  const rule = operation.rule === undefined || operation.pullback === null ? undefined : localRules(operation.rule)[k];
  return rule === undefined ? null : partOf(rule)(inputs as readonly Tensor[], output).array;
}

const literals = new Map<number, Readonly<Record<FloatDtype, Tensor>>>();

/** A number that takes the type of what it stands beside. */
function literal(value: number, dtype: Dtype): Tensor {
  let made = literals.get(value);
  if (made === undefined) {
    made = { float32: new Tensor(scalar(value, 'float32')), float64: new Tensor(scalar(value, 'float64')) };
    literals.set(value, made);
  }
  return dtype === 'float32' ? made.float32 : made.float64;
}

/**
 * An operation of the table on tensors of one type, element by element with broadcasting.
 * @throws Mistake `python` in TensorFlow's words, for types and shapes that do not fit
 * @example apply('eq', [tensor([2, 3]), tensor([2, 4])]).array.data // new Uint8Array([1, 0])
 */
export function apply(op: ElementwiseOp, inputs: readonly Tensor[]): Tensor {
  const a = inputs[0];
  const b = inputs[1];
  if (a === undefined) throw new Error(`${op} has no arguments`);
  const { name, types } = elementwiseNames[op];
  if (types === 'bool') checkTruth(name, inputs);
  else checkOperands(name, types, inputs);
  const operation = operationOf(op);
  if (b === undefined) return performed(operation, inputs, unary(op as UnaryOp, a.array));
  if (a.dtype !== 'float32' && a.dtype !== 'float64') checkIntegers(op, name, b.array);
  return performed(operation, inputs, binary(op as BinaryOp, a.array, b.array));
}

/** What integers cannot do, though floats can. */
function checkIntegers(op: ElementwiseOp, name: string, { data, offset, size, strides }: NdArray): void {
  const [start, end] = strides === null ? [offset, offset + size] : [0, data.length];
  const some = (test: (value: number | bigint) => boolean) => [...data.subarray(start, end)].some(test);
  if ((op === 'floordiv' || op === 'mod') && some((value) => Number(value) === 0)) {
    throw refused(name, 'Integer division by zero');
  }
  if (op === 'pow' && some((value) => value < 0)) {
    throw refused(name, 'Integers to negative integer powers are not allowed');
  }
}

/**
 * `tf.where`: the elements of `yes` where the condition holds, else those of `no`.
 * @throws Mistake `python` in TensorFlow's words
 */
export function choose(condition: Tensor, yes: Tensor, no: Tensor): Tensor {
  checkTruth('SelectV2', [condition]);
  checkAlike('SelectV2', [yes, no], 1);
  const shape = broadcastShape(yes.shape, no.shape);
  if (shape === null || broadcastShape(condition.shape, shape) === null) {
    const [c, y, n] = [condition, yes, no].map((tensor) => bracketed(tensor.shape));
    throw refused('SelectV2', `condition ${c}, then ${y}, and else ${n} must be broadcastable`);
  }
  return performed(selectV2, [condition, yes, no], select(condition.array, yes.array, no.array));
}

function selectPullback({ inputs }: Execution, upstream: Tensor, wanted: readonly boolean[]): (Tensor | null)[] {
  const [condition, yes, no] = inputs as readonly Tensor[];
  if (!condition || !yes || !no) return [];
  const zero = literal(0, upstream.dtype);
  return [
    null,
    wanted[1] ? summedTo(choose(condition, upstream, zero), yes.shape) : null,
    wanted[2] ? summedTo(choose(condition, zero, upstream), no.shape) : null,
  ];
}
