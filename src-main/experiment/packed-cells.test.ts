import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { experimentToKeepSchema } from './experiment-schema.ts';
import { experiment, withColumns } from './experiment.test-support.ts';
import type { DataColumn, ExperimentToKeep, PackedCells } from './experiment.ts';
import { Unpacker } from './packed-cells.ts';

function packed(cells: DataColumn['cells']): PackedCells {
  const numbers = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN));
  return { numbers, texts: cells.filter((cell) => typeof cell === 'string') };
}

/** The test's experiment with these cells in its first column. */
const withCells = (cells: unknown): unknown => ({
  ...experiment,
  data: { ...experiment.data, columns: [{ name: 'area', cells }, ...experiment.data.columns.slice(1)] },
});

const columnsOf = (all: readonly (DataColumn['cells'] | PackedCells)[]): ExperimentToKeep => ({
  ...experiment,
  data: { ...experiment.data, columns: all.map((cells, at) => ({ name: `c${at}`, cells })) },
});

const cellsOf = (unpacker: Unpacker, all: readonly (DataColumn['cells'] | PackedCells)[]): DataColumn['cells'][] =>
  unpacker.unpack(columnsOf(all)).data.columns.map(({ cells }) => cells);

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const cell = fc.oneof(number, fc.string({ unit: 'binary' }), fc.constantFrom(-0, '', 'NaN'));

describe('Unpacker', () => {
  it('gives back every cell, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (all) => {
        expect(cellsOf(new Unpacker(), all.map(packed))).toStrictEqual(all);
      }),
    );
  });

  it('gives the very same cells as long as they are the same, and others as soon as one is another', () => {
    const unpacker = new Unpacker();
    const before = cellsOf(unpacker, [packed([1, 2]), packed([0, 'a']), packed([3])]);
    const after = cellsOf(unpacker, [packed([1, 2]), packed([-0, 'a']), packed([4])]);
    expect(after[0]).toBe(before[0]);
    expect(after).toStrictEqual([[1, 2], [-0, 'a'], [4]]);
    expect(cellsOf(unpacker, [packed([1, 2]), packed([-0, 'b'])])[1]).toStrictEqual([-0, 'b']);
    expect(cellsOf(unpacker, [packed([1, 2, 3])])).toStrictEqual([[1, 2, 3]]);
  });

  it('takes columns that are not packed as they are', () => {
    const plain = [1, 'a'];
    expect(cellsOf(new Unpacker(), [plain, packed([2])])).toStrictEqual([plain, [2]]);
  });
});

describe('what is asked to be kept', () => {
  const accepts = (request: unknown): boolean => v.is(experimentToKeepSchema, request);
  const cycle: Record<string, unknown> = { ...experiment };
  cycle['data'] = cycle;
  const endless: unknown[] = [];
  endless.push(endless);
  const withNames = (names: string): unknown => ({ ...experiment, ...(JSON.parse(names) as object) });

  it('may be packed, or not', () => {
    expect(accepts(experiment)).toBe(true);
    expect(accepts(withCells(packed(['', 1, 'NaN', 2])))).toBe(true);
    expect(accepts(withColumns([{ name: 'x', cells: [] }]))).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a list', [experiment]],
    ['a cycle', cycle],
    ['a cycle of cells', withCells(endless)],
    ['its prototype as a field', withNames('{"__proto__":{"polluted":1}}')],
    ['its constructor as a field', withNames('{"constructor":{"prototype":{}}}')],
    ['the prototype of packed cells', withCells({ ...packed([1]), ...(JSON.parse('{"__proto__":[]}') as object) })],
    ['an experiment by its prototype only', Object.create({ data: 1 })],
    ['NaN in a cell', withCells([NaN, 1, 2, 3])],
    ['an infinite cell', withCells([1, 2, 3, -Infinity])],
    ['holes', withCells(Array(4))],
    ['NaN without its text', withCells({ numbers: Float64Array.of(1, NaN, 3, 4), texts: [] })],
    ['a text without its NaN', withCells({ numbers: Float64Array.of(1, 2, 3, 4), texts: ['a'] })],
    ['an infinite number', withCells({ numbers: Float64Array.of(1, Infinity, 3, 4), texts: [] })],
    ['other texts', withCells({ numbers: Float64Array.of(1, NaN, 3, 4), texts: [null] })],
    ['no texts', withCells({ numbers: Float64Array.of(1, 2, 3, 4) })],
    ['other numbers', withCells({ numbers: Float32Array.of(1, 2, 3, 4), texts: [] })],
    ['a list of numbers', withCells({ numbers: [1, 2, 3, 4], texts: [] })],
    ['too many cells', withCells({ numbers: new Float64Array(1_000_001), texts: [] })],
    ['too many columns', { ...experiment, data: { ...experiment.data, columns: Array(1002).fill({}) } }],
    ['a name without end', { ...experiment, data: { ...experiment.data, target: 'x'.repeat(10_001) } }],
    ['a rate that is NaN', { ...experiment, settings: { ...experiment.settings, learningRate: NaN } }],
  ])('is refused where it is %s', (_what, request) => {
    expect(accepts(request)).toBe(false);
  });

  it('leaves no trace on other objects', () => {
    accepts(withNames('{"__proto__":{"polluted":1}}'));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
