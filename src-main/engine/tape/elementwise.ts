import { NdArray } from '../tensor/array.ts';
import type { Dtype, FloatDtype } from '../tensor/dtype.ts';
import { binaryBy, select, unaryBy } from '../tensor/elementwise.ts';
import { type BinaryOp, type Kernel, type UnaryOp, kernelOf } from '../tensor/kernels.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { type ElementwiseOp, type OpName, elementwiseNames } from './op-names.ts';
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

/** An operation of the table, with all that it takes to run it. */
interface Elementwise extends Operation, OpName {
  readonly rule: ElementwiseOp;
  readonly kernel: Kernel;
}

const operations: Partial<Record<ElementwiseOp, Elementwise>> = {};

function operationOf(op: ElementwiseOp): Elementwise {
  const found = operations[op];
  if (found !== undefined) return found;
  const { name, types } = elementwiseNames[op];
  const pullback = WITHOUT_GRADIENT.has(op) ? null : pullbackOf(op);
  const made: Elementwise = { name, pullback, rule: op, types, kernel: kernelOf(op) };
  operations[op] = made;
  return made;
}

/** What an argument's adjoint is, before it is summed to the argument's shape. */
type Adjoint = (upstream: Tensor, args: readonly Tensor[], output: Tensor) => Tensor;

/** A part of a local derivative, worked out by operations that outer tapes record. */
type Part = (args: readonly Tensor[], output: Tensor) => Tensor;

/** Adjoints whose rounding depends on how they are grouped, where TensorFlow groups them otherwise than the table does. */
const groupedByTensorFlow: Partial<Record<ElementwiseOp, readonly Adjoint[]>> = {
  div: [
    (upstream, [, b = upstream]) => ran(over, [upstream, b]),
    (upstream, [a = upstream, b = upstream]) =>
      ran(times, [upstream, ran(over, [ran(over, [ran(negative, [a]), b]), b])]),
  ],
  square: [(upstream, [x = upstream]) => doubled(upstream, x)],
  sqrt: [(upstream, _args, output) => rootSlope(upstream, output)],
  pow: [
    (upstream, [a = upstream, b = upstream]) =>
      ran(times, [ran(times, [upstream, b]), apply('pow', [a, apply('sub', [b, typed(one, b.dtype)])])]),
    (upstream, [a = upstream], output) => ran(times, [ran(times, [upstream, output]), safeLogarithm(a)]),
  ],
  asinh: [(upstream, _args, output) => ran(over, [upstream, apply('cosh', [output])])],
  acosh: [(upstream, _args, output) => ran(over, [upstream, apply('sinh', [output])])],
};

/** A number of each type that it may stand beside. */
type Literal = Readonly<Record<FloatDtype, Tensor>>;

const literals = new Map<number, Literal>();

/** The one tensor of each type that stands for a number. It stays for good, and so has data of its own, not a slab's. */
function literal(value: number): Literal {
  const made = literals.get(value) ?? {
    float32: new Tensor(new NdArray('float32', [], Float32Array.of(value))),
    float64: new Tensor(new NdArray('float64', [], Float64Array.of(value))),
  };
  literals.set(value, made);
  return made;
}

const typed = (number: Literal, dtype: Dtype): Tensor => (dtype === 'float32' ? number.float32 : number.float64);

const [times, negative, over] = [operationOf('mul'), operationOf('neg'), operationOf('div')];
const [zero, half, one, two] = [literal(0), literal(0.5), literal(1), literal(2)];

/** Twice the one times the other: where no tape looks on, what is a single number for a whole array is doubled once. */
function doubled(upstream: Tensor, x: Tensor): Tensor {
  const twice = typed(two, x.dtype);
  if (recorders().length === 0) return ran(times, [ran(times, [upstream, twice]), x]);
  return ran(times, [upstream, ran(times, [x, twice])]);
}

/** The logarithm of what is above 0, else 0. */
function safeLogarithm(a: Tensor): Tensor {
  const nothing = typed(zero, a.dtype);
  const isAbove = apply('gt', [a, nothing]);
  return choose(isAbove, apply('log', [choose(isAbove, a, typed(one, a.dtype))]), nothing);
}

