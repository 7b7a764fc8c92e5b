import { describe, expect, it } from 'vitest';
import { sweep } from '../engine/derive.ts';
import * as nodes from '../engine/expr.ts';
import { train } from '../engine/index.ts';
import { outputsOf } from '../engine/outputs.ts';
import { parse } from '../engine/parse.ts';
import { pending } from '../engine/pending.ts';
import { one } from '../engine/rational.ts';
import { Algebra } from '../engine/simplify/algebra.ts';
import { moduleOf } from '../engine/python/modules.ts';
import { SliceValue, tupleOf } from '../engine/python/values.ts';
import { Tensor } from '../engine/tape/tensor.ts';
import { Variable } from '../engine/tape/variable.ts';
import { fromNumbers, NdArray } from '../engine/tensor/array.ts';
import { tokenize } from '../engine/tokens.ts';
import { help } from './help.ts';

/** Where docstrings have examples that run; those of `transport-keys.ts` need a document. */
const sources: Record<string, string> = import.meta.glob(
  [
    '../engine/**/*.ts',
    './*.ts',
    '../../src-renderer/lib/{,regression/}*.ts',
    '!**/*.test.ts',
    '!**/transport-keys.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const modules = import.meta.glob<Record<string, unknown>>([
  '../engine/**/*.ts',
  './*.ts',
  '../../src-renderer/lib/{,regression/}*.ts',
  '!**/*.test.ts',
]);

/** An example takes one line: `@example call // result`, or `@example call // throws Kind`. */
const form = /\* @example (?<call>.+) \/\/ (?<result>.+?)(?: \*\/)?$/;

const examples = Object.entries(sources).flatMap(([file, source]) => {
  const lines = source.split(/\r?\n/).filter((line) => line.includes('@example'));
  return lines.map((line) => ({ file, line: line.trim() }));
});

/** A float32 tensor of these elements. */
const tensor = (values: readonly number[], shape: readonly number[] = [values.length]): Tensor =>
  new Tensor(fromNumbers('float32', shape, values));

/** The value of a piece of code that knows what its module exports, nodes, and what else examples begin with. */
function valueOf(code: string, own: Record<string, unknown>): unknown {
  const letters = { x: nodes.variable('x'), y: nodes.variable('y') };
  const shared = { Algebra, fromNumbers, help, NdArray, one, outputsOf, parse, pending, sweep, tokenize, train };
  const programs = { SliceValue, Tensor, Variable, moduleOf, tensor, tupleOf };
  const common = { ...nodes, ...letters, ...shared, ...programs };
  const known = { ...common, ...own };
  return new Function(...Object.keys(known), `return (${code});`)(...Object.values(known));
}

/** The kind of the mistake that the work throws, or the name of another error. */
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return 'kind' in thrown ? thrown.kind : thrown.name;
  }
  return 'nothing';
}

describe('every example in a docstring holds', () => {
  it('finds them', () => {
    expect(examples.length).toBeGreaterThan(80);
  });

  it.each(examples)('$file: $line', async ({ file, line }) => {
    const { call, result } = form.exec(line)?.groups ?? {};
    if (call === undefined || result === undefined) throw new Error('An example has the form: call // result');
    const own = (await modules[file]?.()) ?? {};
    const kind = /^throws (?<kind>\S+)$/.exec(result)?.groups?.kind;
    const [found, stated] = nodes.withNodes(1000, () =>
      kind === undefined ? [valueOf(call, own), valueOf(result, own)] : [thrownBy(() => valueOf(call, own)), kind],
    );
    expect(await found).toStrictEqual(await stated);
  });
});
