import type { FitSettings, Frame, Phase } from '../../../src-main/ipc/contract.ts';
import { slot, tinted } from '../formula.ts';
import { formatFixed, formatNumber } from '../numbers.ts';
import { rateAt } from './rates.ts';
import { isLine } from './symbols.ts';

/** One line of the update opened up: the formula with open places, and the numbers that go there. */
export interface UpdateLine {
  readonly phase: Phase;
  readonly name: 'forward' | 'loss' | 'gradient' | 'velocity' | 'moments' | 'assign';
  /** Changes with the settings, the rate and the batch only, so with whole batches it is typeset once a run. */
  readonly latex: string;
  readonly slots: Readonly<Record<string, string>>;
  /** The same for the ear. */
  readonly label: string;
}

type Written = Pick<UpdateLine, 'latex' | 'slots' | 'label'>;

const forward = (latex: string): string => tinted('forward', latex);
const backward = (latex: string): string => tinted('backward', latex);

// Next to a slot TeX takes an operator for a sign and sets it tight, so the space around these is written out.
const plus = '\\;{+}\\;';
const minus = '\\;{-}\\;';
const times = '\\,{\\cdot}\\,';

/** A number that is a power of ten is written as one. */
function powerLatex(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e');
  return mantissa === '1' && Math.abs(Number(exponent)) > 1 ? `10^{${Number(exponent)}}` : formatNumber(value);
}

const fixed = (value: number | undefined): string => formatFixed(value ?? NaN, 6);

/** Gradients fall from thousands to millionths: as many decimals as fit the size. */
export function short(value: number | undefined): string {
  const size = Math.abs(value ?? NaN);
  return formatFixed(value ?? NaN, size >= 100 ? 2 : size >= 1 ? 4 : 6);
}

/** The factor before the sum of squares: half of the mean, or the mean. */
const lossFactor = ({ loss }: FitSettings, rows: number): string =>
  loss === 'half-mse' ? `\\tfrac{1}{2\\cdot ${rows}}` : `\\tfrac{1}{${rows}}`;

/** And what is left of it in the derivative. */
const gradientFactor = ({ loss }: FitSettings, rows: number): string =>
  loss === 'half-mse' ? `\\tfrac{1}{${rows}}` : `\\tfrac{2}{${rows}}`;

const isLineOf = (settings: FitSettings): boolean => isLine(settings);

function forwardLine(settings: FitSettings, frame: Frame): Written {
  const prediction = fixed(frame.predictions[0]?.[0]);
  const row = (frame.rows[0] ?? 0) + 1;
  if (!isLineOf(settings)) {
    return {
      latex: `${forward('\\hat Y')} = XW,\\quad ${forward(`\\hat y_{${row}}`)} = ${forward(slot('p'))}`,
      slots: { p: prediction },
      label: `Ŷ = X W; ŷ${row} = ${prediction}`,
    };
  }
  const [w, b] = frame.before;
  const x = frame.inputs[0]?.[0] ?? NaN;
  const numbers = { w: fixed(w), x: formatNumber(x), b: fixed(b), p: prediction };
  return {
    latex: `${forward(`\\hat y_{${row}}`)} = ${tinted('q-w', slot('w'))}${times}${tinted('q-x', slot('x'))}${plus}(${tinted('q-b', slot('b'))}) = ${forward(slot('p'))}`,
    slots: numbers,
    label: `ŷ${row} = ${numbers.w} · ${numbers.x} + (${numbers.b}) = ${numbers.p}`,
  };
}

function lossLine(settings: FitSettings, { loss, batchSize }: Frame): Written {
  const squares = isLineOf(settings)
    ? `\\sum_i (y_i - ${forward('\\hat y_i')})^2`
    : `\\lVert Y - ${forward('\\hat Y')}\\rVert^2`;
  const number = fixed(loss ?? NaN);
  const half = settings.loss === 'half-mse' ? '1/(2·' : '1/(';
  return {
    latex: `L = ${lossFactor(settings, batchSize)}${squares} = ${backward(slot('l'))}`,
    slots: { l: number },
    label: `L = ${half}${batchSize}) Σ (yᵢ − ŷᵢ)² = ${number}`,
  };
}

function gradientLine(settings: FitSettings, frame: Frame, place: 0 | 1): Written {
  const name = place === 0 ? 'w' : 'b';
  const number = short(frame.gradient?.[place]);
  const factor = place === 0 ? '\\,x_i' : '';
  return {
    latex: `\\frac{\\partial L}{\\partial ${name}} = -${gradientFactor(settings, frame.batchSize)}\\sum_i (y_i - ${forward('\\hat y_i')})${factor} = ${backward(slot('g'))}`,
    slots: { g: number },
    label: `∂L/∂${name} = ${number}`,
  };
}

/** So many numbers of a column are written out. */
const MOST_WRITTEN = 5;

function columnOf(name: string, values: readonly number[], write: (value: number) => string): Written {
  const shown = values.slice(0, MOST_WRITTEN);
  const names = shown.map((_, row) => `${name}${row}`);
  const rows = [...names.map(slot), ...(values.length > MOST_WRITTEN ? ['\\vdots'] : [])];
  return {
    latex: `\\begin{pmatrix}${rows.join('\\\\')}\\end{pmatrix}`,
    slots: Object.fromEntries(names.map((each, row) => [each, write(shown[row] ?? NaN)])),
    label: `(${shown.map(write).join(', ')}${values.length > MOST_WRITTEN ? ', …' : ''})`,
  };
}

