/**
 * Closed forms as one would write them by hand: the yardstick for speed, and the figures that results are checked by.
 * Nothing stands in their way, neither destructuring nor a check of what is read: a slow yardstick flatters.
 */
import type { PointFunction } from '../../src-main/engine/outputs.ts';

/** Value and gradient of x^2+2xy. */
export const quadratic: PointFunction = (at, out) => {
  const x = at[0] as number;
  const y = at[1] as number;
  out[0] = x * x + 2 * x * y;
  out[1] = 2 * x + 2 * y;
  out[2] = 2 * x;
};

/** Value and gradient of sin(x) exp(xy)/(1+x^2). */
export const quotient: PointFunction = (at, out) => {
  const x = at[0] as number;
  const y = at[1] as number;
  const sine = Math.sin(x);
  const power = Math.exp(x * y);
  const below = 1 + x * x;
  const value = (sine * power) / below;
  out[0] = value;
  out[1] = (Math.cos(x) * power + sine * power * y) / below - (value * 2 * x) / below;
  out[2] = value * x;
};

/** The sum of k x^k for k from 1 to `terms`. */
export function polynomial(terms: number): PointFunction {
  return (at, out) => {
    const x = at[0] as number;
    let value = 0;
    let slope = 0;
    let power = 1;
    for (let k = 1; k <= terms; k++) {
      slope += k * k * power;
      power *= x;
      value += k * power;
    }
    out[0] = value;
    out[1] = slope;
  };
}

/** The product of sin(k x) for k from 1 to `factors`. */
export function sineProduct(factors: number): PointFunction {
  return (at, out) => {
    const x = at[0] as number;
    let value = 1;
    let slope = 0;
    for (let k = 1; k <= factors; k++) {
      const sine = Math.sin(k * x);
      slope = slope * sine + value * k * Math.cos(k * x);
      value *= sine;
    }
    out[0] = value;
    out[1] = slope;
  };
}

/** The logarithm of the sum of exp(k x) for k from 1 to `terms`. */
export function logSumExp(terms: number): PointFunction {
  return (at, out) => {
    const x = at[0] as number;
    let sum = 0;
    let weighted = 0;
    for (let k = 1; k <= terms; k++) {
      const power = Math.exp(k * x);
      sum += power;
      weighted += k * power;
    }
    out[0] = Math.log(sum);
    out[1] = weighted / sum;
  };
}

/** s <- sin(s), so many times from s = x. */
export function nestedSine(depth: number): PointFunction {
  return (at, out) => {
    let s = at[0] as number;
    let slope = 1;
    for (let i = 0; i < depth; i++) {
      slope *= Math.cos(s);
      s = Math.sin(s);
    }
    out[0] = s;
    out[1] = slope;
  };
}

/** s <- sin(s + x), so many times from s = x. */
export function sineOfSum(times: number): PointFunction {
  return (at, out) => {
    const x = at[0] as number;
    let s = x;
    let slope = 1;
    for (let i = 0; i < times; i++) {
      slope = Math.cos(s + x) * (slope + 1);
      s = Math.sin(s + x);
    }
    out[0] = s;
    out[1] = slope;
  };
}

/** s <- s sin(s), so many times from s = x. */
export function timesSine(times: number): PointFunction {
  return (at, out) => {
    let s = at[0] as number;
    let slope = 1;
    for (let i = 0; i < times; i++) {
      slope *= Math.sin(s) + s * Math.cos(s);
      s *= Math.sin(s);
    }
    out[0] = s;
    out[1] = slope;
  };
}

/** Value, gradient and Hessian of Rosenbrock's function in `n` variables. */
export function rosenbrock(n: number): PointFunction {
  return (at, out) => {
    out.fill(0, 0, 1 + n + n * n);
    for (let i = 0; i < n - 1; i++) {
      const x = at[i] as number;
      const y = at[i + 1] as number;
      const rise = y - x * x;
      const rest = 1 - x;
      const corner = 1 + n + i * n + i;
      out[0] = (out[0] as number) + 100 * rise * rise + rest * rest;
      out[1 + i] = (out[1 + i] as number) - 400 * x * rise - 2 * rest;
      out[2 + i] = (out[2 + i] as number) + 200 * rise;
      out[corner] = (out[corner] as number) + 1200 * x * x - 400 * y + 2;
      out[corner + 1] = -400 * x;
      out[corner + n] = -400 * x;
      out[corner + n + 1] = (out[corner + n + 1] as number) + 200;
    }
  };
}

/** Value and gradient of sin(xy) exp(-x^2-y^2)+x/(1+y^2). */
export const surface: PointFunction = (at, out) => {
  const x = at[0] as number;
  const y = at[1] as number;
  const bell = Math.exp(-x * x - y * y);
  const sine = Math.sin(x * y) * bell;
  const cosine = Math.cos(x * y) * bell;
  const share = 1 / (1 + y * y);
  out[0] = sine + x * share;
  out[1] = y * cosine - 2 * x * sine + share;
  out[2] = x * cosine - 2 * y * sine - 2 * x * y * share * share;
};
