import * as m from '../../assets/messages/compiled/messages.js';
import type { Problem, ProblemKind } from '../../src-main/ipc/contract.ts';
import { fileProblemText } from './file-problem-text.ts';
import { settingProblemText } from './setting-problem-text.ts';

function detail({ details }: Problem, name: string): string {
  return String(details[name] ?? '');
}

const expectations: Readonly<Record<string, () => string>> = {
  operand: () => m.expected_operand(),
  operator: () => m.expected_operator(),
  'closing-parenthesis': () => m.expected_closing_parenthesis(),
  'opening-parenthesis': () => m.expected_opening_parenthesis(),
  'closing-bar': () => m.expected_closing_bar(),
  colon: () => m.expected_colon(),
  variable: () => m.expected_variable(),
  order: () => m.expected_order(),
};

function syntax(problem: Problem): string {
  const expected = expectations[detail(problem, 'expected')]?.() ?? m.expected_operand();
  const found = detail(problem, 'found');
  return found === 'end' || found === ''
    ? m.problem_syntax_end({ expected })
    : m.problem_syntax({ expected, found: shortened(found) });
}

function unknown(problem: Problem, said: (name: { name: string }) => string): string {
  const nearest = detail(problem, 'nearest');
  const text = said({ name: shortened(detail(problem, 'name')) });
  return nearest === '' ? text : `${text} ${m.problem_nearest({ nearest })}`;
}

/** A token as long as the whole text would push everything else off the screen. */
function shortened(token: string): string {
  return token.length > 24 ? `${token.slice(0, 24)}…` : token;
}

/** What to write instead, where there is something. */
function unsupported(problem: Problem, source: string): string {
  const { start = 0, end = 0 } = problem.span ?? {};
  const what = shortened(source.slice(start, end));
  switch (detail(problem, 'what')) {
    case 'assignment':
      return m.problem_assignment();
    case 'conditional':
      return m.problem_conditional({ what });
    case 'logic':
      return m.problem_logic({ what });
    case 'decimal-comma':
      return m.problem_decimal_comma();
    case 'inverse-power':
      return m.problem_inverse_power({ name: shortened(detail(problem, 'name')) });
    default:
      return m.problem_unsupported({ what });
  }
}

function arity(problem: Problem): string {
  const [name, expected, found] = [detail(problem, 'name'), detail(problem, 'expected'), detail(problem, 'found')];
  const numbers = { name, expected, found };
  const or = detail(problem, 'or');
  if (or === '') return m.problem_arity(numbers);
  return or === 'more' ? m.problem_arity_more(numbers) : m.problem_arity_or({ ...numbers, or });
}

/** One sentence for each bound of the engine. */
const budgets: Readonly<Record<string, (limit: { limit: string }) => string>> = {
  characters: m.problem_too_large_characters,
  levels: m.problem_too_large_levels,
  nodes: m.problem_too_large_nodes,
  seconds: m.problem_too_large_seconds,
  variables: m.problem_too_large_variables,
  terms: m.problem_too_large_terms,
  elements: m.problem_too_large_elements,
  statements: m.problem_too_large_statements,
  rows: m.problem_too_large_rows,
};

/** Why a learner's name cannot be given. */
const names: Readonly<Record<string, () => string>> = {
  empty: m.problem_name_empty,
  long: m.problem_name_long,
  taken: m.problem_name_taken,
  unknown: m.problem_name_unknown,
  last: m.problem_name_last,
};

function tooLarge(problem: Problem): string {
  const limit = Number(detail(problem, 'limit')).toLocaleString('en');
  return budgets[detail(problem, 'what')]?.({ limit }) ?? m.problem_too_large();
}

interface DataPlace {
  readonly row: string;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** One sentence for each thing that can be wrong with a table of numbers. */
const dataTexts: Readonly<Record<string, (place: DataPlace) => string>> = {
  empty: m.problem_data_empty,
  'not-text': m.problem_data_not_text,
  size: m.problem_data_size,
  encoding: m.problem_data_encoding,
  quotes: m.problem_data_quotes,
  delimiter: m.problem_data_delimiter,
  'empty-name': m.problem_data_empty_name,
  'duplicate-name': m.problem_data_duplicate_name,
  'unknown-column': m.problem_data_unknown_column,
  'no-header': m.problem_data_no_header,
  'no-rows': m.problem_data_no_rows,
  'empty-row': m.problem_data_empty_row,
  cells: m.problem_data_cells,
  missing: m.problem_data_missing,
  text: m.problem_data_text,
  'not-finite': m.problem_data_not_finite,
  thousands: m.problem_data_thousands,
  'decimal-comma': m.problem_data_decimal_comma,
  'unclear-comma': m.problem_data_unclear_comma,
  'mixed-decimals': m.problem_data_mixed_decimals,
};

function data(problem: Problem): string {
  const [row, expected] = [detail(problem, 'row'), detail(problem, 'expected')];
  const [column, found] = [shortened(detail(problem, 'column')), detail(problem, 'found')];
  return dataTexts[detail(problem, 'what')]?.({ row, column, found, expected }) ?? problem.message;
}

/** One sentence for each kind of problem; the compiler refuses a table that misses one. */
const sentences: Readonly<Record<ProblemKind, (problem: Problem, source: string) => string>> = {
  empty: () => m.problem_empty(),
  syntax,
  'unknown-function': (problem) => unknown(problem, m.problem_unknown_function),
  'unknown-variable': (problem) => unknown(problem, m.problem_unknown_variable),
  arity,
  'missing-value': (problem) => m.problem_missing_value({ names: detail(problem, 'name') }),
  unsupported,
  'too-large': tooLarge,
  'invalid-setting': settingProblemText,
  data,
  python: (problem) => `${detail(problem, 'type')}: ${problem.message}`,
  deadline: () => m.notice_deadline(),
  cancelled: () => m.notice_cancelled(),
  'engine-stopped': () => m.notice_stopped(),
  'settings-not-saved': () => m.problem_settings_not_saved(),
  'file-not-saved': () => m.problem_file_not_saved(),
  'file-not-read': fileProblemText,
  'lesson-not-read': (problem) => m.problem_lesson_not_read({ reason: problem.message }),
  'name-refused': (problem) => (names[detail(problem, 'what')] ?? m.problem_name_unknown)(),
  'bad-request': ({ message }) => m.problem_bad_request({ message }),
  internal: ({ message }) => m.problem_internal({ message }),
};

/** Says in the learner's language what went wrong with `source`; the engine's own sentence is English. */
export function problemText(problem: Problem, source = ''): string {
  return sentences[problem.kind](problem, source);
}
