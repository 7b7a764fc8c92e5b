import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSettings } from './fit-settings.ts';
import { RandomStream } from '../tensor/random.ts';
import { Epochs } from './epochs.ts';
import { PHASES } from './frame.ts';
import type { FitQuestion, Frame } from './record.ts';
import { Timeline, frame } from './timeline.ts';
import { Descent } from './descent.ts';
import { goldenColumns, madeUpColumns } from './training.test-support.ts';

const runs: readonly FitQuestion[] = (['float32', 'float64'] as const).flatMap((dtype) =>
  (['sgd', 'momentum', 'adam'] as const).flatMap((optimizer) =>
    [null, 1, 5].flatMap((batch) => [
      {
        columns: goldenColumns,
        features: ['a', 'b'],
        target: 'y',
        dtype,
        optimizer,
        batch,
        iterations: 700,
        learningRate: 0.02,
      },
      {
        columns: goldenColumns,
        features: ['c'],
        target: 'kind',
        model: 'softmax' as const,
        dtype,
        optimizer,
        batch,
        iterations: 700,
      },
    ]),
  ),
);

/** Every update of a run, as it goes forward. */
function forward(question: FitQuestion) {
  const settings = fitSettings(question);
  const descent = new Descent(settings);
  return Array.from({ length: settings.iterations }, () => {
    const before = [...descent.parameters];
    const rows = descent.batchRows === null ? null : [...descent.batchRows];
    const loss = descent.advance();
    return { before, rows, loss, gradient: [...descent.sums.subarray(1)], after: [...descent.parameters] };
  });
}

const readable = ({ optimizer, model = 'linear', batch, dtype }: FitQuestion) =>
  `${model} ${optimizer} ${batch} ${dtype}`;

describe.each(runs.map((question) => ({ name: readable(question), question })))(
  'a timeline of $name',
  ({ question }) => {
    const settings = fitSettings(question);
    const updates = forward(question);

    it('gives at any jump what the forward run gave, to the bit', () => {
      fc.assert(
        fc.property(fc.array(fc.nat({ max: settings.iterations - 1 }), { minLength: 1, maxLength: 12 }), (jumps) => {
          for (const iteration of jumps) {
            const { before, rows, loss, gradient, after } = updates[iteration] ?? {};
            const found = frame({ settings, iteration, phase: 'update' });
            expect(found).toMatchObject({ iteration, before, loss, gradient, after });
            if (rows) expect(found.rows).toEqual(rows);
          }
        }),
        { numRuns: 15 },
      );
    });

    it('adds the rows of a batch up to its loss and gradient', () => {
      const { terms, loss, contributions, gradient, batchSize } = frame({
        settings,
        iteration: 300,
        phase: 'backward',
      });
      const factor = settings.loss === 'half-mse' ? 0.5 : 1;
      const mean = (terms ?? []).reduce((sum, term) => sum + term, 0) / batchSize;
      expect(factor * mean).toBeCloseTo(loss ?? NaN, 4);
      gradient?.forEach((derivative, j) => {
        const sum = (contributions ?? []).reduce((total, row) => total + (row[j] ?? NaN), 0);
        expect(sum).toBeCloseTo(derivative, 4);
      });
    });
  },
);

