import { generated } from '../generated.ts';
import { codeOf } from './arithmetic.ts';
import { plainLoop } from './plain-loop.ts';
import { type RowLoop, type Rows, lanesOf } from './rows.ts';
import { type Form, parameterCount, rowOf, sumCount } from './row.ts';

type LoopMaker = (rows: Rows) => RowLoop;

/**
 * Beyond so many sums a straight line of code is longer than a machine compiles well: measured, a term then takes 24 ns
 * instead of 2 in float64 (602 sums) and 106 instead of 4 in float32 (402); that of the plain loop takes 10.
 */
const MOST_UNROLLED = { float32: 200, float64: 400 };

/**
 * Fewer rows than this share one loop with all runs of their form, so that a run which is over in no time finds it warmed
 * up. More rows have a loop of their own, into which the machine compiles where its columns are.
 */
const WORTH_THEIR_OWN = 256;

/** The makers of shared loops, by form; forms come one at a time, so that more than a few are not worth their memory. */
const makers = new Map<string, LoopMaker>();
const MOST_KEPT = 32;

/**
 * The loop over some rows: generated code with the columns unrolled, or where code may not be generated, or would be too
 * long, a plain loop that adds up the same numbers in the same order.
 */
export function rowLoop(form: Form, rows: Rows): RowLoop {
  if (sumCount(form) > MOST_UNROLLED[form.dtype]) return plainLoop(form, rows);
  return rows.targets.length < WORTH_THEIR_OWN ? sharedMaker(form)(rows) : makerOf(form)(rows);
}

/**
 * Calls a loop. Every loop is called from here, and before the first one two that do nothing: a machine that has seen only
 * one would copy its code to this place, where it does not know the columns, and take half as long again.
 */
export function callLoop(
  loop: RowLoop,
  parameters: Float64Array,
  share: number,
  from: number,
  to: number,
  lanes: Float64Array,
  width: number,
): void {
  loop(parameters, share, from, to, lanes, width);
}

const idle: readonly RowLoop[] = [() => undefined, () => undefined];
for (let call = 0; call < 100; call++)
  idle.forEach((loop) => callLoop(loop, new Float64Array(), 0, 0, 0, new Float64Array(), 1));

function sharedMaker(form: Form): LoopMaker {
  const key = JSON.stringify(form);
  const known = makers.get(key);
  if (known !== undefined) return known;
  if (makers.size >= MOST_KEPT) makers.clear();
  const maker = makerOf(form);
  makers.set(key, maker);
  return maker;
}

const makerOf = (form: Form): LoopMaker =>
  generated<LoopMaker>('rows', loopCode(form)) ?? ((rows) => plainLoop(form, rows));

function loopCode(form: Form): string {
  const features = named('x', form.columns);
  const parameters = named('p', parameterCount(form));
  const lines: string[] = [];
  const share = form.dtype === 'float64' ? null : 'share';
  const row = rowOf(form, codeOf(form.dtype, lines), { features, target: 'y', parameters, share });
  return [
    ...features.map((x, j) => `const column_${x} = rows.columns[${j}];`),
    'const targets = rows.targets;',
    'return (parameters, share, from, to, lanes, width) => {',
    ...parameters.map((p, j) => `const ${p} = parameters[${j}];`),
    ...around(
      form,
      [row.term, ...row.contributions],
      [...features.map((x) => `const ${x} = column_${x}[i];`), 'const y = targets[i];', ...lines],
    ),
    '};',
  ].join('\n');
}

/** The loop around the code of a row, with what adds up its sums. */
function around({ dtype }: Form, sums: readonly string[], row: readonly string[]): string[] {
  const loop = (body: readonly string[]) => ['for (let i = from; i < to; i++) {', ...body, '}'];
  if (dtype === 'float64') {
    return [
      ...sums.map((_, j) => `let s${j} = lanes[${j}];`),
      ...loop([...row, ...sums.map((sum, j) => `s${j} += ${sum};`)]),
      ...sums.map((_, j) => `lanes[${j}] = s${j};`),
    ];
  }
  const place = (j: number) => `lanes[lane + ${j * lanesOf(dtype)}]`;
  const add = sums.map((sum, j) => `${place(j)} = Math.fround(${place(j)} + ${sum});`);
  return ['const mask = width - 1;', ...loop([...row, 'const lane = (i - from) & mask;', ...add])];
}

const named = (letter: string, count: number): string[] => Array.from({ length: count }, (_, k) => `${letter}${k}`);
