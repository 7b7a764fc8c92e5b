import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '../../assets/messages/compiled/runtime.js';
import { Mistake } from '../../src-main/engine/errors.ts';
import { trainForLab } from '../../src-main/engine/index.ts';
import type { FitSettings, Problem, RunQuestion } from '../../src-main/ipc/contract.ts';
import { settingProblemText } from './setting-problem-text.ts';

const settings: FitSettings = {
  columns: [
    { name: 'area', values: new Float64Array([50, 60, 70]) },
    { name: 'price', values: new Float64Array([48, 62, 71]) },
  ],
  ...{ target: 'price', features: ['area'], model: 'linear', loss: 'mse', optimizer: 'sgd', learningRate: 0.1 },
  ...{ rateChanges: [], momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, iterations: 5, batch: null },
  ...{ scaling: 'z-score', dtype: 'float32', seed: 612, initial: null, intercept: 'last' },
};

const table = (area: number[], price: number[]): Pick<FitSettings, 'columns'> => ({
  columns: Object.entries({ area, price }).map(([name, values]) => ({ name, values: Float64Array.from(values) })),
});

/** What the engine says of a question. */
function refusal(change: Partial<FitSettings>, more: Partial<RunQuestion> = {}): Problem {
  try {
    trainForLab({ settings: { ...settings, ...change }, ...more });
  } catch (thrown) {
    if (thrown instanceof Mistake) {
      const { kind, message, span, details } = thrown;
      return { kind, message, span, details };
    }
    throw thrown;
  }
  throw new Error('The engine takes it');
}

const from = (...updates: number[]) => updates.map((update) => ({ from: update, learningRate: 0.1 }));
const long = { name: 'x'.repeat(60), values: new Float64Array([1, 2, 1e39]) };

const refusals: readonly [Problem, string | RegExp][] = [
  [refusal({ learningRate: -1 }), 'Learning rate cannot be -1: it has to be above 0, and finite.'],
  [refusal({ learningRate: 1e300 }), /^Learning rate cannot be 1e\+300: float32 holds only positive numbers/],
  [refusal({ learningRate: 1e-300 }), /^Learning rate cannot be 1e-300: float32 holds only positive numbers/],
  [refusal({ learningRate: 1e300, optimizer: 'adam', dtype: 'float64' }), /float32 holds only/],
  [refusal({ iterations: 1.5 }), 'Updates cannot be 1.5: a whole number from 1 to 100,000 is needed.'],
  [refusal({ batch: 4 }), 'Batch size cannot be 4: a whole number from 1 to 3 is needed.'],
  [refusal({ batch: 0 }), 'Batch size cannot be 0: a whole number from 1 to 3 is needed.'],
  [refusal({}, { displayStep: 0 }), 'Display step cannot be 0: a whole number from 1 to 100,000 is needed.'],
  [refusal({ seed: -1 }), 'Seed cannot be -1: a whole number from 0 to 4,294,967,295 is needed.'],
  [refusal({ momentum: 1, optimizer: 'momentum' }), 'Momentum cannot be 1: a number from 0 to below 1 is needed.'],
  [refusal({ initial: [1e39, 0] }), /^Initial value 1 cannot be 1e\+39: float32 has no .* about 3\.4e38\.$/],
  [refusal({ initial: [0, Infinity], dtype: 'float64' }), /^Initial value 2 cannot be Infinity: .* about 1\.8e308\.$/],
  [refusal({ initial: [1, 2, 3] }), 'There are 3 initial values; this model has 2 parameters.'],
  [refusal({ rateChanges: from(1, 0) }), /^Update of learning rate change 2 cannot be 0: a whole number from 1/],
  [refusal({ rateChanges: from(3, 3) }), /^Learning rate change 2 cannot begin at update 3: .* after update 3\.$/],
  [refusal({ rateChanges: [{ from: 1, learningRate: 0 }] }), /^Learning rate of change 1 cannot be 0: .* above 0/],
  [refusal(table([1], [2])), 'Training needs at least two rows of data; here the table has 1.'],
  [refusal(table([], [])), /here the table has 0\.$/],
  [refusal(table([1, 2], [3])), 'Column “Price” has 1 rows; the first column has 2.'],
  [
    refusal(table([7, 7, 7], [1, 2, 3])),
    /^Column “Area” is 7 in every row, .* Choose no scaling, or leave the column out\.$/,
  ],
  [refusal(table([1, 2], [3, 1e308])), /^Row 2, column “Price”: float32 has no finite number 1e\+308\. .* 3\.4e38\.$/],
  [refusal({ ...table([1, 1e200], [3, 4]), dtype: 'float64' }), /^Column “Area”: .* too large, for example 1e\+200\./],
  [refusal(table([1e-200, 2e-200, 0], [3, 4, 5])), /cannot be scaled/],
  [refusal({ columns: [long, ...settings.columns], features: [long.name] }), /^Row 3, column “x{24}…”/],
  [refusal({ columns: [...settings.columns, ...settings.columns] }), 'Two columns have the name “area”.'],
  [refusal({ target: 'rent' }), 'The column to predict, “rent”, is not in the table.'],
  [refusal({ features: [] }), 'Training needs at least one feature.'],
  [refusal({ features: Array.from({ length: 1001 }, () => 'area') }), '1001 features are too many: at most 1,000.'],
  [refusal({ features: ['price'] }), /^Column “Price” cannot be a feature here/],
  [refusal({ features: ['area', 'area'] }), /^Column “Area” cannot be a feature here/],
  [refusal({ model: 'logistic', loss: 'cross-entropy' }), 'Row 1, column “Price”: 48 names no class.'],
  [
    refusal({ ...table([1, 2], [3, 3]), model: 'softmax', loss: 'cross-entropy' }),
    'Column “Price” has 1 classes: 2–100 are needed.',
  ],
  [refusal({ epsilon: -1 }), /^epsilon cannot be -1/],
  [refusal({ intercept: 'middle' as 'last' }), '“intercept” cannot be middle.'],
];

afterEach(() => overwriteGetLocale(() => 'en'));

describe('a refused setting', () => {
  it.each(refusals)('of the engine is said plainly: %o', (problem, text) => {
    overwriteGetLocale(() => 'en');
    expect(settingProblemText(problem)).toMatch(text);
  });

  it('is never called a fault of the app, nor said in English to those who read Chinese', () => {
    overwriteGetLocale(() => 'zh-Hans');
    for (const [problem] of refusals) {
      const said = settingProblemText(problem);
      expect(said, problem.message).toMatch(/\p{Script=Han}/u);
      expect(said, problem.message).not.toMatch(/TapeLab|undefined|NaN|\{|must be|found/);
      expect(said, problem.message).not.toContain(String(problem.details['expected']));
    }
  });

  it('of a column names the row of the last brackets, whatever the column is called', () => {
    const values = new Float64Array([1, 1e39]);
    const columns = [{ name: 'a[7]', values }, ...table([1, 2], [1, 2]).columns];
    expect(settingProblemText(refusal({ columns, features: ['a[7]'] }))).toMatch(/^Row 2, column “a\[7\]”/);
  });
});
