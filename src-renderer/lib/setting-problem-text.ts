import * as m from '../../assets/messages/compiled/messages.js';
import type { Problem } from '../../src-main/ipc/contract.ts';
import { columnWords } from './regression/words.ts';

/** A name as long as a page would push everything else off the screen. */
function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** Thousands with commas. */
function grouped(number: string): string {
  return Number(number).toLocaleString('en');
}

const settingTitles: Readonly<Record<string, () => string>> = {
  learningRate: m.learning_rate,
  iterations: m.updates,
  batch: m.batch,
  displayStep: m.display_step,
  seed: m.seed,
  momentum: m.momentum,
};

/** A setting as the window calls it; people count from 1. */
function settingTitle(name: string): string {
  const [, list, place, part] = /^(rateChanges|initial)\[(\d+)\](?:\.(\w+))?$/.exec(name) ?? [];
  const nth = Number(place) + 1;
  if (list === 'initial') return m.setting_initial({ place: nth });
  if (list === undefined) return settingTitles[name]?.() ?? shortened(name);
  return part === 'from' ? m.setting_change({ change: nth }) : m.setting_change_rate({ change: nth });
}

/** The column that a name such as `columns.area` speaks of, as the tables that ship with the app call it. */
function columnTitle(name: string): string {
  return shortened(columnWords({ origin: 'house-sales' }, name.replace(/^(columns|sales)\./, '')).title);
}

const largest = (dtype: string): string => (dtype === 'float32' ? '3.4e38' : '1.8e308');

/** Names of columns may hold brackets themselves: the row is in the last ones. */
function cellProblem(name: string, found: string, dtype: string): string {
  const [, column = '', row] = /^(.*)\[(\d+)\]$/s.exec(name) ?? [];
  const place = { row: Number(row) + 1, column: columnTitle(column), found };
  return dtype === '' ? m.setting_cell_class(place) : m.setting_cell({ ...place, dtype, largest: largest(dtype) });
}

/** A rate above 0 that is refused is one that float32 rounds to 0 or to infinity. */
function rateProblem(name: string, found: string): string {
  const said = { name: settingTitle(name), found };
  return Number(found) > 0 && Number.isFinite(Number(found)) ? m.setting_float32(said) : m.setting_positive(said);
}

/** What the engine refuses, by what it expects instead; `parts` are the groups of the pattern. */
type Refusal = readonly [
  named: RegExp,
  expected: RegExp,
  said: (name: string, found: string, ...parts: string[]) => string,
];

const refusals: readonly Refusal[] = [
  [/^over$/, /^/, (_, found) => m.problem_range({ found })],
  [/^by$/, /^/, (_, found) => m.problem_by({ found: shortened(found) })],
  [/^columns$/, /^at least 2 rows$/, (_, found) => m.setting_two_rows({ found })],
  [/^columns$/, /^names/, (_, found) => m.setting_same_names({ column: shortened(found) })],
  [/^columns\./, /^a finite number in (\w+)$/, cellProblem],
  [/^columns\./, /^(?:0 or 1|a whole number, that of a class)$/, (name, found) => cellProblem(name, found, '')],
  [
    /^columns\./,
    /^(\d+) rows, as/,
    (name, found, expected = '') => m.setting_column_length({ column: columnTitle(name), found, expected }),
  ],
  [
    /^(columns|sales)\./,
    /^at least two different values/,
    (name, found) => m.setting_constant({ column: columnTitle(name), found }),
  ],
  [/^columns\./, /^values whose spread/, (name) => m.setting_spread({ column: columnTitle(name) })],
  [/^columns\./, /^values whose squares/, (name, found) => m.setting_squares({ column: columnTitle(name), found })],
  [
    /^columns\./,
    /^from (\d+) to (\d+) classes$/,
    (name, found, least = '', most = '') =>
      m.setting_classes({ column: columnTitle(name), found, expected: `${least}–${most}` }),
  ],
  [/^target$/, /^/, (_, found) => m.setting_target({ column: columnTitle(found) })],
  [/^features$/, /^at least/, () => m.setting_no_features()],
  [
    /^features$/,
    /^at most (\d+)/,
    (_, found, expected = '') => m.setting_many_features({ found, expected: grouped(expected) }),
  ],
  [/^features\[/, /^/, (_, found) => m.setting_feature({ column: columnTitle(found) })],
  [/^initial$/, /^(\d+) numbers$/, (_, found, expected = '') => m.setting_initial_count({ found, expected })],
  [
    /^rateChanges\[/,
    /^an update after (\d+)$/,
    (name, found, after = '') => m.setting_change_order({ change: Number(/\d+/.exec(name)?.[0]) + 1, found, after }),
  ],
  [
    /^/,
    /^an integer from (\d+) to (\d+)$/,
    (name, found, least = '', most = '') =>
      m.setting_integer({ name: settingTitle(name), found, least, most: grouped(most) }),
  ],
  [/^/, /^a finite number above 0$/, rateProblem],
  [/^/, /^a number from 0 to below 1$/, (name, found) => m.setting_share({ name: settingTitle(name), found })],
  [
    /^/,
    /^a finite number in (\w+)$/,
    (name, found, dtype = '') => m.setting_finite({ name: settingTitle(name), found, dtype, largest: largest(dtype) }),
  ],
];

/** Says in the learner's language which setting, or which of the data, the engine refuses, and what it takes instead. */
export function settingProblemText({ details }: Problem): string {
  const [name = '', found = '', expected = ''] = ['name', 'found', 'expected'].map((each) =>
    String(details[each] ?? ''),
  );
  for (const [named, wanted, said] of refusals) {
    const parts = named.test(name) ? wanted.exec(expected)?.slice(1) : undefined;
    if (parts) return said(name, found, ...parts);
  }
  return m.setting_other({ name: shortened(name), found: shortened(found) });
}
