import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };

const partOf = (expression: string) => {
  const [part] = explain({ expression, by: ['x'], variables: ['x', 'y', 'z'] }).parts;
  if (!part) throw new Error('A derivation without parts');
  return part;
};

/** The lines in LaTeX as they are marked, the start first. */
const markedLines = (expression: string): string[] => {
  const { marked, steps } = partOf(expression);
  return [marked, ...steps.map((step) => step.marked)];
};

/** What stands inside the marks of one class, without marks. */
function partsOf(line: string, name: string): string[] {
  const parts: string[] = [];
  for (const { 0: opening, index } of line.matchAll(/\\htmlClass\{([^{}]*)\}\{/g)) {
    if (!opening.slice(11, -2).split(' ').includes(name)) continue;
    const start = index + opening.length;
    parts.push(unmarked(line.slice(start, closing(line, start))));
  }
  return parts;
}

function closing(line: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < line.length; at++) depth += Number(line[at] === '{') - Number(line[at] === '}');
  return at - 1;
}

function unmarked(line: string): string {
  const opening = /\\htmlClass\{[^{}]*\}\{/.exec(line);
  if (!opening) return line;
  const start = opening.index + opening[0].length;
  const end = closing(line, start);
  return unmarked(line.slice(0, opening.index) + line.slice(start, end) + line.slice(end + 1));
}

describe('what a step rewrites and what it has made are marked in the lines', () => {
  test('before it in the line above, after it in the line below', () => {
    const lines = markedLines('x^2+2xy');
    const d = (inner: string) => `\\frac{\\partial}{\\partial x}\\left[${inner}\\right]`;
    expect(partsOf(lines[0] ?? '', 'before-1')).toEqual([d('x^{2} + 2x y')]);
    expect(partsOf(lines[1] ?? '', 'after-1')).toEqual([`${d('x^{2}')} + ${d('2x y')}`]);
    expect(partsOf(lines[1] ?? '', 'before-2')).toEqual([d('x^{2}')]);
    expect(partsOf(lines[2] ?? '', 'after-2')).toEqual([`2x ${d('x')}`]);
  });

  test('a step that is taken along leaves the mark of the one before where it stands', () => {
    expect(partsOf(markedLines('x^2+2xy')[3] ?? '', 'after-2')).toEqual(['2x']);
  });

  test('where nothing is left of what was made, what it stood in is marked', () => {
    expect(partsOf(markedLines('x^2+2xy')[3] ?? '', 'after-3')).toEqual(['2x']);
    expect(partsOf(markedLines('x^2+3')[4] ?? '', 'after-4')).toEqual(['2x']);
  });

  test('an equal part that has stood there before is not marked', () => {
    const line = markedLines('x^2+2x').find((each) => each.includes('after-5')) ?? '';
    expect(partsOf(line, 'after-5')).toEqual(['2']);
  });

  test.each(cases.slice(0, 150).map(({ expression }) => expression))('marks change nothing of %s', (expression) => {
    const { start, marked, steps } = partOf(expression);
    expect(unmarked(marked)).toBe(start.latex);
    steps.forEach((step, i) => {
      expect(unmarked(step.marked)).toBe(step.line.latex);
      const line = steps[i - 1]?.marked ?? marked;
      for (const part of partsOf(line, `before-${i + 1}`)) expect(step.before.latex).toBe(part);
      expect(step.marked).toMatch(new RegExp(`[{ ]after-${i + 1}[ }]`));
    });
  });
});
