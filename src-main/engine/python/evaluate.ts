import { pythonError } from '../errors.ts';
import { departed } from '../tape/departures.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { giveName } from '../tape/names.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { attributeOf } from './attributes.ts';
import { descend, spend } from './budget.ts';
import { deleteElement, keyOf, setElement } from './elements.ts';
import { formatValue } from './format.ts';
import { bound } from './functions.ts';
import { isHeld } from './held.ts';
import { iterate } from './iterate.ts';
import { extend } from './list-methods.ts';
import { isTrue } from './numbers.ts';
import { binary, contains, isSame, unary } from './operators.ts';
import { Scope } from './scope.ts';
import { subscript } from './subscript.ts';
import type { Argument, Clause, Expression, FormatPart, Parameter } from './syntax.ts';
import { repr, str } from './text.ts';
import { Callable, EllipsisValue, type Named, SliceValue, type Value, cannot, tupleOf } from './values.ts';

const NO_NAMES: ReadonlySet<string> = new Set();

type Evaluators = {
  readonly [K in Expression['kind']]: (node: Extract<Expression, { kind: K }>, scope: Scope) => Value;
};

/**
 * The value of an expression.
 * @throws Mistake `python` in the words of Python, NumPy or TensorFlow
 */
export function evaluate(node: Expression, scope: Scope): Value {
  const evaluator = evaluators[node.kind] as (node: Expression, scope: Scope) => Value;
  return evaluator(node, scope);
}

const evaluators: Evaluators = {
  constant: ({ value }) => value,
  ellipsis: () => new EllipsisValue(),
  format: ({ parts }, scope) => parts.map((part) => formatted(part, scope)).join(''),
  name: ({ name }, scope) => scope.get(name),
  list: ({ items }, scope) => items.map((item) => evaluate(item, scope)),
  tuple: ({ items }, scope) => tupleOf(items.map((item) => evaluate(item, scope))),
  dictionary: ({ entries }, scope) =>
    new Map(entries.map(([key, value]) => [keyOf(evaluate(key, scope)), evaluate(value, scope)])),
  comprehension: ({ item, clauses }, scope) => collect(item, clauses, new Scope(scope)),
  unary: ({ operator, operand }, scope) => unary(operator, evaluate(operand, scope)),
  binary: ({ operator, left, right }, scope) => binary(operator, evaluate(left, scope), evaluate(right, scope)),
  comparison: ({ first, rest }, scope) => compared(evaluate(first, scope), rest, scope),
  logical({ operator, left, right }, scope) {
    const value = evaluate(left, scope);
    return isTrue(value) === (operator === 'or') ? value : evaluate(right, scope);
  },
  conditional: ({ test, yes, no }, scope) => evaluate(isTrue(evaluate(test, scope)) ? yes : no, scope),
  lambda: ({ parameters, body }, scope) =>
    functionOf('<lambda>', parameters, scope, NO_NAMES, (inner) => evaluate(body, inner)),
  call: ({ callee, args }, scope) => called(evaluate(callee, scope), args, scope),
  attribute: ({ object, name }, scope) => attributeOf(evaluate(object, scope), name),
  subscript: ({ object, index }, scope) => subscript(evaluate(object, scope), evaluate(index, scope)),
  slice: ({ start, stop, step }, scope) => {
    const part = (each: Expression | null) => (each === null ? null : evaluate(each, scope));
    return new SliceValue(part(start), part(stop), part(step));
  },
};

function formatted(part: FormatPart, scope: Scope): string {
  if (typeof part === 'string') return part;
  const value = evaluate(part.value, scope);
  const converted = part.conversion === 'r' ? repr(value) : part.conversion === 's' ? str(value) : value;
  if (converted instanceof Variable) departed(converted.handle);
  return formatValue(converted, part.format.map((each) => formatted(each, scope)).join(''));
}

function collect(item: Expression, [clause, ...rest]: readonly Clause[], scope: Scope): Value[] {
  spend();
  if (clause === undefined) return [evaluate(item, scope)];
  const found: Value[] = [];
  for (const value of iterate(evaluate(clause.over, scope))) {
    assign(clause.target, value, scope);
    if (clause.tests.every((test) => isTrue(evaluate(test, scope)))) found.push(...collect(item, rest, scope));
  }
  return found;
}