/** Where nothing comes back nothing is passed on, even at 0, where the slope is infinite. */
function rootSlope(upstream: Tensor, output: Tensor): Tensor {
  const halved = ran(times, [upstream, typed(half, upstream.dtype)]);
  const isZero = apply('eq', [upstream, typed(zero, upstream.dtype)]);
  return choose(isZero, upstream, ran(over, [halved, output]));
}

/** Every argument's adjoint is the upstream one times the local derivative, summed to the argument's shape. */
function pullbackOf(op: ElementwiseOp): Pullback {
  let adjoints: readonly Adjoint[] | null = null;
  return (execution, upstream, wanted) => {
    adjoints ??= groupedByTensorFlow[op] ?? localRules(op).map(adjointOf);
    const first = wanted[0] ? cameBack(adjoints, 0, execution, upstream) : null;
    if (adjoints.length === 1) return [first];
    return [first, wanted[1] ? cameBack(adjoints, 1, execution, upstream) : null];
  };
}

/** What comes back to an argument. */
function cameBack(
  adjoints: readonly Adjoint[],
  k: number,
  { inputs, output }: Execution,
  upstream: Tensor,
): Tensor | null {
  const [adjoint, input] = [adjoints[k], inputs[k]];
  if (adjoint === undefined || input === undefined) return null;
  return summedTo(adjoint(upstream, inputs as readonly Tensor[], output), input.shape);
}

/** The upstream adjoint times a local derivative, factor by factor from the left, as TensorFlow's gradients multiply. */
function adjointOf(rule: Term): Adjoint {
  if (rule.kind === 'number' && rule.value === 1) return (upstream) => upstream;
  if (rule.kind === 'number' && rule.value === -1) return (upstream) => ran(negative, [upstream]);
  return (rule.kind === 'apply' ? adjointOfParts(rule.op, rule.args) : null) ?? timesPart(partOf(rule));
}

const timesPart =
  (part: Part): Adjoint =>
  (upstream, args, output) =>
    ran(times, [upstream, part(args, output)]);

function adjointOfParts(op: string, [first, second, third]: readonly Term[]): Adjoint | null {
  if (op === 'neg' && first) {
    const positive = adjointOf(first);
    return (...given) => ran(negative, [positive(...given)]);
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
  if (rule.kind === 'number') {
    const number = literal(rule.value);
    return (_args, output) => typed(number, output.dtype);
  }
  if (rule.kind === 'argument') return (args, output) => args[rule.index] ?? output;
  const parts = rule.args.map(partOf);
  const operation = rule.op === 'where' ? null : operationOf(rule.op as ElementwiseOp);
  return (args, output) => {
    const given = parts.map((part) => part(args, output));
    if (operation !== null) return ran(operation, given);
    const [condition = output, yes = output, no = output] = given;
    return choose(condition, yes, no);
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

/**
 * An operation of the table on tensors of one type, element by element with broadcasting.
 * @throws Mistake `python` in TensorFlow's words, for types and shapes that do not fit
 * @example apply('eq', [tensor([2, 3]), tensor([2, 4])]).array.data // new Uint8Array([1, 0])
 */
export function apply(op: ElementwiseOp, inputs: readonly Tensor[]): Tensor {
  return ran(operationOf(op), inputs);
}

function ran(operation: Elementwise, inputs: readonly Tensor[]): Tensor {
  const { name, types, rule: op, kernel } = operation;
  const a = inputs[0];
  const b = inputs[1];
  if (a === undefined) throw new Error(`${op} has no arguments`);
  if (types === 'bool') checkTruth(name, inputs);
  else checkOperands(name, types, inputs);
  if (b === undefined) return performed(operation, inputs, unaryBy(kernel as Kernel<UnaryOp>, a.array));
  if (a.dtype !== 'float32' && a.dtype !== 'float64') checkIntegers(op, name, b.array);
  return performed(operation, inputs, binaryBy(kernel as Kernel<BinaryOp>, a.array, b.array));
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
  const nothing = typed(zero, upstream.dtype);
  return [
    null,
    wanted[1] ? summedTo(choose(condition, upstream, nothing), yes.shape) : null,
    wanted[2] ? summedTo(choose(condition, nothing, upstream), no.shape) : null,
  ];
}
