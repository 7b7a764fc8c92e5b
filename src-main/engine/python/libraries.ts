import { builtins } from './builtins.ts';
import { mathModule } from './math-module.ts';
import { numpyModule } from './numpy-module.ts';
import { Scope } from './scope.ts';
import { tensorflowModule } from './tensorflow-module.ts';
import type { Module, Value } from './values.ts';

/** The modules that a program may import, by the name it imports them under. */
export type Libraries = ReadonlyMap<string, Module>;

/**
 * The libraries of one program; NumPy's random stream begins anew in each.
 * @param print takes what they write
 */
export function freshLibraries(print: (text: string) => void): Libraries {
  return new Map([
    ['tensorflow', tensorflowModule(print)],
    ['numpy', numpyModule()],
    ['math', mathModule],
  ]);
}

/**
 * The names that every program finds.
 * @param print takes what `print` writes
 */
export function outermostScope(print: (text: string) => void): Scope {
  const scope = new Scope(null);
  const known: ReadonlyMap<string, Value> = builtins(print);
  for (const [name, value] of known) scope.set(name, value);
  return scope;
}