function compared(first: Value, rest: readonly (readonly [string, Expression])[], scope: Scope): Value {
  let [left, answer]: [Value, Value] = [first, true];
  for (const [operator, expression] of rest) {
    const right = evaluate(expression, scope);
    answer = compare(operator, left, right);
    if (rest.length > 1 && !isTrue(answer)) return answer;
    left = right;
  }
  return answer;
}

function compare(operator: string, left: Value, right: Value): Value {
  if (operator === 'is' || operator === 'is not') return isSame(left, right) === (operator === 'is');
  if (operator === 'in' || operator === 'not in') return contains(right, left) === (operator === 'in');
  return binary(operator, left, right);
}

/** Each function of the host takes its arguments on the stack. */
const MOST_ARGUMENTS = 10_000;

function called(callee: Value, args: readonly Argument[], scope: Scope): Value {
  const [given, named]: [Value[], Map<string, Value>] = [[], new Map()];
  for (const { name, value, spread } of args) {
    const found = evaluate(value, scope);
    if (name !== null) named.set(name, found);
    else if (spread === 'list') extend(given, found);
    else if (spread === 'dictionary' && found instanceof Map) for (const [key, item] of found) named.set(key, item);
    else given.push(found);
  }
  if (given.length > MOST_ARGUMENTS) throw pythonError('OverflowError', `more than ${MOST_ARGUMENTS} arguments`);
  return call(callee, given, named);
}

/**
 * Calls a function.
 * @throws Mistake `python` for what cannot be called
 */
export function call(callee: Value, args: readonly Value[], named: Named = new Map()): Value {
  if (callee instanceof Callable) return callee.call(args, named);
  throw cannot(callee, 'is not callable');
}

/**
 * A function of the program.
 * @param locals the names that belong to it
 * @param run its body, with the parameters in its scope
 */
export function functionOf(
  name: string,
  parameters: readonly Parameter[],
  scope: Scope,
  locals: ReadonlySet<string>,
  run: (inner: Scope) => Value,
): Callable {
  const fallbacks = parameters.map(({ fallback }) => (fallback === null ? undefined : evaluate(fallback, scope)));
  return new Callable(name, (args, named) => {
    const inner = new Scope(scope, locals);
    for (const [key, value] of bound(name, parameters, fallbacks, args, named)) setName(key, value, inner);
    return descend(() => run(inner));
  });
}

/**
 * Assigns a value to a name, an element, or several of them.
 * @throws Mistake `python` where there are too many or too few values, or the target takes none
 */
export function assign(target: Expression, value: Value, scope: Scope): void {
  if (target.kind === 'name') setName(target.name, value, scope);
  else if (target.kind === 'tuple' || target.kind === 'list') unpack(target.items, value, scope);
  else if (target.kind === 'subscript')
    setElement(evaluate(target.object, scope), evaluate(target.index, scope), value);
  else if (target.kind === 'attribute') {
    throw pythonError('AttributeError', `TapeLab cannot set the attribute '${target.name}'`);
  }
}

/** What is made is called by the name that it is first assigned to. */
function setName(name: string, value: Value, scope: Scope): void {
  scope.set(name, value);
  if (value instanceof Variable) giveName(value.handle, name);
  else if (value instanceof Tensor || value instanceof GradientTape) giveName(value, name);
}

function unpack(targets: readonly Expression[], value: Value, scope: Scope): void {
  const values = [...iterate(value)];
  if (values.length > targets.length) {
    throw pythonError('ValueError', `too many values to unpack (expected ${targets.length})`);
  }
  if (values.length < targets.length) {
    const counts = `(expected ${targets.length}, got ${values.length})`;
    throw pythonError('ValueError', `not enough values to unpack ${counts}`);
  }
  targets.forEach((target, k) => assign(target, values[k] ?? null, scope));
}

/**
 * Takes a name or an element away.
 * @throws Mistake `python` where there is none
 */
export function remove(target: Expression, scope: Scope): void {
  if (target.kind === 'name') forget(scope.delete(target.name), scope);
  else if (target.kind === 'subscript') deleteElement(evaluate(target.object, scope), evaluate(target.index, scope));
  else throw pythonError('AttributeError', 'TapeLab deletes names and elements only');
}

/** A tape that nothing holds any more is released. */
function forget(value: Value, scope: Scope): void {
  if (value instanceof GradientTape && !isHeld(value, scope)) value.drop();
}
