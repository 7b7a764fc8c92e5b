import type {
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
import { analyse, compareMethods, explain, readings } from '../engine/index.ts';

/** More variables than these are answered without methods and steps, which would be pages for each. */
const MOST_VARIABLES = 20;

/** Everything that the terminal's JSON tells of one question. */
export interface Dossier {
  readonly answer: DerivativeAnswer;
  /** Null without a point, and for too many variables. */
  readonly methods: MethodsAnswer | null;
  /** The derivation of every first partial derivative, in the order of the variables; null for too many. */
  readonly steps: readonly (readonly DerivationStep[])[] | null;
  /** Value and gradient as code; null for too many variables. */
  readonly code: ReadingsAnswer | null;
}

/**
 * Asks the engine everything about one expression.
 * @throws Mistake those of `analyse`
 */
export function dossierOf(question: DerivativeQuestion): Dossier {
  const answer = analyse(question);
  const { variables, numeric } = answer;
  if (variables.length > MOST_VARIABLES) return { answer, methods: null, steps: null, code: null };
  return {
    answer,
    methods: numeric && question.point ? compareMethods(question) : null,
    steps: variables.map((x) => explain({ ...question, variables, by: [x] }).steps),
    code: readings(question),
  };
}

/** A dossier as the terminal's JSON has it. Without a point it has no numbers. */
export function answerObject({ answer, methods, steps, code }: Dossier): object {
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
    ...(code && { code: { value: codeOf(code.value), gradient: named(code.gradient.map(codeOf)) } }),
    ...(methods && { methods: methodsObject(methods, named) }),
    ...(steps && { steps: named(steps.map((lines) => lines.map(stepObject))) }),
  };
}

const codeOf = ({ tensorflow, numpy, javascript }: Readings): object => ({ tensorflow, numpy, javascript });

function methodsObject({ methods }: MethodsAnswer, named: (values: readonly unknown[]) => object): object {
  const plain = ({ gradient, ...others }: MethodAnswer) => ({ gradient: named(gradient), ...others });
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, plain(method)]));
}

function stepObject({ before, after, line, operands, conditions, ...others }: DerivationStep): object {
  const texts = { before: textOf(before), after: textOf(after), line: textOf(line) };
  return { ...others, ...texts, operands: operands.map(textOf), conditions: conditions.map(textOf) };
}

/** One line of the page: what it is, its number at the point, its formula. */
type Row = readonly [label: string, number: string, formula: string];

/**
 * A derivative answer as a page to read: f, its gradient and its Hessian in aligned columns, each with its number (when
 * there is a point) and its formula.
 */
export function answerPage(
  { expression, variables, numeric, symbolic, curvature }: DerivativeAnswer,
  point: ReadonlyMap<string, number> = new Map(),
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
  const place = Array.from(point, ([name, value]) => `${name} = ${value}`).join(', ');
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
