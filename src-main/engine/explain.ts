import type { DerivationAnswer, DerivationQuestion, DerivationStep, Written } from './answer.ts';
import { type Application, replaced, ruleOf } from './derivation.ts';
import { invalidSetting } from './errors.ts';
import { type Expr, type Operation, apply, constant, div, mul, pow, sub, variable } from './expr.ts';
import { SHOWN, ShownDerivatives } from './formulas.ts';
import { toLatex } from './latex.ts';
import { definitionOf } from './ops/catalog.ts';
import { type Del, pending } from './pending.ts';
import { type Subject, withSubject } from './question.ts';
import type { Rewrite } from './simplify/rules.ts';
import { substituted } from './substitute.ts';
import { Writer } from './written.ts';

/** More steps than these nobody follows; lines longer than that nobody reads. */
const LIMITS = { steps: 200, characters: 400_000, longest: 2_000 };

/** The highest order of a derivative that is explained. */
const HIGHEST_ORDER = 6;

/** What arguments are called in a rule in general, and their derivatives. */
const LETTERS = [
  ['u', "u'"],
  ['v', "v'"],
  ['w', "w'"],
] as const;

/**
 * How a derivative comes about, line by line as in a textbook: every rule of differentiation, from the outside in, then
 * every rewrite that simplifies. Replacing `before` by `after` in one line gives the next; the last line is the formula
 * that `analyse` shows. Both come from the derivation itself.
 * @throws Mistake those of `analyse`; `invalid-setting` for `by` that is empty, too long, or holds no variable
 * @example explain({ expression: 'x^2', by: ['x'] }).steps.map(({ line }) => line.text) // ['2*x*diff(x, x)', '2*x']
 * @example explain({ expression: 'x^2', by: [] }) // throws invalid-setting
 */
export function explain(question: DerivationQuestion): DerivationAnswer {
  return withSubject(question, (subject) => derivationOf(subject, ordered(question.by, subject.names)));
}

/** The variables in the order of the question, so that equal mixed derivatives come about in the same way. */
function ordered(by: readonly string[], names: readonly string[]): string[] {
  const isKnown = by.every((name) => names.includes(name));
  if (!isKnown || by.length === 0 || by.length > HIGHEST_ORDER) {
    throw invalidSetting('by', by.join(', '), `one to ${HIGHEST_ORDER} variables of the expression`);
  }
  return [...by].sort((a, b) => names.indexOf(a) - names.indexOf(b));
}

function derivationOf({ expression, names, variables }: Subject, by: readonly string[]): DerivationAnswer {
  const shown = new ShownDerivatives();
  const writer = new Writer(LIMITS);
  const taken = by.map(variable);
  shown.prepare(expression, variables, taken);
  const [from, x] = [shown.of(expression, taken.slice(0, -1)), variable(by.at(-1) ?? '')];
  const del: Del = names.length > 1 ? '∂' : 'd';
  const raw = shown.derivation.of(from, x);
  const applications = shown.derivation.record(from, x, del);
  const rewrites = shown.simplifier.rewritesOf(raw);
  const lines = new Lines(pending(from, x, del), writer);
  const derived = applications.slice(0, LIMITS.steps).map((application) => lines.derive(application));
  const simplified = rewrites.slice(0, LIMITS.steps - derived.length).map((rewrite) => lines.simplify(rewrite));
  const steps = [...derived, ...simplified];
  return {
    by,
    start: writer.write(pending(from, x, del)),
    steps,
    result: shown.write(expression, taken, new Writer(SHOWN)),
    hidden: applications.length + rewrites.length - steps.length,
  };
}

/** The lines of a derivation, each made from the one before. */
class Lines {
  #line: Expr;

  constructor(
    start: Expr,
    readonly writer: Writer,
  ) {
    this.#line = start;
  }

  derive(application: Application): DerivationStep {
    const { node, rule, before, after, depth, parent } = application;
    this.#line = replaced(this.#line, before, after);
    const isOwn = node.kind === 'operation' && rule !== 'constant';
    return {
      ...this.#written(before, after),
      phase: 'derive',
      rule,
      formula: formulaOf(application),
      operands: isOwn ? this.#all(node.args) : [],
      within: parent,
      depth,
      caveat: isOwn && rule === node.op ? caveatOf(node) : null,
      conditions: [],
    };
  }

  simplify({ rule, before, after, conditions }: Rewrite): DerivationStep {
    this.#line = substituted(this.#line, before, after);
    const about = { formula: null, operands: [], within: null, depth: 0, caveat: null };
    return {
      ...this.#written(before, after),
      ...about,
      phase: 'simplify',
      rule,
      conditions: this.#all(conditions),
    };
  }

  #written(before: Expr, after: Expr): Pick<DerivationStep, 'before' | 'after' | 'line'> {
    const [first, second, line] = [before, after, this.#line].map((node) => this.writer.write(node));
    if (!first || !second || !line) throw new Error('A step without its three expressions');
    return { before: first, after: second, line };
  }

  #all(nodes: readonly Expr[]): Written[] {
    return nodes.map((node) => this.writer.write(node));
  }
}

function caveatOf({ op, args }: Operation): string | null {
  const { caveat, concerns } = definitionOf(op).teaching;
  return concerns === undefined || concerns(...args) ? caveat : null;
}

/** A rule in general, read from the table; what does not vary is called c. */
function formulaOf({ rule, node, varying }: Application): string {
  if (rule === 'constant') return "c' = 0";
  if (rule === 'variable' || node.kind !== 'operation') return "x' = 1";
  const letters = varying.map((varies, i) => (varies ? (LETTERS[i] ?? LETTERS[0]) : (['c', ''] as const)));
  const args = letters.map(([letter]) => variable(letter));
  const slopes = letters.map(([, slope]) => (slope === '' ? null : variable(slope)));
  const formula = textbookRule(node.op, args, slopes);
  return `\\left(${toLatex(apply(node.op, ...args))}\\right)' = ${toLatex(formula, (name) => name)}`;
}

/** The rule for arguments and their derivatives, the quotient rule with one denominator as everybody knows it. */
export function textbookRule(op: string, args: readonly Expr[], slopes: readonly (Expr | null)[]): Expr {
  const [u, v] = args;
  const [du, dv] = slopes;
  if (op !== 'div' || !u || !v || !du || !dv) return ruleOf(op, args, slopes);
  return div(sub(mul(du, v), mul(u, dv)), pow(v, constant(2)));
}
