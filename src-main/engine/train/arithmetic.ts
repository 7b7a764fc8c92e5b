import { type FloatDtype, roundTo } from '../tensor/dtype.ts';

/**
 * The operations that the formulas of a row are written in. The formulas are read twice: with numbers they compute, with
 * names they write code. So what is shown of a row and what the compiled loop does cannot disagree.
 */
export interface Arithmetic<N> {
  number(value: number): N;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N): N;
  negate(a: N): N;
  magnitude(a: N): N;
  larger(a: N, b: N): N;
  exp(a: N): N;
  log(a: N): N;
  /** log(1 + a) */
  log1p(a: N): N;
  /** `a` where `sign` is not below 0, else `b`. */
  bySign(sign: N, a: N, b: N): N;
  /** 1 where an index is `k`, else 0. */
  isIndex(index: N, k: number): N;
  /** The option at a whole index. */
  pick(index: N, options: readonly N[]): N;
}

/**
 * Numbers, rounded to a dtype after every operation.
 * @example arithmeticOf('float32').add(0.1, 0.2) // Math.fround(0.1 + 0.2)
 */
export function arithmeticOf(dtype: FloatDtype): Arithmetic<number> {
  const rounded = (value: number) => roundTo(dtype, value);
  return {
    number: rounded,
    add: (a, b) => rounded(a + b),
    subtract: (a, b) => rounded(a - b),
    multiply: (a, b) => rounded(a * b),
    divide: (a, b) => rounded(a / b),
    negate: (a) => -a,
    magnitude: Math.abs,
    larger: Math.max,
    exp: (a) => rounded(Math.exp(a)),
    log: (a) => rounded(Math.log(a)),
    log1p: (a) => rounded(Math.log1p(a)),
    bySign: (sign, a, b) => (sign >= 0 ? a : b),
    isIndex: (index, k) => (index === k ? 1 : 0),
    pick: (index, options) => options[index] ?? NaN,
  };
}

/**
 * JavaScript: every operation adds a line to `lines`, which gives its result a name. The lines compute what the numbers
 * of `arithmeticOf` do, to the last bit.
 */
export function codeOf(dtype: FloatDtype, lines: string[]): Arithmetic<string> {
  const named = (code: string) => {
    const name = `t${lines.length}`;
    lines.push(`const ${name} = ${code};`);
    return name;
  };
  const rounded = (code: string) => named(dtype === 'float32' ? `Math.fround(${code})` : code);
  return {
    number: (value) => literal(roundTo(dtype, value)),
    add: (a, b) => rounded(`${a} + ${b}`),
    subtract: (a, b) => rounded(`${a} - ${b}`),
    multiply: (a, b) => rounded(`${a} * ${b}`),
    divide: (a, b) => rounded(`${a} / ${b}`),
    negate: (a) => named(`-${a}`),
    magnitude: (a) => named(`Math.abs(${a})`),
    larger: (a, b) => named(`Math.max(${a}, ${b})`),
    exp: (a) => rounded(`Math.exp(${a})`),
    log: (a) => rounded(`Math.log(${a})`),
    log1p: (a) => rounded(`Math.log1p(${a})`),
    bySign: (sign, a, b) => named(`${sign} >= 0 ? ${a} : ${b}`),
    isIndex: (index, k) => named(`${index} === ${k} ? 1 : 0`),
    pick: (index, options) =>
      named(options.reduceRight((rest, option, k) => `${index} === ${k} ? ${option} : ${rest}`, 'NaN')),
  };
}

/** In parentheses, so that a minus sign cannot meet another. */
const literal = (value: number): string => `(${value})`;
