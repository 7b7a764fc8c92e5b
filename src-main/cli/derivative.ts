import type { DerivativeAnswer, Written } from '../engine/answer.ts';

/** A derivative answer as the terminal's JSON has it. Without a point it has no numbers. */
export function answerObject({ expression, variables, numeric, symbolic }: DerivativeAnswer): object {
  const named = (values: readonly unknown[]) => Object.fromEntries(variables.map((name, i) => [name, values[i]]));
  const numbers = numeric && { ...numeric, gradient: named(numeric.gradient) };
  return {
    expression,
    variables,
    ...(numbers && { value: numbers.value, gradient: numbers.gradient, hessian: numbers.hessian }),
    symbolic: {
      gradient: named(symbolic.gradient.map(textOf)),
      hessian: symbolic.hessian.map((row) => row.map(textOf)),
    },
  };
}

/** One line of the page: what it is, its number at the point, its formula. */
type Row = readonly [label: string, number: string, formula: string];

/**
 * A derivative answer as a page to read: f, its gradient and its Hessian in aligned columns, each with its number (when
 * there is a point) and its formula.
 */
export function answerPage(
  { expression, variables, numeric, symbolic }: DerivativeAnswer,
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
  return [heading, ...aligned(blocks.filter((rows) => rows.length > 0))].join('\n');
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
