import { readFileSync } from 'node:fs';
import { Mistake } from '../engine/errors.ts';
import type { Column } from '../engine/data/column.ts';
import { readTable, requireColumn, type Table } from '../engine/data/table.ts';
import type { FloatDtype } from '../engine/tensor/dtype.ts';
import { fit } from '../engine/train/fit.ts';
import { outlook } from '../engine/train/outlook.ts';
import { type Prediction, predict } from '../engine/train/predict.ts';
import type {
  FitQuestion,
  Fit,
  Learnt,
  LossName,
  ModelKind,
  OptimizerName,
  ScalingName,
} from '../engine/train/record.ts';
import { readArguments, readNumber, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { toJson } from './json.ts';
import { noticesOf, plainReport, type Predicted, type Report, reportLines } from './train-report.ts';

const options = {
  data: { type: 'string' },
  target: { type: 'string' },
  features: { type: 'string', multiple: true },
  model: { type: 'string' },
  loss: { type: 'string' },
  optimizer: { type: 'string' },
  momentum: { type: 'string' },
  'learning-rate': { type: 'string' },
  iterations: { type: 'string' },
  batch: { type: 'string' },
  scaling: { type: 'string' },
  dtype: { type: 'string' },
  seed: { type: 'string' },
  'display-step': { type: 'string' },
  predict: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `tapelab train --data`: trains a model on the columns of a CSV file.
 *
 * @throws UsageError, and Mistake for a table or a setting that training cannot use
 */
export function trainOnData(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  if (positionals[0] !== undefined) throw new UsageError(`train --data takes no argument '${positionals[0]}'`);
  const { data, target } = values;
  if (data === undefined || target === undefined) {
    throw new UsageError('train --data needs --target, the column to predict, as in --target price');
  }
  if (values.momentum !== undefined && values.optimizer !== 'momentum') {
    throw new UsageError('--momentum needs --optimizer momentum');
  }
  const features = values.features && featuresIn(values.features);
  const table = readTable(readFile(data), features && [...new Set([...features, target])]);
  requireColumn(table, target);
  const question = { ...settingsOf(values), columns: table.columns, target, ...(features && { features }) };
  const report = reportOn(table, question, values['display-step'], values.predict);
  const notice = noticesOf(report).join('; ');
  const output = values.json ? [`${toJson(plainReport(report))}\n`] : reportLines(report);
  return { output, ...(notice !== '' && { notice }) };
}

/** Names separated by commas; or, where there are several lists, one name in each, which may have commas. */
function featuresIn(lists: readonly string[]): string[] {
  const names = lists.length === 1 ? (lists[0] ?? '').split(',') : lists;
  return names.map((name) => name.trim());
}

function reportOn(table: Table, question: FitQuestion, step?: string, rows: readonly string[] = []): Report {
  const { before, run } = trained(table, question);
  const displayStep = stepOf(step, run.settings.iterations);
  const predictions = rows.map((row) => predicted(run, readRow(row)));
  return { table, fit: run, outlook: before, displayStep, predictions };
}

function trained(table: Table, question: FitQuestion) {
  try {
    return { before: outlook(question), run: fit(question) };
  } catch (thrown) {
    throw placedInTable(thrown, table);
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === '') throw thrown;
    throw new UsageError(`cannot read ${path}: ${unreadable[code] ?? code}`);
  }
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

type Given = Partial<Record<Exclude<keyof typeof options, 'json' | 'predict' | 'features'>, string | undefined>>;

/** Only the settings given; the engine knows the others, and refuses names that it does not know. */
function settingsOf(given: Given): Omit<FitQuestion, 'columns' | 'target' | 'features'> {
  const { model, loss, optimizer, scaling, dtype, iterations, batch, seed, momentum, 'learning-rate': rate } = given;
  return {
    ...(model !== undefined && { model: model as ModelKind }),
    ...(loss !== undefined && { loss: loss as LossName }),
    ...(optimizer !== undefined && { optimizer: optimizer as OptimizerName }),
    ...(scaling !== undefined && { scaling: scaling as ScalingName }),
    ...(dtype !== undefined && { dtype: dtype as FloatDtype }),
    ...(rate !== undefined && { learningRate: readNumber('--learning-rate', rate) }),
    ...(momentum !== undefined && { momentum: readNumber('--momentum', momentum) }),
    ...(iterations !== undefined && { iterations: readNumber('--iterations', iterations) }),
    ...(batch !== undefined && { batch: readNumber('--batch', batch) }),
    ...(seed !== undefined && { seed: readNumber('--seed', seed) }),
  };
}

function stepOf(text: string | undefined, iterations: number): number {
  if (text === undefined) return Math.max(1, Math.floor(iterations / 10));
  const step = readNumber('--display-step', text);
  if (!Number.isInteger(step) || step < 1)
    throw new UsageError(`--display-step needs a whole number above 0; found '${text}'`);
  return step;
}

/** A row to predict: each feature with its value, in the units of the data. */
function readRow(text: string): Record<string, number> {
  const row = new Map<string, number>();
  for (const pair of text.split(',')) {
    const [name = '', value, ...rest] = pair.split('=').map((part) => part.trim());
    if (value === undefined || rest.length > 0) {
      throw new UsageError(`--predict needs name=number pairs, as in area=120,rooms=3; found '${pair}'`);
    }
    if (row.has(name)) throw new UsageError(`--predict gives ${name} twice`);
    row.set(name, readNumber(`${name} in --predict`, value));
  }
  return Object.fromEntries(row);
}

function predicted({ learnt }: Fit, row: Readonly<Record<string, number>>): Predicted {
  const names = learnt.features.map(({ name }) => name);
  const missing = names.find((name) => !Object.hasOwn(row, name));
  if (missing !== undefined) throw new UsageError(`--predict needs a value for ${missing}`);
  const other = Object.keys(row).find((name) => !names.includes(name));
  if (other !== undefined)
    throw new UsageError(`--predict: ${other} is no feature; the features are ${names.join(', ')}`);
  const columns = names.map((name) => ({ name, values: Float64Array.of(row[name] ?? NaN) }));
  const { values, probabilities } = predictedBy(learnt, columns);
  return { row, value: values[0] ?? NaN, probabilities: probabilities?.[0] ?? null };
}

/** The prediction of one row; a number that the model cannot take is a mistake of the argument. */
function predictedBy(learnt: Learnt, columns: readonly Column[]): Prediction {
  try {
    return predict(learnt, columns);
  } catch (thrown) {
    if (!(thrown instanceof Mistake)) throw thrown;
    const { name, found, expected } = thrown.details;
    throw new UsageError(
      `${String(name).slice('columns.'.length, -'[0]'.length)} in --predict must be ${expected}; found ${found}`,
    );
  }
}

/** A column or a cell that training refuses, with its place as a spreadsheet counts it. */
function placedInTable(thrown: unknown, { columns, firstRow }: Table): unknown {
  if (!(thrown instanceof Mistake)) return thrown;
  const { name, found, expected } = thrown.details;
  const place = columns.flatMap((column) => {
    const path = `columns.${column.name}`;
    if (name === path) return [`Column “${column.name}”`];
    const row = String(name).startsWith(path) ? /^\[(\d+)\]$/.exec(String(name).slice(path.length))?.[1] : undefined;
    return row === undefined ? [] : [`Row ${firstRow + Number(row)}, column “${column.name}”`];
  });
  if (place[0] === undefined) return thrown;
  return new Mistake(thrown.kind, `${place[0]}: must be ${expected}; found ${found}`, null, thrown.details);
}
