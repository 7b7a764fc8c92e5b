import type { MarkedLine } from '../../src-main/ipc/contract.ts';

/** A line in LaTeX in which parts are lit. */
export interface LitLine {
  readonly latex: string;
  /** Whether the whole line is what is lit: then nothing in it is marked, so that it may still be broken at a sign. */
  readonly whole: boolean;
}

/** Which marks are lit: those of the steps `from` to `to`, as what they rewrite or as what they have made. */
export interface Lighting {
  readonly side: 'before' | 'after';
  readonly from: number;
  readonly to: number;
}

/** The start of a marked part with its classes; a character that is escaped; a brace. */
const tokens = /\\htmlClass\{([^{}]*)\}\{|\\[\s\S]|[{}]/g;

function isLit(classes: string, { side, from, to }: Lighting): boolean {
  return classes.split(' ').some((name) => {
    const [kind, number] = name.split('-');
    return kind === side && Number(number) >= from && Number(number) <= to;
  });
}

/**
 * A marked line with the parts of some steps lit, outer ones only, and all other marks taken out; without steps, no
 * part is lit.
 *
 * @example litLine('2\\htmlClass{before-3}{x}', { side: 'before', from: 3, to: 3 }) // { latex: '2\\htmlClass{lit before}{x}', whole: false }
 * @example litLine('2\\htmlClass{before-3}{x}', null) // { latex: '2x', whole: false }
 */
export function litLine(marked: MarkedLine, lighting: Lighting | null): LitLine {
  const opening = lighting ? `\\htmlClass{lit ${lighting.side}}{` : '';
  const braces: ('kept' | 'lit' | 'dropped')[] = [];
  let count = 0;
  const latex = marked.replace(tokens, (token, classes?: string) => {
    if (classes !== undefined) {
      const lit = lighting !== null && !braces.includes('lit') && isLit(classes, lighting);
      braces.push(lit ? 'lit' : 'dropped');
      count += Number(lit);
      return lit ? opening : '';
    }
    if (token === '{') braces.push('kept');
    return token === '}' && braces.pop() === 'dropped' ? '' : token;
  });
  if (lighting === null || (count > 0 && !isWhole(latex, opening))) return { latex, whole: false };
  return { latex: count === 0 ? latex : latex.slice(opening.length, -1), whole: true };
}

/** Whether the first marked part is everything. */
function isWhole(latex: string, opening: string): boolean {
  if (!latex.startsWith(opening)) return false;
  let depth = 1;
  for (const { 0: token, index } of latex.slice(opening.length).matchAll(/\\[\s\S]|[{}]/g)) {
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    if (depth === 0) return opening.length + index === latex.length - 1;
  }
  return false;
}
