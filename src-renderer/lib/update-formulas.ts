import type { TrainSettings, UpdateRecord } from '../../src-main/ipc/contract.ts';
import { slot, tinted } from './formula.ts';
import { formatFixed, formatNumber } from './numbers.ts';

/** One line of the update opened up: the formula with open places, and the numbers that go there. */
export interface UpdateLine {
  readonly id: 'forward' | 'loss' | 'gradient' | 'assign_sub';
  /** Changes with the model and the data only, so it is typeset once for a whole run. */
  readonly latex: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly label: string;
}

const forward = (latex: string): string => tinted('forward', latex);
const backward = (latex: string): string => tinted('backward', latex);

// Next to a slot TeX takes an operator for a sign and sets it tight, so the space around these is written out.
const plus = '\\;{+}\\;';
const minus = '\\;{-}\\;';
const times = '\\,{\\cdot}\\,';

/** A learning rate that is a power of ten is written as one. */
function rateLatex({ learningRate }: TrainSettings): string {
  const [mantissa, exponent] = learningRate.toExponential().split('e');
  return mantissa === '1' ? `10^{${Number(exponent)}}` : formatNumber(learningRate);
}

function fixed(value: number | undefined): string {
  return formatFixed(value ?? NaN, 6);
}

/** Gradients fall from thousands to millionths: as many decimals as fit the size. */
function short(value: number | undefined): string {
  const size = Math.abs(value ?? NaN);
  return formatFixed(value ?? NaN, size >= 100 ? 2 : size >= 1 ? 4 : 6);
}

function forwardLine({ inputs, before, predictions }: UpdateRecord): UpdateLine {
  const [w, b] = before;
  const numbers = { w: fixed(w), x: formatNumber(inputs[0]?.[0] ?? NaN), b: fixed(b), p: fixed(predictions[0]) };
  return {
    id: 'forward',
    latex: `${forward('\\hat y_1')} = ${tinted('q-w', slot('w'))}${times}${tinted('q-x', slot('x'))}${plus}(${tinted('q-b', slot('b'))}) = ${forward(slot('p'))}`,
    slots: numbers,
    label: `ŷ1 = ${numbers.w} · ${numbers.x} + (${numbers.b}) = ${numbers.p}`,
  };
}

function lossLine({ loss, inputs }: UpdateRecord): UpdateLine {
  const rows = inputs.length;
  return {
    id: 'loss',
    latex: `L = \\tfrac{1}{2\\cdot ${rows}}\\sum_i (y_i - ${forward('\\hat y_i')})^2 = ${backward(slot('l'))}`,
    slots: { l: fixed(loss) },
    label: `L = 1/(2·${rows}) Σ (yᵢ − ŷᵢ)² = ${fixed(loss)}`,
  };
}

function gradientLine(name: 'w' | 'b', { gradient, inputs }: UpdateRecord): UpdateLine {
  const rows = inputs.length;
  const number = short(gradient[name === 'w' ? 0 : 1]);
  const factor = name === 'w' ? '\\,x_i' : '';
  return {
    id: 'gradient',
    latex: `\\frac{\\partial L}{\\partial ${name}} = -\\tfrac{1}{${rows}}\\sum_i (y_i - ${forward('\\hat y_i')})${factor} = ${backward(slot('g'))}`,
    slots: { g: number },
    label: `∂L/∂${name} = ${number}`,
  };
}

function assignLine(name: 'w' | 'b', settings: TrainSettings, { before, gradient, after }: UpdateRecord): UpdateLine {
  const at = name === 'w' ? 0 : 1;
  const numbers = { o: fixed(before[at]), g: short(gradient[at]), n: fixed(after[at]) };
  const own = (latex: string): string => tinted(`q-${name}`, latex);
  return {
    id: 'assign_sub',
    latex: `${name} \\leftarrow ${own(slot('o'))}${minus}${rateLatex(settings)}${times}(${backward(slot('g'))}) = ${own(slot('n'))}`,
    slots: numbers,
    label: `${name} ← ${numbers.o} − ${formatNumber(settings.learningRate)} · (${numbers.g}) = ${numbers.n}`,
  };
}

function columnSlots(name: string, values: readonly number[], write: (value: number) => string) {
  const names = values.map((_, row) => `${name}${row}`);
  return {
    latex: `\\begin{pmatrix}${names.map(slot).join('\\\\')}\\end{pmatrix}`,
    slots: Object.fromEntries(names.map((each, row) => [each, write(values[row] ?? NaN)])),
    label: `(${values.map(write).join(', ')})`,
  };
}

function matrixLines(settings: TrainSettings, update: UpdateRecord): UpdateLine[] {
  const rows = update.inputs.length;
  const before = columnSlots('o', update.before, fixed);
  const gradient = columnSlots('g', update.gradient, short);
  const after = columnSlots('n', update.after, fixed);
  const prediction = fixed(update.predictions[0]);
  return [
    {
      id: 'forward',
      latex: `${forward('\\hat Y')} = XW,\\quad ${forward('\\hat y_1')} = ${forward(slot('p'))}`,
      slots: { p: prediction },
      label: `Ŷ = X W; ŷ1 = ${prediction}`,
    },
    {
      id: 'loss',
      latex: `L = \\tfrac{1}{2\\cdot ${rows}}\\lVert Y - XW\\rVert^2 = ${backward(slot('l'))}`,
      slots: { l: fixed(update.loss) },
      label: `L = ${fixed(update.loss)}`,
    },
    {
      id: 'gradient',
      latex: `\\frac{\\partial L}{\\partial W} = -\\tfrac{1}{${rows}}X^{\\mathsf T}(Y - XW) = ${backward(gradient.latex)}`,
      slots: gradient.slots,
      label: `∂L/∂W = ${gradient.label}`,
    },
    {
      id: 'assign_sub',
      latex: `W \\leftarrow ${tinted('q-w', before.latex)}${minus}${rateLatex(settings)}${times}${backward('\\tfrac{\\partial L}{\\partial W}')} = ${tinted('q-w', after.latex)}`,
      slots: { ...before.slots, ...after.slots },
      label: `W ← ${before.label} − ${formatNumber(settings.learningRate)} · ${gradient.label} = ${after.label}`,
    },
  ];
}

/** What the training loop does in one update, in the order of its program. */
export function updateLines(settings: TrainSettings, update: UpdateRecord): readonly UpdateLine[] {
  if (settings.model === 'multivariate') return matrixLines(settings, update);
  return [
    forwardLine(update),
    lossLine(update),
    gradientLine('w', update),
    gradientLine('b', update),
    assignLine('w', settings, update),
    assignLine('b', settings, update),
  ];
}
