import * as m from '../../assets/messages/compiled/messages.js';
import type { DerivationStep, OpName, RewriteRule } from '../../src-main/ipc/contract.ts';

type RuleName = OpName | RewriteRule | 'constant' | 'variable' | 'constant-multiple';

/** The name of every rule that the engine gives; the compiler refuses a table that misses one. */
const names: Readonly<Record<RuleName, () => string>> = {
  constant: m.rule_constant,
  variable: m.rule_variable,
  'constant-multiple': m.rule_constant_multiple,
  add: m.rule_add,
  sub: m.rule_sub,
  mul: m.rule_mul,
  div: m.rule_div,
  neg: m.rule_neg,
  pow: m.rule_pow,
  square: m.rule_square,
  sqrt: m.rule_sqrt,
  cbrt: m.rule_cbrt,
  nthRoot: m.rule_nthRoot,
  hypot: m.rule_hypot,
  sin: m.rule_sin,
  cos: m.rule_cos,
  tan: m.rule_tan,
  sec: m.rule_sec,
  csc: m.rule_csc,
  cot: m.rule_cot,
  asin: m.rule_asin,
  acos: m.rule_acos,
  atan: m.rule_atan,
  asec: m.rule_asec,
  acsc: m.rule_acsc,
  acot: m.rule_acot,
  atan2: m.rule_atan2,
  exp: m.rule_exp,
  expm1: m.rule_expm1,
  log: m.rule_log,
  log1p: m.rule_log1p,
  log2: m.rule_log2,
  log10: m.rule_log10,
  sigmoid: m.rule_sigmoid,
  softplus: m.rule_softplus,
  sinh: m.rule_sinh,
  cosh: m.rule_cosh,
  tanh: m.rule_tanh,
  sech: m.rule_sech,
  csch: m.rule_csch,
  coth: m.rule_coth,
  asinh: m.rule_asinh,
  acosh: m.rule_acosh,
  atanh: m.rule_atanh,
  asech: m.rule_asech,
  acsch: m.rule_acsch,
  acoth: m.rule_acoth,
  abs: m.rule_abs,
  sign: m.rule_sign,
  max: m.rule_max,
  min: m.rule_min,
  relu: m.rule_relu,
  floor: m.rule_floor,
  ceil: m.rule_ceil,
  round: m.rule_round,
  mod: m.rule_mod,
  lt: m.rule_lt,
  le: m.rule_le,
  gt: m.rule_gt,
  ge: m.rule_ge,
  eq: m.rule_eq,
  ne: m.rule_ne,
  and: m.rule_and,
  or: m.rule_or,
  not: m.rule_not,
  where: m.rule_where,
  'exact-number': m.rule_exact_number,
  'collect-terms': m.rule_collect_terms,
  'collect-factors': m.rule_collect_factors,
  'merge-powers': m.rule_merge_powers,
  'merge-exponentials': m.rule_merge_exponentials,
  'multiply-out-power': m.rule_multiply_out_power,
  'factor-out': m.rule_factor_out,
  'common-denominator': m.rule_common_denominator,
  cancel: m.rule_cancel,
  expand: m.rule_expand,
  'trigonometric-identity': m.rule_trigonometric_identity,
  'root-of-power': m.rule_root_of_power,
  'sign-out': m.rule_sign_out,
  'absolute-value': m.rule_absolute_value,
  inverse: m.rule_inverse,
  choose: m.rule_choose,
  domain: m.rule_domain,
};

/** Where the derivative of an operation does not exist, or what is taken there, for those that have such places. */
const caveats: Readonly<Partial<Record<RuleName, () => string>>> = {
  div: m.caveat_div,
  pow: m.caveat_pow,
  sqrt: m.caveat_sqrt,
  cbrt: m.caveat_cbrt,
  nthRoot: m.caveat_nthRoot,
  hypot: m.caveat_hypot,
  tan: m.caveat_no_cosine,
  sec: m.caveat_no_cosine,
  csc: m.caveat_no_sine,
  cot: m.caveat_no_sine,
  asin: m.caveat_inside_one,
  acos: m.caveat_inside_one,
  asec: m.caveat_outside_one,
  acsc: m.caveat_outside_one,
  acot: m.caveat_acot,
  atan2: m.caveat_atan2,
  log: m.caveat_log,
  log1p: m.caveat_log1p,
  log2: m.caveat_positive,
  log10: m.caveat_positive,
  csch: m.caveat_not_zero,
  coth: m.caveat_not_zero,
  acsch: m.caveat_not_zero,
  acosh: m.caveat_acosh,
  atanh: m.caveat_atanh,
  asech: m.caveat_asech,
  acoth: m.caveat_acoth,
  abs: m.caveat_corner,
  relu: m.caveat_corner,
  sign: m.caveat_sign,
  max: m.caveat_tie,
  min: m.caveat_tie,
  floor: m.caveat_whole,
  ceil: m.caveat_whole,
  round: m.caveat_round,
  mod: m.caveat_mod,
  lt: m.caveat_comparison,
  le: m.caveat_comparison,
  gt: m.caveat_comparison,
  ge: m.caveat_comparison,
  eq: m.caveat_comparison,
  ne: m.caveat_comparison,
  and: m.caveat_logic,
  or: m.caveat_logic,
  not: m.caveat_logic,
  where: m.caveat_where,
};

const isKnown = (rule: string): rule is RuleName => Object.hasOwn(names, rule);

/**
 * What a rule is called in the chosen language.
 *
 * @example ruleName('factor-out') // 'Common factor'
 */
export function ruleName(rule: string): string {
  return isKnown(rule) ? names[rule]() : rule;
}

/** An exponent that is a number other than 0: powers of it hold everywhere. */
const harmless = /^-?(?!0$)\d+(\.\d+)?$/;

/** The step's caveat in the chosen language, where it has one that matters to it. */
export function caveatOf({ rule, caveat, operands }: DerivationStep): string | null {
  if (caveat === null) return null;
  // Dividing by a constant is a constant multiple; the caveat of powers is about exponents that vary or are 0.
  if (rule === 'constant-multiple' || (rule === 'pow' && harmless.test(operands[1]?.text ?? ''))) return null;
  return (isKnown(rule) ? caveats[rule]?.() : undefined) ?? caveat;
}
