import { pythonError } from '../errors.ts';
import type { Value } from './values.ts';

const NONE: ReadonlySet<string> = new Set();

/** Names that Python has, but not here. */
const MISSING: ReadonlySet<string> = new Set(
  (
    'ascii bin bytearray bytes chr classmethod compile complex delattr dir exec frozenset getattr globals hasattr help hex ' +
    'input iter locals memoryview next object oct open ord property set setattr slice staticmethod super vars __import__ ' +
    'Exception ValueError TypeError'
  ).split(' '),
);

function unassigned(name: string): Error {
  const message = `cannot access local variable '${name}' where it is not associated with a value`;
  return pythonError('UnboundLocalError', message);
}

/** The names of a program, or of one call of a function in it. */
export class Scope {
  readonly #values = new Map<string, Value>();
  /** Names that belong to a scope further out. */
  readonly #outer = new Map<string, Scope>();

  /**
   * @param parent where a name is looked up that is not here
   * @param locals names that belong here even before anything is assigned to them
   */
  constructor(
    readonly parent: Scope | null,
    readonly locals: ReadonlySet<string> = NONE,
  ) {}

  /** @throws Mistake `python` for a name that nothing was assigned to */
  get(name: string): Value {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    if (this.locals.has(name)) throw unassigned(name);
    if (this.parent !== null) return this.parent.get(name);
    const where = MISSING.has(name) ? ' in TapeLab' : '';
    throw pythonError('NameError', `name '${name}' is not defined${where}`);
  }

  set(name: string, value: Value): void {
    (this.#outer.get(name) ?? this).#values.set(name, value);
  }

  /** @returns what it was the name of */
  delete(name: string): Value {
    const scope = this.#outer.get(name) ?? this;
    const value = scope.#values.get(name);
    if (value === undefined) throw pythonError('NameError', `name '${name}' is not defined`);
    scope.#values.delete(name);
    return value;
  }

  /** Assignments to a name go further out from now on: to the program's own names, or to those of the function around. */
  declare(name: string, reach: 'global' | 'nonlocal'): void {
    let scope = this.parent ?? this;
    while (reach === 'global' ? scope.parent?.parent : !scope.#values.has(name) && scope.parent) {
      scope = scope.parent ?? scope;
    }
    this.#outer.set(name, scope);
  }

  /** The names here with their values, in the order in which they came up. */
  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }
}
