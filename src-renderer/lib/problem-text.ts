import * as m from '../../assets/messages/compiled/messages.js';
import type { Problem } from '../../src-main/ipc/contract.ts';

function detail({ details }: Problem, name: string): string {
  return String(details[name] ?? '');
}

const expectations: Readonly<Record<string, () => string>> = {
  operand: () => m.expected_operand(),
  operator: () => m.expected_operator(),
  value: () => m.expected_operand(),
  'closing-parenthesis': () => m.expected_closing_parenthesis(),
  'opening-parenthesis': () => m.expected_opening_parenthesis(),
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

const settingNames: Readonly<Record<string, () => string>> = {
  learningRate: () => m.learning_rate(),
  iterations: () => m.updates(),
  sales: () => m.data(),
};

function invalidSetting(problem: Problem): string {
  const name = settingNames[detail(problem, 'name')]?.() ?? detail(problem, 'name');
  return m.problem_invalid_setting({ name, found: detail(problem, 'found') });
}

/** Says in the learner's language what went wrong with `source`; the engine's own sentence is English. */
export function problemText(problem: Problem, source = ''): string {
  const { kind } = problem;
  switch (kind) {
    case 'empty':
      return m.problem_empty();
    case 'too-long':
      return m.problem_too_long();
    case 'syntax':
      return syntax(problem);
    case 'unknown-function':
      return unknown(problem, m.problem_unknown_function);
    case 'unknown-variable':
      return unknown(problem, m.problem_unknown_variable);
    case 'arity':
      return m.problem_arity({
        name: detail(problem, 'name'),
        expected: detail(problem, 'expected'),
        found: detail(problem, 'found'),
      });
    case 'missing-value':
      return m.problem_missing_value({ names: detail(problem, 'name') });
    case 'unsupported':
      return m.problem_unsupported({ what: shortened(source.slice(problem.span?.start, problem.span?.end)) });
    case 'too-large':
      return m.problem_too_large();
    case 'invalid-setting':
      return invalidSetting(problem);
    case 'deadline':
      return m.notice_deadline();
    case 'cancelled':
      return m.notice_cancelled();
    case 'engine-stopped':
      return m.notice_stopped();
    case 'settings-not-saved':
      return m.problem_settings_not_saved();
    case 'bad-request':
    case 'internal':
      return m.problem_internal({ message: problem.message });
    default:
      return assertNever(kind);
  }
}

function assertNever(kind: never): never {
  throw new Error(`No words for ${String(kind)}`);
}
