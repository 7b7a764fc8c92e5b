import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import houseSales from '../../../../assets/house-sales.json';
import goldens from '../../goldens/training-programs.json';
import { run } from '../../python/program.ts';
import { fitSettings } from '../fit-settings.ts';
import { trainForLab } from '../lab-run.ts';
import type { TrainingProgram } from '../lab-record.ts';
import type { FitQuestion } from '../record.ts';
import { goldenColumns, madeUpColumns } from '../training.test-support.ts';
import { trainingProgram } from './training-program.ts';

const columns = (['area', 'rooms', 'price'] as const).map((name) => ({
  name,
  values: Float64Array.from(houseSales, (sale) => sale[name]),
}));
const line: FitQuestion = { columns, target: 'price', features: ['area'], scaling: 'none', learningRate: 1e-4 };

const programOf = (question: FitQuestion, displayStep = 10) =>
  trainingProgram({ settings: fitSettings(question), displayStep });
const textOf = ({ lines }: TrainingProgram) => lines.map(({ text }) => text).join('\n');
const printedBy = (question: FitQuestion, displayStep = 10) =>
  trainForLab({ settings: fitSettings(question), displayStep }).log.map(({ line: printed }) => printed);

interface Golden {
  readonly name: string;
  readonly settings: Omit<FitQuestion, 'columns'>;
  readonly displayStep: number;
  readonly program: readonly string[];
  readonly printed: readonly string[];
}

/** In float32 `tf.matmul` keeps a product exact until it is added, which the training loop does not. */
const isRounded = ({ dtype, scaling }: Golden['settings']) => dtype !== 'float64' && scaling !== 'none';

/** Lines with the same numbers, up to a share of each and what printing rounds away. */
function expectNear(found: readonly string[], expected: readonly string[], share: number): void {
  const numbers = (lines: readonly string[]) => lines.map((text) => text.split(/[:,]/).map(Number));
  const wanted = numbers(expected);
  expect(found).toHaveLength(expected.length);
  numbers(found).forEach((line, i) =>
    line.forEach((value, k) => {
      const other = wanted[i]?.[k] ?? NaN;
      if (Number.isNaN(value)) expect(other).toBeNaN();
      else expect(Math.abs(value - other)).toBeLessThanOrEqual(share * Math.abs(value) + 1e-6);
    }),
  );
}

describe.each(goldens as readonly Golden[])('the program of $name', ({ settings, displayStep, program, printed }) => {
  const question = { columns, ...settings };

  it('is the one that TensorFlow has run', () => {
    expect(textOf(programOf(question, displayStep)).split('\n')).toEqual(program);
  });

  it('prints the log of the run', () => {
    const log = printedBy(question, displayStep);
    if (!isRounded(settings)) return expect(log).toEqual(printed);
    expectNear(log, printed, 1e-6);
  });
});

