import type { Expr } from './expr.ts';

/** Where the code of a node stands in what is written, in UTF-16 units: without the brackets that its place asks for. */
export interface NodeSpan {
  readonly node: Expr;
  readonly start: number;
  readonly end: number;
}

/**
 * What was written, with something put around the code of nodes.
 * @param spans those of `write`
 * @param around what stands before and after a node's code, `nesting` such nodes around it, inside that of `owner`; null
 * where nothing does
 * @example wrapSpans('2x', [{ node: x, start: 1, end: 2 }], () => ['<', '>']) // '2<x>'
 */
export function wrapSpans(
  written: string,
  spans: readonly NodeSpan[],
  around: (node: Expr, nesting: number, owner: Expr | null) => readonly [string, string] | null,
): string {
  const parts: string[] = [];
  let [at, nesting] = [0, 0];
  const open: { readonly node: Expr; readonly end: number; readonly closing: string | null }[] = [];
  const goTo = (target: number): void => {
    for (let top = open.at(-1); top !== undefined && top.end <= target; top = open.at(-1)) {
      parts.push(written.slice(at, top.end), top.closing ?? '');
      nesting -= Number(top.closing !== null);
      at = top.end;
      open.pop();
    }
    parts.push(written.slice(at, target));
    at = target;
  };
  // Outer ones first: of equal spans the one that was recorded last.
  for (const { node, start, end } of [...spans].reverse().sort((a, b) => a.start - b.start || b.end - a.end)) {
    goTo(start);
    const wrapping = around(node, nesting, open.at(-1)?.node ?? null);
    if (wrapping !== null) parts.push(wrapping[0]);
    nesting += Number(wrapping !== null);
    open.push({ node, end, closing: wrapping?.[1] ?? null });
  }
  goTo(written.length);
  return parts.join('');
}
