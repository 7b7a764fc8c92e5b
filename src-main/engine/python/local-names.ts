import type { Expression, Statement } from './syntax.ts';

/**
 * The names that belong to a function because its body assigns to them, wherever it does, unless it declares them to
 * belong further out.
 */
export function localNames(body: readonly Statement[]): ReadonlySet<string> {
  const [assigned, declared] = [new Set<string>(), new Set<string>()];
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'outer') for (const name of statement.names) declared.add(name);
    for (const name of assignedBy(statement)) assigned.add(name);
  }
  for (const name of declared) assigned.delete(name);
  return assigned;
}

/** All statements, those in blocks too, but not those of functions inside. */
function* statementsIn(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    if (statement.kind === 'if') yield* statementsIn(statement.otherwise);
    if ('body' in statement && statement.kind !== 'function') yield* statementsIn(statement.body);
  }
}

function assignedBy(statement: Statement): string[] {
  switch (statement.kind) {
    case 'assign':
      return statement.targets.flatMap(namesOf);
    case 'update':
    case 'for':
      return namesOf(statement.target);
    case 'with':
      return statement.contexts.flatMap(({ target }) => (target === null ? [] : namesOf(target)));
    case 'function':
      return [statement.name];
    case 'import':
      return statement.modules.map(([, name]) => name);
    case 'from':
      return statement.names.map(([, name]) => name);
    case 'delete':
      return statement.targets.flatMap(namesOf);
    default:
      return [];
  }
}

function namesOf(target: Expression): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'tuple' || target.kind === 'list' ? target.items.flatMap(namesOf) : [];
}
