/** What the engine is measured on. */
import type { PointFunction } from '../../src-main/engine/outputs.ts';
import * as hand from './hand.ts';

export interface Subject {
  readonly name: string;
  readonly text: string;
  /** In LaTeX, where a rule of spelling does not do. */
  readonly latex?: string;
  readonly variables: readonly string[];
  readonly hand: PointFunction;
}

const joined = (count: number, sign: string, part: (k: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i + 1)).join(sign);

function repeated(times: number, step: (s: string) => string): string {
  let s = 'x';
  for (let i = 0; i < times; i++) s = step(s);
  return s;
}

const ofX = (name: string, text: string, byHand: PointFunction): Subject => ({
  name,
  text,
  variables: ['x'],
  hand: byHand,
});

const polynomial = (terms: number): Subject =>
  ofX(
    `polynomial, ${terms} terms`,
    joined(terms, '+', (k) => `${k}*x^${k}`),
    hand.polynomial(terms),
  );

const sineProduct = (factors: number): Subject =>
  ofX(
    `product of ${factors} sines`,
    joined(factors, '*', (k) => `sin(${k}*x)`),
    hand.sineProduct(factors),
  );

const quadratic: Subject = { name: 'x^2+2xy', text: 'x^2+2*x*y', variables: ['x', 'y'], hand: hand.quadratic };

const quotient: Subject = {
  name: 'sin(x) exp(xy)/(1+x^2)',
  text: 'sin(x)*exp(x*y)/(1+x^2)',
  latex: '\\frac{\\sin(x)e^{xy}}{1+x^{2}}',
  variables: ['x', 'y'],
  hand: hand.quotient,
};

const logSumExp = ofX(
  'log of a sum of 8 exponentials',
  `log(${joined(8, '+', (k) => `exp(${k}*x)`)})`,
  hand.logSumExp(8),
);

const nestedSine = ofX(
  'sin nested 8 deep',
  repeated(8, (s) => `sin(${s})`),
  hand.nestedSine(8),
);

const sineOfSum = ofX(
  's <- sin(s+x), 16 times',
  repeated(16, (s) => `sin(${s}+x)`),
  hand.sineOfSum(16),
);

const timesSine = ofX(
  's <- s sin(s), 8 times',
  repeated(8, (s) => `${s}*sin(${s})`),
  hand.timesSine(8),
);

/** Variables of the Hessian that is measured. */
const ROSENBROCK = 20;

const rosenbrock: Subject = {
  name: `Rosenbrock in ${ROSENBROCK} variables`,
  text: joined(ROSENBROCK - 1, '+', (k) => `100*(x${k}-x${k - 1}^2)^2+(1-x${k - 1})^2`),
  variables: Array.from({ length: ROSENBROCK }, (_, i) => `x${i}`),
  hand: hand.rosenbrock(ROSENBROCK),
};

const surface: Subject = {
  name: 'sin(xy) exp(-x^2-y^2)+x/(1+y^2)',
  text: 'sin(x*y)*exp(-x^2-y^2)+x/(1+y^2)',
  variables: ['x', 'y'],
  hand: hand.surface,
};

/** The subjects of each measurement. */
export const expressions = {
  symbolic: [
    quadratic,
    quotient,
    ...[10, 50, 200].map(polynomial),
    ...[10, 50].map(sineProduct),
    logSumExp,
    sineOfSum,
    timesSine,
  ],
  gradient: [quadratic, quotient, nestedSine, polynomial(50), sineProduct(10), logSumExp],
  hessian: [rosenbrock],
  grid: [surface],
  analyse: [quadratic, sineProduct(50)],
} as const satisfies Record<string, readonly Subject[]>;

/** A subject found again by its name, in another process. */
export function subjectNamed(name: string): Subject {
  const found = Object.values<readonly Subject[]>(expressions)
    .flat()
    .find((subject) => subject.name === name);
  if (found === undefined) throw new Error(`No subject is named ${name}`);
  return found;
}

/** Where results are checked: there every subject has values that differ from 0 by far. */
export const checkedAt = (variables: readonly string[]): Float64Array =>
  Float64Array.from(variables, (_, i) => 2 - 1.3 * (i % 2));

/** The grid of the plots: 200 values from -2 to 2. */
export const gridAxis: Float64Array = Float64Array.from({ length: 200 }, (_, i) => -2 + (4 * i) / 199);
