import type { CurveAnswer, DescentAnswer } from '../../../src-main/ipc/contract.ts';
import { slot, tinted } from '../formula.ts';
import { formatNumber, formatShort } from '../numbers.ts';

/** A formula whose numbers change while it stays typeset. */
export interface Filled {
  readonly latex: string;
  readonly label: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** A variable as it is spoken and as it is typeset. */
export interface Named {
  readonly name: string;
  readonly latex: string;
}

/** A number that stands after a sign: in brackets where it has one of its own. */
const bracketed = (value: number): string => (value < 0 ? `(${formatShort(value)})` : formatShort(value));

type Local = NonNullable<CurveAnswer['at']>;

/** The tangent at a point: y = f(a) + f'(a) (x - a). */
export function tangentFormula({ name, latex }: Named, { x, value, slope }: Local): Filled {
  const [f, s, a] = [tinted('forward', slot('value')), tinted('backward', slot('slope')), slot('at')];
  return {
    latex: `t(${latex}) = ${f}{} + ${s}\\,(${latex} - ${a})`,
    label: `t(${name}) = ${formatNumber(value)} + ${formatNumber(slope)} (${name} - ${formatNumber(x)})`,
    slots: { value: formatShort(value), slope: bracketed(slope), at: bracketed(x) },
  };
}

/** The slope of a secant as a quotient of differences. */
export function secantFormula({ name, latex }: Named, { value }: Local, secant: Local['secants'][number]): Filled {
  const [there, here] = [tinted('forward', slot('there')), tinted('forward', slot('here'))];
  return {
    latex: `\\begin{aligned}&\\dfrac{f(${latex}+h) - f(${latex})}{h}\\\\[2ex] &= \\dfrac{${there}{} - ${here}}{${slot('h')}}{} = ${tinted('backward', slot('slope'))}\\end{aligned}`,
    label: `(f(${name}+h) - f(${name}))/h = (${formatNumber(secant.value)} - ${formatNumber(value)})/${formatNumber(secant.h)} = ${formatNumber(secant.slope)}`,
    slots: {
      there: formatShort(secant.value),
      here: bracketed(value),
      h: formatShort(secant.h),
      slope: formatNumber(secant.slope),
    },
  };
}

/** One point of a descent. */
export interface Stop {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly dx: number;
  readonly dy: number;
}

/** The point of a descent after so many steps. */
export function stopAt(answer: DescentAnswer, step: number): Stop {
  const at = (values: Float64Array) => values[step] ?? NaN;
  return { x: at(answer.x), y: at(answer.y), value: at(answer.value), dx: at(answer.dx), dy: at(answer.dy) };
}

/** The tangent plane at a point, in two lines. */
export function planeFormula([across, up]: readonly [Named, Named], { x, y, value, dx, dy }: Stop): Filled {
  const term = ({ latex }: Named, slope: string, at: string) =>
    `${tinted('backward', slot(slope))}\\,(${latex} - ${slot(at)})`;
  return {
    latex: `\\begin{aligned}f &\\approx ${tinted('forward', slot('value'))}\\\\ &+ ${term(across, 'dx', 'x')}\\\\ &+ ${term(up, 'dy', 'y')}\\end{aligned}`,
    label: `f ≈ ${formatNumber(value)} + ${formatNumber(dx)} (${across.name} - ${formatNumber(x)}) + ${formatNumber(dy)} (${up.name} - ${formatNumber(y)})`,
    slots: { value: formatShort(value), dx: bracketed(dx), dy: bracketed(dy), x: bracketed(x), y: bracketed(y) },
  };
}