function matrixGradient(settings: FitSettings, frame: Frame): Written {
  const gradient = columnOf('g', frame.gradient ?? frame.before.map(() => NaN), short);
  return {
    latex: `\\frac{\\partial L}{\\partial W} = -${gradientFactor(settings, frame.batchSize)}X^{\\mathsf T}(Y - ${forward('\\hat Y')}) = ${backward(gradient.latex)}`,
    slots: gradient.slots,
    label: `∂L/∂W = ${gradient.label}`,
  };
}

/** The parameters one by one, or all of them as a column. */
function parameterColumn(place: number | null, name: string, values: readonly number[] | null) {
  const list = values ?? [];
  if (place === null) return columnOf(name, list.length > 0 ? list : [NaN], fixed);
  const number = fixed(list[place]);
  return { latex: slot(name), slots: { [name]: number }, label: number };
}

/** What a parameter is called, and the colour that it has. */
const parameterName = (place: number | null): { name: string; colour: string } =>
  place === null
    ? { name: 'W', colour: 'q-w' }
    : place === 0
      ? { name: 'w', colour: 'q-w' }
      : { name: 'b', colour: 'q-b' };

function assignLine(settings: FitSettings, frame: Frame, place: number | null): Written {
  const { name, colour } = parameterName(place);
  const own = (latex: string): string => tinted(colour, latex);
  const before = parameterColumn(place, 'o', frame.before);
  const after = parameterColumn(place, 'n', frame.after);
  const step = stepOf(settings, frame, place);
  return {
    latex: `${name} \\leftarrow ${own(before.latex)}${step.latex} = ${own(after.latex)}`,
    slots: { ...before.slots, ...step.slots, ...after.slots },
    label: `${name} ← ${before.label} ${step.label} = ${after.label}`,
  };
}

/** What is taken from the old parameters, with the sign before it. */
function stepOf(settings: FitSettings, frame: Frame, place: number | null): Written {
  const rate = rateAt(settings, frame.iteration);
  if (settings.optimizer === 'adam') {
    const latex = `${minus}${powerLatex(rate)}${times}\\frac{\\hat m}{\\sqrt{\\hat v} + \\varepsilon}`;
    return { latex, slots: {}, label: `− ${formatNumber(rate)} · m̂ / (√v̂ + ε)` };
  }
  if (settings.optimizer === 'momentum') {
    const velocity = parameterColumn(place, 's', frame.memoryAfter?.[0] ?? null);
    return { latex: `${plus}(${velocity.latex})`, slots: velocity.slots, label: `+ (${velocity.label})` };
  }
  if (place === null) {
    const latex = `${minus}${powerLatex(rate)}${times}${backward('\\tfrac{\\partial L}{\\partial W}')}`;
    return { latex, slots: {}, label: `− ${formatNumber(rate)} · ∂L/∂W` };
  }
  const number = short(frame.gradient?.[place]);
  return {
    latex: `${minus}${powerLatex(rate)}${times}(${backward(slot('g'))})`,
    slots: { g: number },
    label: `− ${formatNumber(rate)} · (${number})`,
  };
}

/** What the optimizer remembers, worked out before the parameters change. */
function memoryLines(settings: FitSettings, frame: Frame, place: number | null): UpdateLine[] {
  const rate = rateAt(settings, frame.iteration);
  const name = place === null ? 'W' : parameterName(place).name;
  const [first, second] = frame.memoryAfter ?? [null, null];
  if (settings.optimizer === 'momentum') {
    const velocity = parameterColumn(place, 'v', first ?? null);
    const latex = `v_{${name}} \\leftarrow ${formatNumber(settings.momentum)}\\,v_{${name}}${minus}${powerLatex(rate)}${times}${backward(`\\tfrac{\\partial L}{\\partial ${name}}`)} = ${velocity.latex}`;
    return [{ phase: 'update', name: 'velocity', latex, slots: velocity.slots, label: `v = ${velocity.label}` }];
  }
  if (settings.optimizer !== 'adam') return [];
  const mean = parameterColumn(place, 'm', first ?? null);
  const square = parameterColumn(place, 'q', second ?? null);
  const latex = `m_{${name}} \\leftarrow ${mean.latex},\\quad v_{${name}} \\leftarrow ${square.latex}`;
  const label = `m = ${mean.label}, v = ${square.label}`;
  return [{ phase: 'update', name: 'moments', latex, slots: { ...mean.slots, ...square.slots }, label }];
}

/** What the training loop does in one update, in the order of its program. */
export function updateLines(settings: FitSettings, frame: Frame): readonly UpdateLine[] {
  const line = isLineOf(settings);
  const places = line ? [0, 1] : [null];
  const gradients = line
    ? ([0, 1] as const).map((place) => gradientLine(settings, frame, place))
    : [matrixGradient(settings, frame)];
  return [
    { phase: 'forward', name: 'forward', ...forwardLine(settings, frame) },
    { phase: 'loss', name: 'loss', ...lossLine(settings, frame) },
    ...gradients.map((written): UpdateLine => ({ phase: 'backward', name: 'gradient', ...written })),
    ...places.flatMap((place): UpdateLine[] => [
      ...memoryLines(settings, frame, place),
      { phase: 'update', name: 'assign', ...assignLine(settings, frame, place) },
    ]),
  ];
}
