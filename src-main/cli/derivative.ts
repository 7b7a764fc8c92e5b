import type {
  DerivationAnswer,
  DerivationStep,
  DerivativeAnswer,
  DerivativeQuestion,
  Formula,
  MethodAnswer,
  MethodsAnswer,
  Written,
} from '../engine/answer.ts';
import type { Curvature } from '../engine/curvature.ts';
import type { Readings, ReadingsAnswer } from '../engine/readings.ts';
import { Mistake, analyse, compareMethods, explain, readings } from '../engine/index.ts';

/** More variables than these are answered without methods, steps and code, which would be pages for each. */
const MOST_VARIABLES = 20;

/** Everything that the terminal's JSON tells of one question; null is what would be too large, where the answer is not. */
export interface Dossier {
  readonly answer: DerivativeAnswer;
  /** Left out without a point. */
  readonly methods?: MethodsAnswer | null;
  /** The derivation of every first partial derivative, in the order of the variables. */
  readonly derivations: readonly (DerivationAnswer | null)[] | null;
  /** Value and gradient as code. */
  readonly code: ReadingsAnswer | null;
}

/**
 * Asks the engine everything about one expression.
 * @throws Mistake those of `analyse`
 */
export function dossierOf(question: DerivativeQuestion): Dossier {
  const answer = analyse(question);
  const { variables, numeric } = answer;
  const ask = <T>(work: () => T): T | null => (variables.length > MOST_VARIABLES ? null : unlessTooLarge(work));
  return {
    answer,
    ...(numeric && question.point && { methods: ask(() => compareMethods(question)) }),
    derivations: ask(() => variables.map((x) => unlessTooLarge(() => explain({ ...question, variables, by: [x] })))),
    code: ask(() => readings(question)),
  };
}

/** Each part has bounds of its own; the others stand when one is past them. */
function unlessTooLarge<T>(work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Mistake && thrown.kind === 'too-large') return null;
    throw thrown;
  }
}

/** A dossier as the terminal's JSON has it. Without a point it has no numbers. */
export function answerObject({ answer, methods, derivations, code }: Dossier): object {
  const { expression, variables, numeric, symbolic, curvature, nodes } = answer;
  const named = (values: readonly unknown[]) => Object.fromEntries(variables.map((name, i) => [name, values[i]]));
  const spelled = (spelling: (written: Formula) => unknown) => ({
    gradient: named(symbolic.gradient.map(spelling)),
    hessian: symbolic.hessian.map((row) => row.map(spelling)),
  });
  return {
    expression,
    variables,
    ...(numeric && { value: numeric.value, gradient: named(numeric.gradient), hessian: numeric.hessian }),
    ...(curvature && { curvature }),
    symbolic: spelled(textOf),
    conditions: spelled(({ conditions = [] }) => conditions.map(textOf)),
    latex: { value: symbolic.value.latex, ...spelled(({ latex }) => latex) },
    nodes,
    code: code && { value: codeOf(code.value), gradient: named(code.gradient.map(codeOf)) },
    ...(methods !== undefined && { methods: methods && methodsObject(methods, named) }),
    ...derivationsObject(derivations, variables),
  };
}

const codeOf = ({ tensorflow, numpy, javascript }: Readings): object => ({ tensorflow, numpy, javascript });

function methodsObject({ methods }: MethodsAnswer, named: (values: readonly unknown[]) => object): object {
  const plain = ({ gradient, ...others }: MethodAnswer) => ({ gradient: named(gradient), ...others });
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, plain(method)]));
}

/** The steps by variable; where some are left out, `hidden` says how many. */
function derivationsObject(derivations: Dossier['derivations'], variables: readonly string[]): object {
  if (derivations === null) return { steps: null };
  const entries = derivations.map((derivation, i) => [variables[i], derivation] as const);
  const hidden = entries.flatMap(([x, derivation]) => (derivation?.hidden ? [[x, derivation.hidden]] : []));
  return {
    steps: Object.fromEntries(entries.map(([x, derivation]) => [x, derivation && stepsOf(derivation).map(stepObject)])),
    ...(hidden.length > 0 && { hidden: Object.fromEntries(hidden) as object }),
  };
}

const stepsOf = ({ parts }: DerivationAnswer): readonly DerivationStep[] => parts.flatMap(({ steps }) => steps);

/** A step in words and plain text, without what only a picture needs. */
function stepObject({ phase, rule, formula, within, depth, caveat, ...step }: DerivationStep): object {
  const texts = { before: textOf(step.before), after: textOf(step.after), line: textOf(step.line) };
  const lists = { operands: step.operands.map(textOf), conditions: step.conditions.map(textOf) };
  return { phase, rule, formula, within, depth, caveat, ...texts, ...lists };
}

/** One line of the page: what it is, its number at the point, its formula. */
type Row = readonly [label: string, number: string, formula: string];

/**
 * A derivative answer as a page to read: f, its gradient and its Hessian in aligned columns, each with its number (when
 * there is a point) and its formula.
 */
export function answerPage(
  { expression, variables, numeric, symbolic, curvature }: DerivativeAnswer,
  point: Readonly<Record<string, number>> = {},
): string {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  const first = variables.map((x, i): Row => [
    `df/d${x}`,
    number(numeric?.gradient[i]),
    symbolic.gradient[i]?.text ?? '',
  ]);
  const second = variables.flatMap((x, i) =>
    variables.map((y, j): Row => [
      `d2f/d${x} d${y}`,
      number(numeric?.hessian[i]?.[j]),
      symbolic.hessian[i]?.[j]?.text ?? '',
    ]),
  );
  const blocks = [[['f', number(numeric?.value), symbolic.value.text] as const], first, second];
  const place = Object.entries(point)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const heading = `f(${variables.join(', ')}) = ${expression}\n${place && `at ${place}\n`}`;
  const page = [heading, ...aligned(blocks.filter((rows) => rows.length > 0))].join('\n');
  return curvature ? `${page}\n${curvatureLine(curvature)}` : page;
}

/** What the Hessian says, in words: `Hessian indefinite, eigenvalues -1.23, 3.23`. */
function curvatureLine({ eigenvalues, definiteness, criticalPoint }: Curvature): string {
  const kind = criticalPoint === null ? '' : `; the gradient is 0: ${criticalPoint}`;
  return `Hessian ${definiteness.replace('-', ' ')}, eigenvalues ${eigenvalues.join(', ')}${kind}\n`;
}

function textOf({ text }: Written): string {
  return text;
}

/** Each block's rows with the columns of all blocks in line; a column that is empty throughout takes no room. */
function aligned(blocks: readonly (readonly Row[])[]): string[] {
  const width = (column: 0 | 1) => Math.max(...blocks.flat().map((row) => row[column].length));
  const [labels, numbers] = [width(0), width(1)];
  const line = ([label, number, formula]: Row) =>
    [label.padEnd(labels), ...(numbers > 0 ? [number.padStart(numbers)] : []), formula].join('   ').trimEnd();
  return blocks.map((rows) => rows.map((row) => `${line(row)}\n`).join(''));
}
