import { expect, test } from 'vitest';
import { withNodes } from './expr.ts';
import { writeMarkedLatex, toLatex } from './latex.ts';
import { parse } from './parse.ts';
import { toTensorFlow, writeTensorFlow } from './text.ts';
import { unlimited } from './write.ts';

const expressions = [
  'x^2+2xy',
  '-(x+y)*-y',
  'sin(x)^2/(x+1)',
  '2*3^2*x1',
  'x>0 and y>1 ? 2*x : -x',
  'nthRoot(x,3)-abs(-x)',
];

test.each(expressions)('the code of %s at the place of a node is the code of that node', (text) => {
  withNodes(1000, () => {
    const { written, spans } = writeTensorFlow(parse(text), unlimited());
    const arithmetic = spans.filter(({ node }) => node.kind !== 'operation' || ['add', 'mul', 'pow'].includes(node.op));
    expect(arithmetic.length).toBeGreaterThan(1);
    for (const { node, start, end } of arithmetic) expect(written.slice(start, end)).toBe(toTensorFlow(node));
  });
});

test.each(expressions)('marks change nothing else of %s', (text) => {
  withNodes(1000, () => {
    const node = parse(text);
    const { written } = writeMarkedLatex(node, unlimited(), (part) => `p${part.id}`);
    const bare = written.replace(/\\htmlClass\{p\d+\}/g, '');
    expect(bare.replace(/[{}]/g, '')).toBe(toLatex(node).replace(/[{}]/g, ''));
  });
});

test('a sum of hundreds of terms is marked without nesting beyond what a reader of LaTeX bears', () => {
  withNodes(10_000, () => {
    const sum = parse(Array.from({ length: 400 }, (_, i) => `x_${i}`).join('+'));
    const { written } = writeMarkedLatex(sum, unlimited(), () => 'p');
    let [depth, deepest] = [0, 0];
    for (const sign of written) {
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    expect(depth).toBe(0);
    expect(deepest).toBeLessThan(100);
  });
});