describe('a program', () => {
  const questions: fc.Arbitrary<FitQuestion> = fc.record({
    columns: fc.constant(goldenColumns),
    target: fc.constant('y'),
    features: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }),
    loss: fc.constantFrom('mse', 'half-mse'),
    dtype: fc.constant('float64'),
    scaling: fc.constantFrom('none', 'min-max', 'z-score'),
    intercept: fc.constantFrom('first', 'last', 'none'),
    batch: fc.constantFrom(null, 1, 5, 12),
    learningRate: fc.double({ min: 1e-4, max: 0.02, noNaN: true }),
    rateChanges: fc.constantFrom(
      [],
      [
        { from: 3, learningRate: 0.001 },
        { from: 9, learningRate: 1e-5 },
      ],
    ),
    iterations: fc.constant(30),
    seed: fc.nat({ max: 2 ** 32 - 1 }),
  });

  it('prints the log, run by the eager tape, whatever the settings are', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { printed, mistake } = run(textOf(programOf(question, 4)));
        expect(mistake).toBeNull();
        expectNear(
          printed.map(({ text }) => text.trimEnd()),
          printedBy(question, 4),
          1e-11,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('prints the log of a line in float32 to the last digit', () => {
    for (const change of [{}, { batch: 7 }, { initial: [0.25, -3] }, { loss: 'mse' as const, learningRate: 3e-5 }]) {
      const question = { ...line, ...change, iterations: 60 };
      const { printed } = run(textOf(programOf(question, 1)));
      expect(printed.map(({ text }) => text.trimEnd())).toEqual(printedBy(question, 1));
    }
  });

  it.each([
    [line, ['forward', 'loss', 'backward', 'update', 'update']],
    [{ ...line, optimizer: 'adam' as const }, ['forward', 'loss', 'backward', 'update']],
    [{ ...line, intercept: 'first' as const, batch: 5 }, ['forward', 'loss', 'backward', 'update']],
  ])('tells which lines carry out which phase', (question, phases) => {
    const { lines } = programOf(question);
    const begin = lines.findIndex(({ text }) => text.startsWith('for '));
    expect(lines.flatMap(({ phase }) => phase ?? [])).toEqual(phases);
    expect(lines.slice(0, begin).every(({ phase }) => phase === null)).toBe(true);
    const textsOf = (wanted: string) => lines.filter(({ phase }) => phase === wanted).map(({ text }) => text);
    expect(textsOf('forward').join()).toMatch(/^ +(pred|PRED) = /);
    expect(textsOf('loss').join()).toMatch(/reduce_mean/);
    expect(textsOf('backward').join()).toMatch(/tape\.gradient/);
    expect(textsOf('update').every((text) => /assign_sub|apply_gradients/.test(text))).toBe(true);
  });

  it('has its data in it up to 200 rows, and reads more from a file by their places', () => {
    const ofRows = (rows: number) =>
      programOf({ columns: madeUpColumns(rows, 3), target: 'y', features: ['x2', 'x0'] });
    expect(ofRows(200).dataFile).toBeNull();
    expect(ofRows(201).dataFile).toBe('data.csv');
    const text = textOf(ofRows(201));
    expect(text).toContain("'data.csv'");
    expect(text).toContain('usecols=(2, 0, 3)');
    expect(text).toContain('skiprows=1,');
    expect(text).not.toMatch(/np\.array/);
    const broken = madeUpColumns(201, 1).map((column) => ({ ...column, name: `${column.name}\r\nin m` }));
    expect(textOf(programOf({ columns: broken, target: 'y\r\nin m' }))).toContain('skiprows=3,');
    for (const { text: single } of [...ofRows(200).lines, ...ofRows(201).lines]) {
      expect(single.length).toBeLessThan(80);
    }
  });

  it('calls columns by their names where Python can, and notes the others', () => {
    const names = ['floor area\n(m²)', '面积', 'lambda', 'W', 'area'];
    const renamed = names.map((name, k) => ({ name, values: goldenColumns[k]?.values ?? new Float64Array() }));
    const text = textOf(programOf({ columns: renamed, target: 'area', dtype: 'float64' }));
    expect(text).toContain('feature_1 = np.array([  # floor area (m²)');
    expect(text).toMatch(/^面积 = np\.array\(\[$/m);
    expect(text).toContain('feature_3 = np.array([  # lambda');
    expect(text).toContain('feature_4 = np.array([  # W');
    expect(text).toMatch(/^area = np\.array/m);
    expect(run(text).mistake).toBeNull();
  });

  it('comes as a notebook whose cells are the program', () => {
    for (const question of [line, { ...line, scaling: 'z-score' as const }]) {
      const program = programOf(question);
      const notebook = JSON.parse(program.notebook) as {
        nbformat: number;
        nbformat_minor: number;
        cells: { cell_type: string; id: string; source: string[]; outputs?: unknown[] }[];
      };
      expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
      const [title, ...code] = notebook.cells;
      expect(title?.cell_type).toBe('markdown');
      expect(title?.source[0]).toBe('# `price` ~ `area`\n');
      expect(code.every(({ cell_type, outputs }) => cell_type === 'code' && outputs?.length === 0)).toBe(true);
      expect(code.map(({ source }) => source.join('')).join('\n\n')).toBe(textOf(program));
      expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
    }
  });

  it('is refused for models that are not linear, and for settings that training refuses', () => {
    const logistic: FitQuestion = { columns: goldenColumns, target: 'sold', features: ['a'], model: 'logistic' };
    expect(() => programOf(logistic)).toThrow('model must be linear; found logistic');
    expect(() => programOf(line, 0)).toThrow(/^displayStep must be/);
    const settings = { ...fitSettings(line), target: 'cost' };
    expect(() => trainingProgram({ settings })).toThrow(/^target must be/);
  });
});
