import { columnNamed } from '../problem.ts';
import type { FitSettings } from '../record.ts';
import { bracketed, floatText } from './python-text.ts';
import { type Section, type Subject, plain } from './sections.ts';

/** Up to so many rows stand in the program. */
const MOST_LISTED = 200;

/** Where a program finds more rows. */
const DATA_FILE = 'data.csv';

/** The file that the data are read from; null where they stand in the program. */
export function dataFileOf({ settings }: Subject): string | null {
  return (settings.columns[0]?.values.length ?? 0) > MOST_LISTED ? DATA_FILE : null;
}

/** The columns as arrays; what a column is called in the data is noted where the program calls it otherwise. */
export function dataSection(subject: Subject): Section {
  const { settings, features, target } = subject;
  const columns = [...settings.features, settings.target];
  const names = [...features, target];
  const notes = columns.map((column, k) => (column === names[k] ? '' : `  # ${column.replace(/[\s\p{C}]+/gu, ' ')}`));
  const file = dataFileOf(subject);
  if (file !== null) {
    return plain(
      ...readingLines(file, settings, columns),
      ...names.map((name, k) => `${name} = data[:, ${k}]${notes[k]}`),
    );
  }
  return columns.flatMap((column, k) => {
    const values = Array.from(columnNamed(settings, column).values, floatText);
    const [first = '', ...rest] = bracketed(`${names[k]} = np.array([`, values, '])');
    return plain(first + notes[k], ...rest);
  });
}

/** Reads some columns of a file whose heading has as many lines as the names of its columns take. */
function readingLines(file: string, { columns }: FitSettings, wanted: readonly string[]): string[] {
  const places = wanted.map((column) => columns.findIndex(({ name }) => name === column));
  const heading = columns
    .map(({ name }) => name)
    .join()
    .split(/\r\n?|\n/).length;
  const options = [`skiprows=${heading}`, "delimiter=','", "encoding='utf-8'", `usecols=(${places.join(', ')})`];
  return bracketed('data = np.loadtxt(', [`'${file}'`, ...options], ')');
}

/** The design matrix and the column of targets; empty where a line is fitted to the data as they are. */
export function matrixSection({ settings, features, target }: Subject): Section {
  const { scaling, intercept, dtype } = settings;
  const inputs = features.map((name, j) => (scaling === 'none' ? name : `x${j + 1}`));
  const stacked = { none: inputs, first: ['x0', ...inputs], last: [...inputs, 'x0'] }[intercept];
  const cast = dtype === 'float32' ? '.astype(np.float32)' : '';
  return plain(
    ...(intercept === 'none' ? [] : [`x0 = np.ones(len(${target}))`]),
    ...(scaling === 'none' ? [] : features.map((name, j) => `${inputs[j]} = ${scalings[scaling](name)}`)),
    ...(stacked.length === 1
      ? [`X = ${stacked.join()}.reshape(-1, 1)${cast}`]
      : bracketed('X = np.stack((', stacked, `), axis=1)${cast}`)),
    `Y = ${target}.reshape(-1, 1)${cast}`,
  );
}

const scalings = {
  'min-max': (name: string) => `(${name} - ${name}.min()) / (${name}.max() - ${name}.min())`,
  'z-score': (name: string) => `(${name} - ${name}.mean()) / ${name}.std()`,
};

/** Parameters to begin with that are drawn, or given by hand. */
export function variablesSection({ settings, features }: Subject, isLine: boolean): Section {
  const { initial, seed, dtype, batch, intercept } = settings;
  const count = features.length + (intercept === 'none' ? 0 : 1);
  const values = initial?.map(floatText);
  const seeding = initial === null || batch !== null ? plain(`np.random.seed(${seed})`) : [];
  if (!isLine) {
    const close = `, dtype=tf.${dtype})`;
    const rows = values?.map((value) => `[${value}]`);
    if (rows) return [...seeding, ...plain(...bracketed('W = tf.Variable([', rows, `]${close}`))];
    return [...seeding, ...plain(`W = tf.Variable(np.random.randn(${count}, 1)${close}`)];
  }
  const close = dtype === 'float32' ? ')' : `, dtype=tf.${dtype})`;
  return [
    ...seeding,
    ...plain(...['w', 'b'].map((name, j) => `${name} = tf.Variable(${values?.[j] ?? 'np.random.randn()'}${close}`)),
  ];
}
