import type { Table } from '../engine/data/table.ts';
import { formatFixed } from '../engine/train/format.ts';
import type { Fit, Outlook, Quality, Remark } from '../engine/train/record.ts';

/** What a training on a table has to tell. */
export interface Report {
  readonly table: Table;
  readonly fit: Fit;
  readonly outlook: Outlook;
  readonly displayStep: number;
  readonly predictions: readonly Predicted[];
}

/** A row of features as it was given, and what the model says of it. */
export interface Predicted {
  readonly row: Readonly<Record<string, number>>;
  readonly value: number;
  /** Of a classifier: one for each class. */
  readonly probabilities: readonly number[] | null;
}

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

/** The report as a page of text. */
export function reportLines({ table, fit, outlook, displayStep, predictions }: Report): string[] {
  const { settings, learnt, quality, optimum } = fit;
  const { target, model, loss, optimizer, scaling, dtype } = settings;
  const features = learnt.features.map(({ name }) => name).join(', ');
  const page = [
    [
      `${table.rows} rows in ${table.encoding}, separated by ${delimiterNames[table.delimiter]}`,
      `${target} by ${features}: ${model}, ${loss}, ${optimizer}, scaling ${scaling}, ${dtype}`,
      ...outlookLines(outlook, settings.learningRate),
    ],
    logOf(fit, displayStep).map(({ iteration, loss: value }) => `i:${iteration},Loss:${formatFixed(value)}`),
    parameterLines(fit),
    [qualityLine('trained', quality), ...(optimum ? [qualityLine('optimum', optimum.quality)] : [])],
    predictions.map(predictionLine),
  ];
  return [
    page
      .filter((part) => part.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n'),
  ];
}

const outcomes = {
  converges: 'converges',
  oscillates: 'converges, swinging to and fro',
  'at-the-limit': 'neither converges nor diverges',
  diverges: 'diverges',
} as const;

function outlookLines(outlook: Outlook, learningRate: number): string[] {
  if (outlook.kind === 'no-limit') return [];
  const { largestRate, condition, outcome, updatesToOnePercent: updates } = outlook;
  const time = updates === null ? '' : `; ${updates} updates to within 1 % of the optimal loss`;
  return [
    `learning rate ${learningRate} ${outcomes[outcome]}${time}`,
    `limit of the learning rate ${shortNumber(largestRate)}, condition number ${shortNumber(condition)}`,
  ];
}

function logOf({ loss }: Fit, displayStep: number): { readonly iteration: number; readonly loss: number }[] {
  return Array.from({ length: Math.ceil(loss.length / displayStep) }, (_, k) => {
    const iteration = k * displayStep;
    return { iteration, loss: loss[iteration] ?? NaN };
  });
}

/** Parameters belong to the scaled columns. */
function parameterLines({ parameterNames, learnt, optimum }: Fit): string[] {
  const width = Math.max(...parameterNames.map(({ length }) => length));
  return parameterNames.map((name, k) => {
    const best = optimum ? `   optimum ${shortNumber(optimum.parameters[k] ?? NaN)}` : '';
    return `${name.padEnd(width)}   ${shortNumber(learnt.parameters[k] ?? NaN).padEnd(12)}${best}`.trimEnd();
  });
}

function qualityLine(of: string, { rSquared, meanAbsoluteError, accuracy }: Quality): string {
  const parts = [
    ...(rSquared === null ? [] : [`R^2 ${shortNumber(rSquared)}`]),
    ...(meanAbsoluteError === null ? [] : [`mean absolute error ${shortNumber(meanAbsoluteError)}`]),
    ...(accuracy === null ? [] : [`accuracy ${shortNumber(accuracy)}`]),
  ];
  return `${of}: ${parts.join(', ') || 'no measure of quality'}`;
}

function predictionLine({ row, value, probabilities }: Predicted): string {
  const given = Object.entries(row).map(([name, number]) => `${name}=${number}`);
  const chances = probabilities ? ` (probabilities ${probabilities.map(shortNumber).join(', ')})` : '';
  return `${given.join(',')}: ${shortNumber(value)}${chances}`;
}

/** As many digits as a float32 is sure of. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** The report as plain data: everything but the table's own numbers and the single losses. */
export function plainReport({ table, fit, outlook, displayStep, predictions }: Report): unknown {
  const { rows, encoding, delimiter, hasHeader } = table;
  const { parameterNames, learnt, quality, optimum, diverged, rising, remarks } = fit;
  return {
    data: { rows, encoding, delimiter, hasHeader },
    settings: { ...fit.settings, columns: undefined },
    outlook,
    log: logOf(fit, displayStep),
    parameters: parameterNames.map((name, k) => ({ name, value: learnt.parameters[k] })),
    scales: learnt.features,
    classes: learnt.classes,
    ...{ quality, optimum, diverged, rising, remarks, predictions },
  };
}

/** What a reader must not overlook. */
export function noticesOf({ table, fit: { diverged, rising, remarks } }: Report): string[] {
  const notices = remarks.map(remarkText);
  if (!table.hasHeader)
    notices.unshift('the first row has no names: the columns are called column 1, column 2 and so on');
  if (table.encoding === 'gb18030') notices.unshift('read as GB18030; save the file as UTF-8 if names look wrong');
  if (diverged !== null) notices.push(`training diverged: after update ${diverged} the numbers are no longer finite`);
  else if (rising !== null) notices.push(`training diverges: from update ${rising} on the loss rises`);
  return notices;
}

function remarkText(remark: Remark): string {
  switch (remark.kind) {
    case 'constant-column':
      return `column “${remark.column}” is the same in every row and teaches nothing`;
    case 'more-parameters-than-rows':
      return `${remark.rows} rows cannot determine ${remark.parameters} parameters`;
    case 'rank-deficient':
      return `the rows determine only ${remark.rank} of ${remark.parameters} parameters; the optimum is the one nearest to 0`;
  }
}