describe('a frame', () => {
  const question: FitQuestion = {
    columns: goldenColumns,
    features: ['a', 'b'],
    target: 'y',
    optimizer: 'adam',
    iterations: 50,
  };
  const settings = fitSettings(question);
  const later = ['terms', 'loss', 'adjoints', 'contributions', 'gradient', 'memoryAfter', 'after', 'fitted'] as const;
  const computed = (found: Frame) => later.filter((name) => found[name] !== null);

  it('has what its phase has computed, and nothing of what comes later', () => {
    const found = PHASES.map((phase) => computed(frame({ settings, iteration: 20, phase })));
    expect(found).toEqual([[], later.slice(0, 2), later.slice(0, 5), later]);
  });

  it('does not depend on the frames before it', () => {
    const fresh = () => frame({ settings: fitSettings({ ...question }), iteration: 31, phase: 'update' });
    const first = fresh();
    frame({ settings, iteration: 3, phase: 'loss' });
    frame({ settings: { ...settings, seed: 5 }, iteration: 40, phase: 'forward' });
    expect(fresh()).toEqual(first);
  });

  it('begins where the one before it ended', () => {
    const [one, two] = [20, 21].map((iteration) => frame({ settings, iteration, phase: 'update' }));
    expect(two?.before).toEqual(one?.after);
    expect(two?.memoryBefore).toEqual(one?.memoryAfter);
    expect(one?.memoryBefore).toHaveLength(2);
  });

  it('predicts its rows with the parameters after the update', () => {
    const batches = fitSettings({ ...question, optimizer: 'sgd', batch: 5, intercept: 'first', iterations: 30 });
    for (const iteration of [0, 2, 17]) {
      const { fitted, rows, after, inputs } = frame({ settings: batches, iteration, phase: 'update', from: 1 });
      expect(fitted).toHaveLength(rows.length);
      const began = fitSettings({ ...batches, batch: null, initial: after });
      const { predictions } = frame({ settings: began, iteration: 0, phase: 'forward' });
      expect(fitted).toEqual(rows.map((row) => predictions[row]));
      expect(inputs).toHaveLength(rows.length);
    }
  });

  it('opens a window of many rows', () => {
    const many = fitSettings({ columns: madeUpColumns(5000, 2), target: 'y', iterations: 3 });
    const [first, last] = [0, 4950].map((from) => frame({ settings: many, iteration: 1, phase: 'update', from }));
    expect([first?.rows.length, first?.rows[0], first?.batchSize]).toEqual([100, 0, 5000]);
    expect([last?.rows.length, last?.rows[0], last?.rows.at(-1)]).toEqual([50, 4950, 4999]);
    expect(last?.loss).toBe(first?.loss);
    expect(last?.inputs).toHaveLength(50);
  });

  it.each([
    ['iteration', { iteration: 50 }],
    ['iteration', { iteration: -1 }],
    ['iteration', { iteration: 1.5 }],
    ['phase', { phase: 'sideways' as 'loss' }],
    ['from', { from: 12 }],
    ['from', { from: -1 }],
  ])('refuses another %s', (name, change) => {
    expect(() => frame({ settings, iteration: 1, phase: 'loss', ...change })).toThrow(new RegExp(`^${name} must be`));
  });
});

describe('a long run', () => {
  it('keeps few numbers of 100,000 updates', () => {
    const question: FitQuestion = { columns: goldenColumns, features: ['a', 'b', 'c'], target: 'y' };
    for (const change of [{}, { batch: 1, optimizer: 'adam' as const }]) {
      const settings = fitSettings({ ...question, ...change, iterations: 100_000 });
      const before = process.memoryUsage();
      const timeline = new Timeline(settings);
      timeline.runToEnd();
      const after = process.memoryUsage();
      const taken = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
      expect(timeline.loss.every(Number.isFinite)).toBe(true);
      expect(taken).toBeLessThan(50e6);
    }
  });
});

describe('the orders of epochs', () => {
  it('are the same in whatever sequence they are asked for', () => {
    // So many rows that few orders are kept, and so few that many epochs lie between two places.
    for (const [rows, batch, updates] of [
      [1_500_000, 500_000, 15],
      [7, 3, 6000],
    ] as const) {
      const forward = new Epochs(new RandomStream(3), rows, batch);
      const beginOf = (epochs: Epochs, iteration: number) => [...epochs.rowsOf(iteration).subarray(0, 5)];
      const expected = Array.from({ length: updates }, (_, iteration) => beginOf(forward, iteration));
      const jumping = new Epochs(new RandomStream(3), rows, batch);
      for (let k = 0; k < 15; k++) {
        const iteration = (k * 7919) % updates;
        expect(beginOf(forward, iteration)).toEqual(expected[iteration]);
        expect(beginOf(jumping, iteration)).toEqual(expected[iteration]);
      }
    }
  });

  it('are found again where every other place has been forgotten', () => {
    const [rows, epochs] = [5000, 8100];
    const stream = new RandomStream(4);
    const found = new Epochs(stream, rows, rows);
    const firsts = Array.from({ length: epochs }, (_, epoch) => found.rowsOf(epoch)[0]);
    for (const epoch of [0, 1, 2, 777, 4000, 4001, 7001]) expect(found.rowsOf(epoch)[0]).toBe(firsts[epoch]);
    expect([...found.rowsOf(1)]).toEqual([1, 2].map(() => [...stream.order(rows)])[1]);
  });

  it('are permutations, in the sequence of the stream', () => {
    const stream = new RandomStream(8);
    const epochs = new Epochs(stream, 10, 4);
    for (let epoch = 0; epoch < 5; epoch++) {
      const order = [0, 1, 2].flatMap((k) => [...epochs.rowsOf(3 * epoch + k)]);
      expect(order).toEqual([...stream.order(10)]);
    }
  });
});

describe('the loss of a frame', () => {
  it('is the same whether the run has been there or not', () => {
    const settings = fitSettings({ columns: goldenColumns, features: ['a'], target: 'y', batch: 5, iterations: 30 });
    const lossAt = (phase: 'loss' | 'backward') => frame({ settings, iteration: 17, phase }).loss;
    const first = lossAt('loss');
    frame({ settings, iteration: 25, phase: 'update' });
    expect([lossAt('loss'), lossAt('backward')]).toEqual([first, first]);
  });
});
