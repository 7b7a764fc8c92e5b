import { NdArray, fromNumbers, sizeOf } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { binary, select, unary } from '../tensor/elementwise.ts';
import type { BinaryOp, UnaryOp } from '../tensor/kernels.ts';
import { broadcastShape, sameShape } from '../tensor/shape.ts';
import { cName } from './infer.ts';
import { type ElementwiseOp, elementwiseNames } from './op-names.ts';
import { bracketed, checkAlike, refused, wrongType } from './refusals.ts';
import { type Term, localRules } from './rules.ts';
import { performed } from './session.ts';
import { type Execution, type Operation, type Pullback, type Source, Tensor } from './tensor.ts';
import { summedTo } from './summed-to.ts';

/** What is level between its jumps, or gives truth values: TensorFlow answers `None` for these. */
const WITHOUT_GRADIENT: ReadonlySet<ElementwiseOp> = new Set<ElementwiseOp>([
  ...(['floor', 'ceil', 'round', 'floordiv'] as const),
  ...(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'] as const),
]);

const selectV2: Operation = { name: 'SelectV2', pullback: (...given) => selectPullback(...given) };

/** Adjoints whose rounding depends on how they are grouped, where TensorFlow groups them otherwise than the table does. */
const groupedByTensorFlow: Partial<
  Record<ElementwiseOp, readonly ((upstream: Tensor, ...rest: Tensor[]) => Tensor)[]>
> = {
  div: [
    (upstream, _a, b = upstream) => apply('div', [upstream, b]),
    (upstream, a = upstream, b = upstream) =>
      apply('mul', [upstream, apply('div', [apply('div', [apply('neg', [a]), b]), b])]),
  ],
  sqrt: [(upstream, _a, out = upstream) => rootSlope(upstream, out)],
};

/** Where nothing comes back nothing is passed on, even at 0, where the slope is infinite. */
function rootSlope(upstream: Tensor, out: Tensor): Tensor {
  const half = apply('mul', [upstream, literal(0.5, upstream.dtype)]);
  const isZero = apply('eq', [upstream, literal(0, upstream.dtype)]);
  return choose(isZero, upstream, apply('div', [half, out]));
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
  return ({ inputs, output }, upstream, wanted) =>
    wanted.map((isWanted, k) => {
      const input = inputs[k];
      return isWanted && input ? summedTo(passed(op, k, inputs, output, upstream), input.shape) : null;
    });
}

function passed(op: ElementwiseOp, k: number, inputs: readonly Source[], output: Tensor, upstream: Tensor): Tensor {
  const args = inputs as readonly Tensor[];
  const grouped = groupedByTensorFlow[op]?.[k];
  if (grouped !== undefined) return grouped(upstream, ...args, output);
  const rule = localRules(op)[k];
  if (rule === undefined) throw new Error(`No rule for argument ${k} of ${op}`);
  return times(upstream, rule, args, output);
}

/** The upstream adjoint times a local derivative, factor by factor from the left, as TensorFlow's gradients multiply. */
function times(upstream: Tensor, rule: Term, args: readonly Tensor[], output: Tensor): Tensor {
  if (rule.kind === 'number' && rule.value === 1) return upstream;
  if (rule.kind === 'number' && rule.value === -1) return apply('neg', [upstream]);
  if (rule.kind === 'apply') {
    const [first, second, third] = rule.args;
    if (rule.op === 'neg' && first) return apply('neg', [times(upstream, first, args, output)]);
    if (rule.op === 'mul' && first && second) return times(times(upstream, first, args, output), second, args, output);
    if (rule.op === 'where' && first && second && third) {
      const [yes, no] = [second, third].map((branch) => times(upstream, branch, args, output));
      if (yes && no) return choose(worth(first, args, output), yes, no);
    }
  }
  return apply('mul', [upstream, worth(rule, args, output)]);
}

/** The value of a local derivative, worked out by operations that outer tapes record. */
function worth(rule: Term, args: readonly Tensor[], output: Tensor): Tensor {
  if (rule.kind === 'output') return output;
  if (rule.kind === 'number') return literal(rule.value, output.dtype);
  if (rule.kind === 'argument') return args[rule.index] ?? output;
  const [first, ...rest] = rule.args.map((arg) => worth(arg, args, output));
  if (first === undefined) throw new Error(`${rule.op} has no arguments`);
  const [second, third] = rest;
  if (rule.op === 'where' && second && third) return choose(first, second, third);
  return apply(rule.op as ElementwiseOp, [first, ...rest]);
}

/**
 * The local derivative of an operation that ran by one of its inputs, as numbers, element by element.
 * @returns null where the operation has no such derivative
 */
export function localDerivative({ operation, inputs, output }: Execution, k: number): NdArray | null {
  const rule = operation.rule === undefined || operation.pullback === null ? undefined : localRules(operation.rule)[k];
  return rule === undefined ? null : worth(rule, inputs as readonly Tensor[], output).array;
}

/** A number that takes the type of what it stands beside. */
function literal(value: number, dtype: Dtype): Tensor {
  return new Tensor(fromNumbers(dtype, [], [value]));
}

/**
 * An operation of the table on tensors of one type, element by element with broadcasting.
 * @throws Mistake `python` in TensorFlow's words, for types and shapes that do not fit
 * @example apply('mul', [two, three]).array.data[0] // 6
 */
export function apply(op: ElementwiseOp, inputs: readonly Tensor[]): Tensor {
  const [a, b] = inputs;
  if (a === undefined) throw new Error(`${op} has no arguments`);
  const { name, types } = elementwiseNames[op];
  if (types !== null && a.dtype !== 'float32' && a.dtype !== 'float64' && !takes(types, a.dtype)) {
    throw wrongType(name, a, types);
  }
  const operation = operationOf(op);
  if (b === undefined) return performed(operation, inputs, unary(op as UnaryOp, a.array));
  if (a.dtype !== b.dtype) checkAlike(name, inputs);
  if (!sameShape(a.shape, b.shape) && broadcastShape(a.shape, b.shape) === null) {
    throw refused(name, `Incompatible shapes: ${bracketed(a.shape)} vs. ${bracketed(b.shape)}`);
  }
  if (a.dtype !== 'float32' && a.dtype !== 'float64') checkIntegers(op, name, b.array);
  return performed(operation, inputs, binary(op as BinaryOp, a.array, b.array));
}

const takes = (types: string, dtype: Dtype): boolean => types.split(', ').includes(cName(dtype));

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

/** How many numbers a tensor has. */
export const countOf = (tensor: Tensor): number => sizeOf(tensor.shape);
