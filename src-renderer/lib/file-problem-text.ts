import * as m from '../../assets/messages/compiled/messages.js';
import type { Problem } from '../../src-main/ipc/contract.ts';

const places = [
  'line',
  'column',
  'path',
  'position',
  'rows',
  'expected',
  'found',
  'parameters',
  'iteration',
  'iterations',
] as const;
const facts = ['reason', 'limit', 'version', 'newest'] as const;

type Details = Readonly<Record<(typeof places)[number] | (typeof facts)[number], string>>;

/** One sentence for each thing that can be wrong with the file of an experiment. */
const faults: Readonly<Record<string, (details: Details) => string>> = {
  unreadable: m.file_fault_unreadable,
  size: m.file_fault_size,
  'not-text': m.file_fault_not_text,
  json: m.file_fault_json,
  format: m.file_fault_format,
  'no-progress': m.file_fault_no_progress,
  version: m.file_fault_version,
  value: m.file_fault_value,
  'no-columns': m.file_fault_no_columns,
  'unnamed-column': m.file_fault_unnamed_column,
  'same-name': m.file_fault_same_name,
  'uneven-columns': m.file_fault_uneven_columns,
  'no-such-column': m.file_fault_no_such_column,
  'no-features': m.file_fault_no_features,
  'same-feature': m.file_fault_same_feature,
  'target-is-feature': m.file_fault_target_is_feature,
  initial: m.file_fault_initial,
  cursor: m.file_fault_cursor,
  contour: m.file_fault_contour,
  charts: m.file_fault_charts,
};

/** Names may be as long as a page. */
const LONGEST = 80;

function detail({ details }: Problem, name: string): string {
  const text = String(details[name] ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Says why a file was not opened, and where it was put where it was in the way. */
export function fileProblemText(problem: Problem): string {
  const fault = faults[detail(problem, 'what')];
  if (fault === undefined) return m.problem_file_not_read({ message: problem.message });
  const details = Object.fromEntries([...places, ...facts].map((name) => [name, detail(problem, name)])) as Details;
  const [file, aside] = [detail(problem, 'file'), detail(problem, 'aside')];
  const said = m.problem_file_fault({ file, fault: fault(details) });
  return aside === '' ? said : `${said} ${m.problem_file_aside({ aside })}`;
}
