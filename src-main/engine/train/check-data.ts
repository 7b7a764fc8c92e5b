import { invalidSetting, tooLarge } from '../errors.ts';
import { roundTo } from '../tensor/dtype.ts';
import { MAX_ELEMENTS } from '../tensor/array.ts';
import { at } from '../tensor/read.ts';
import { checkCount } from './check.ts';
import { columnNamed } from './problem.ts';
import type { Column, FitSettings } from './record.ts';

/** A target with more values than this is no class, but a number. */
const MOST_CLASSES = 100;

/**
 * Judges what is trained on: names, lengths, every cell, the target's values, the size of a batch.
 * @throws Mistake `invalid-setting`, naming the column, and the row counted from 0, that training cannot use
 */
export function checkData(settings: FitSettings): void {
  const { columns, target, features, batch, dtype } = settings;
  checkNames(settings);
  const rows = columns[0]?.values.length ?? 0;
  for (const { name, values } of columns) {
    if (values.length !== rows)
      throw invalidSetting(`columns.${name}`, values.length, `${rows} rows, as the first column`);
  }
  if (rows > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
  if (rows < 2) throw invalidSetting('columns', rows, 'at least 2 rows');
  for (const name of [...features, target]) checkCells(columnNamed(settings, name), dtype);
  checkTarget(settings);
  if (batch !== null) checkCount('batch', batch, rows);
}

function checkNames({ columns, target, features }: FitSettings): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw invalidSetting('columns', twice, 'names of which no two are the same');
  const known = names.join(', ');
  if (!names.includes(target)) throw invalidSetting('target', target, `one of ${known}`);
  if (features.length === 0) throw invalidSetting('features', 'none', 'at least one column');
  features.forEach((name, k) => {
    if (!names.includes(name)) throw invalidSetting(`features[${k}]`, name, `one of ${known}`);
    if (name === target) throw invalidSetting(`features[${k}]`, name, 'another column than the target');
    if (features.indexOf(name) !== k) throw invalidSetting(`features[${k}]`, name, 'a column that is not named before');
  });
}

function checkCells({ name, values }: Column, dtype: FitSettings['dtype']): void {
  for (let row = 0; row < values.length; row++) {
    if (Number.isFinite(roundTo(dtype, at(values, row)))) continue;
    throw invalidSetting(`columns.${name}[${row}]`, at(values, row), `a finite number in ${dtype}`);
  }
}

function checkTarget(settings: FitSettings): void {
  const { model, target } = settings;
  if (model === 'linear') return;
  const { values } = columnNamed(settings, target);
  const [isClass, expected] =
    model === 'logistic'
      ? [(value: number) => value === 0 || value === 1, '0 or 1']
      : [Number.isSafeInteger, 'a whole number, that of a class'];
  const row = values.findIndex((value) => !isClass(value));
  if (row !== -1) throw invalidSetting(`columns.${target}[${row}]`, values[row], expected);
  const classes = new Set(values).size;
  if (classes < 2 || classes > MOST_CLASSES) {
    throw invalidSetting(`columns.${target}`, classes, `from 2 to ${MOST_CLASSES} classes`);
  }
}

/**
 * Judges parameters that are given by hand.
 * @param settings whose data are judged
 * @throws Mistake `invalid-setting` for another number of them, or one that is not finite
 */
export function checkInitial(settings: FitSettings): void {
  const { initial, dtype, features, intercept, model, target } = settings;
  if (initial === null) return;
  const scores = model === 'softmax' ? new Set(columnNamed(settings, target).values).size : 1;
  const count = (features.length + (intercept === 'none' ? 0 : 1)) * scores;
  if (initial.length !== count) throw invalidSetting('initial', initial.length, `${count} numbers`);
  const k = initial.findIndex((value) => !Number.isFinite(roundTo(dtype, value)));
  if (k !== -1) throw invalidSetting(`initial[${k}]`, initial[k], `a finite number in ${dtype}`);
}
