import type {
  DerivationAnswer,
  DerivationPart,
  DerivationQuestion,
  DerivationStep,
  MarkedLine,
  Written,
} from './answer.ts';
import { type Application, ruleOf } from './derivation.ts';
import { invalidSetting } from './errors.ts';
import { type Expr, type Operation, apply, constant, div, mul, pow, sub, variable } from './expr.ts';
import { SHOWN, ShownDerivatives } from './formulas.ts';
import { toLatex, writeMarkedLatex } from './latex.ts';
import { type Change, Lines } from './lines.ts';
import { definitionOf } from './ops/catalog.ts';
import { type Del, pending } from './pending.ts';
import { type Subject, withSubject } from './question.ts';
import type { Rewrite } from './simplify/rules.ts';
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
 * every rewrite that simplifies; for a derivative of higher order, one after the other. Replacing `before` by `after` in
 * one line gives the next; the last line is the formula that `analyse` shows. Both come from the derivation itself.
 * @throws Mistake those of `analyse`; `invalid-setting` for `by` that is empty, too long, or holds no variable
 * @example explain({ expression: 'x^2', by: ['x'] }).parts[0]?.steps.map(({ line }) => line.text) // ['2*x*diff(x, x)', '2*x']
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
  const taken = by.map(variable);
  shown.prepare(expression, variables, taken);
  const page = new Page(names.length > 1 ? '∂' : 'd');
  const parts = by.map((_, order): DerivationPart => {
    const from = shown.of(expression, taken.slice(0, order));
    const written = page.part(shown, from, variable(by[order] ?? ''));
    const result = shown.write(expression, taken.slice(0, order + 1), new Writer(SHOWN));
    return { by: by.slice(0, order + 1), ...written, result };
  });
  return { by, parts, hidden: parts.reduce((sum, { hidden }) => sum + hidden, 0) };
}

/** A rule of differentiation or a rewrite, as one change of a line. */
type Taken =
  | { readonly phase: 'derive'; readonly applied: Application; readonly change: Change }
  | { readonly phase: 'simplify'; readonly applied: Rewrite; readonly change: Change };

function derived(applied: Application): Taken {
  const { before, after, rule, parent } = applied;
  const folds = parent !== null && (rule === 'constant' || rule === 'variable');
  return { phase: 'derive', applied, change: { before, after, derives: true, folds } };
}

function simplified(applied: Rewrite): Taken {
  const { before, after } = applied;
  return { phase: 'simplify', applied, change: { before, after, derives: false, folds: false } };
}

/** Writes the lines of a derivation, part after part, as far as there is room. */
class Page {
  readonly #writer = new Writer(LIMITS);
  readonly #allowance = { characters: LIMITS.characters, longest: LIMITS.longest };
  #room = LIMITS.steps;

  constructor(readonly del: Del) {}

  part(shown: ShownDerivatives, from: Expr, x: Expr): Pick<DerivationPart, 'start' | 'marked' | 'steps' | 'hidden'> {
    const { derivation, simplifier } = shown;
    const every = [
      ...derivation.record(from, x, this.del).map(derived),
      ...simplifier.rewritesOf(derivation.of(from, x)).map(simplified),
    ];
    const taken = every.slice(0, this.#room);
    this.#room -= taken.length;
    const lines = new Lines(
      pending(from, x, this.del),
      taken.map(({ change }) => change),
    );
    return {
      start: this.#writer.write(lines.at(0)),
      marked: this.#marked(lines, 0),
      steps: taken.map((each, i) => this.#step(each, lines, i + 1)),
      hidden: every.length - taken.length,
    };
  }

  #step(taken: Taken, lines: Lines, position: number): DerivationStep {
    const { before, after, folds } = taken.change;
    return {
      ...(taken.phase === 'derive' ? this.#derivation(taken.applied) : this.#rewrite(taken.applied)),
      before: this.#writer.write(before),
      after: this.#writer.write(after),
      line: this.#writer.write(lines.at(position)),
      marked: this.#marked(lines, position),
      folds,
    };
  }

  #derivation(application: Application): About {
    const { node, rule, depth, parent } = application;
    const isOwn = node.kind === 'operation' && rule !== 'constant';
    return {
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

  #rewrite({ rule, conditions }: Rewrite): About {
    const plain = { formula: null, operands: [], within: null, depth: 0, caveat: null };
    return { ...plain, phase: 'simplify', rule, conditions: this.#all(conditions) };
  }

  #marked(lines: Lines, position: number): MarkedLine {
    return writeMarkedLatex(lines.at(position), this.#allowance, lines.marksAt(position)).written;
  }

  #all(nodes: readonly Expr[]): Written[] {
    return nodes.map((node) => this.#writer.write(node));
  }
}

/** What there is to say of a step beside its lines. */
type About = Omit<DerivationStep, 'before' | 'after' | 'line' | 'marked' | 'folds'>;

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
