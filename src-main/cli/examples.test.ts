import { describe, expect, it } from 'vitest';
import * as nodes from '../engine/expr.ts';
import { parse } from '../engine/parse.ts';

/** Where docstrings have examples that run; those of `transport-keys.ts` need a document. */
const sources: Record<string, string> = import.meta.glob(
  ['../engine/**/*.ts', './*.ts', '../../src-renderer/lib/*.ts', '!**/*.test.ts', '!**/transport-keys.ts'],
  { query: '?raw', import: 'default', eager: true },
);
const modules = import.meta.glob<Record<string, unknown>>([
  '../engine/**/*.ts',
  './*.ts',
  '../../src-renderer/lib/*.ts',
  '!**/*.test.ts',
]);

/** An example takes one line: `@example call // result`, or `@example call // throws Kind`. */
const form = /\* @example (?<call>.+) \/\/ (?<result>.+?)(?: \*\/)?$/;

const examples = Object.entries(sources).flatMap(([file, source]) => {
  const lines = source.split(/\r?\n/).filter((line) => line.includes('@example'));
  return lines.map((line) => ({ file, line: line.trim(), ...form.exec(line)?.groups }));
});

/** The value of a piece of code that knows what a module exports, the constructors of nodes, and the variables x, y. */
function valueOf(code: string, own: Record<string, unknown>): unknown {
  const known = { ...nodes, parse, x: nodes.variable('x'), y: nodes.variable('y'), ...own };
  return new Function(...Object.keys(known), `return (${code});`)(...Object.values(known));
}

/** The kind of a mistake, or the name of another error. */
function kindOf(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) throw thrown;
  return 'kind' in thrown ? thrown.kind : thrown.name;
}

describe('every example in a docstring holds', () => {
  it('finds them', () => {
    expect(examples.length).toBeGreaterThan(50);
  });

  it.each(examples)('$file: $line', async ({ file, call, result }: (typeof examples)[number]) => {
    if (call === undefined || result === undefined) throw new Error('An example has the form: call // result');
    const own = (await modules[file]?.()) ?? {};
    nodes.withNodes(1000, () => {
      const kind = /^throws (?<kind>\S+)$/.exec(result)?.groups?.kind;
      if (kind === undefined) return expect(valueOf(call, own)).toStrictEqual(valueOf(result, own));
      const thrown = (() => {
        try {
          return { value: valueOf(call, own) };
        } catch (error) {
          return kindOf(error);
        }
      })();
      return expect(thrown).toBe(kind);
    });
  });
});
