import { Mistake, pythonError } from '../errors.ts';
import { atLine } from '../tape/session.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { Variable } from '../tape/variable.ts';
import { spend } from './budget.ts';
import { assign, call, evaluate, functionOf, remove } from './evaluate.ts';
import { notInPlace } from './in-place.ts';
import { iterate } from './iterate.ts';
import type { Libraries } from './libraries.ts';
import { extend } from './list-methods.ts';
import { localNames } from './local-names.ts';
import { isTrue } from './numbers.ts';
import { binary } from './operators.ts';
import type { Scope } from './scope.ts';
import type { Statement } from './syntax.ts';
import { Context, type ContextManager, Module, Tuple, type Value, cannot } from './values.ts';

/** What ends a body before its end. */
type Jump = 'break' | 'continue' | { readonly value: Value };

type Runners = {
  readonly [K in Statement['kind']]: (
    node: Extract<Statement, { kind: K }>,
    scope: Scope,
    program: ProgramContext,
  ) => Jump | null;
};

/** What a running program has around it. */
export interface ProgramContext {
  readonly libraries: Libraries;
  /** Is told of the line of each statement that has run, and of each block that begins. */
  readonly onStep: (line: number) => void;
}

/** Runs statements one after the other, up to a jump. */
export function runBody(body: readonly Statement[], scope: Scope, program: ProgramContext): Jump | null {
  for (const statement of body) {
    const jump = runStatement(statement, scope, program);
    if (jump !== null) return jump;
  }
  return null;
}

/** Statements with a block are told of when the block begins. */
const BLOCKS: ReadonlySet<Statement['kind']> = new Set(['with', 'for', 'while', 'if']);

function runStatement(statement: Statement, scope: Scope, program: ProgramContext): Jump | null {
  spend();
  atLine(statement.line);
  try {
    const run = runners[statement.kind] as (node: Statement, scope: Scope, program: ProgramContext) => Jump | null;
    const jump = run(statement, scope, program);
    if (!BLOCKS.has(statement.kind)) program.onStep(statement.line);
    return jump;
  } catch (thrown) {
    throw placedAt(thrown, statement);
  }
}

/** A mistake has the line in which it happened; those around it keep it. */
function placedAt(thrown: unknown, { line, span }: Statement): unknown {
  if (!(thrown instanceof Mistake) || thrown.details['line'] !== undefined) return thrown;
  return new Mistake(thrown.kind, thrown.message, span, { ...thrown.details, line });
}

const runners: Runners = {
  expression({ value }, scope) {
    evaluate(value, scope);
    return null;
  },
  assign({ targets, value }, scope) {
    const found = evaluate(value, scope);
    for (const target of targets) assign(target, found, scope);
    return null;
  },
  update({ target, operator, value }, scope) {
    const before = evaluate(target, scope);
    if (before instanceof Variable) throw pythonError('RuntimeError', notInPlace(operator));
    const by = evaluate(value, scope);
    if (operator === '+' && Array.isArray(before) && !(before instanceof Tuple)) extend(before, by);
    else assign(target, binary(operator, before, by, `${operator}=`), scope);
    return null;
  },
  with({ contexts, body, line }, scope, program) {
    return contexts.reduceRight(
      (inner, { value, target }) =>
        () => {
          const manager = managerOf(evaluate(value, scope));
          const opened = manager.enter();
          if (target !== null) assign(target, opened, scope);
          try {
            return inner();
          } finally {
            manager.exit();
          }
        },
      () => {
        program.onStep(line);
        return runBody(body, scope, program);
      },
    )();
  },
  for({ target, over, body, line }, scope, program) {
    for (const item of iterate(evaluate(over, scope))) {
      atLine(line);
      assign(target, item, scope);
      const jump = runRound(body, line, scope, program);
      if (jump !== null) return jump === 'break' ? null : jump;
    }
    return null;
  },
  while({ test, body, line }, scope, program) {
    while (isTrue(evaluate(test, scope))) {
      spend();
      const jump = runRound(body, line, scope, program);
      if (jump !== null) return jump === 'break' ? null : jump;
    }
    return null;
  },
  if({ test, body, otherwise, line }, scope, program) {
    const holds = isTrue(evaluate(test, scope));
    program.onStep(line);
    return runBody(holds ? body : otherwise, scope, program);
  },
  function({ name, parameters, body, decorators }, scope, program) {
    const made: Value = functionOf(name, parameters, scope, localNames(body), (inner) =>
      runFunction(body, inner, program),
    );
    const decorated = decorators.reduceRight<Value>((value, each) => call(evaluate(each, scope), [value]), made);
    scope.set(name, decorated);
    return null;
  },
  return({ value }, scope) {
    return { value: value === null ? null : evaluate(value, scope) };
  },
  import({ modules }, scope, program) {
    for (const [path, as] of modules) scope.set(as, moduleNamed(program, as === path.split('.')[0] ? as : path));
    return null;
  },
  from({ path, names }, scope, program) {
    const module = moduleNamed(program, path);
    for (const [name, as] of names) {
      const member = module.attribute(name);
      if (member === undefined) {
        throw pythonError('ImportError', `cannot import name '${name}' from '${path}'`);
      }
      scope.set(as, member);
    }
    return null;
  },
  delete({ targets }, scope) {
    for (const target of targets) remove(target, scope);
    return null;
  },
  jump({ to }) {
    return to === 'pass' ? null : to;
  },
  outer({ names, reach }, scope) {
    for (const name of names) scope.declare(name, reach);
    return null;
  },
};

/** One round of a loop; null where the next one follows. */
function runRound(body: readonly Statement[], line: number, scope: Scope, program: ProgramContext): Jump | null {
  program.onStep(line);
  const jump = runBody(body, scope, program);
  return jump === 'continue' ? null : jump;
}

function managerOf(value: Value): ContextManager {
  if (value instanceof GradientTape) {
    return {
      enter: () => {
        value.enter();
        return value;
      },
      exit: () => value.exit(),
    };
  }
  if (value instanceof Context) return value.manager;
  throw cannot(value, 'does not support the context manager protocol');
}

function runFunction(body: readonly Statement[], inner: Scope, program: ProgramContext): Value {
  const jump = runBody(body, inner, program);
  return jump !== null && typeof jump === 'object' ? jump.value : null;
}

function moduleNamed({ libraries }: ProgramContext, path: string): Module {
  const [first = '', ...rest] = path.split('.');
  let module: Value | undefined = libraries.get(first);
  for (const name of rest) module = module instanceof Module ? module.attribute(name) : undefined;
  if (module instanceof Module) return module;
  throw pythonError('ModuleNotFoundError', `No module named '${path}' in TapeLab`);
}
