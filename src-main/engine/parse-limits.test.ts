import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { mistakeOf, nodesOf } from './reading.test-support.ts';

/** Texts by how many levels they have inside one another. */
const nested: Readonly<Record<string, (levels: number) => string>> = {
  brackets: (n) => '('.repeat(n) + 'x' + ')'.repeat(n),
  calls: (n) => 'sin('.repeat(n) + 'x' + ')'.repeat(n),
  'functions without bracket': (n) => 'sin '.repeat(n) + 'x',
  roots: (n) => '√'.repeat(n) + 'x',
  bars: (n) => '|'.repeat(n) + 'x' + '|'.repeat(n),
  powers: (n) => 'x^'.repeat(n) + 'x',
  signs: (n) => '-'.repeat(n) + 'x',
  negations: (n) => 'not '.repeat(n) + 'x',
  'conditionals after the colon': (n) => 'x ? 1 : '.repeat(n) + '2',
  'conditionals before the colon': (n) => 'x ? '.repeat(n) + '1' + ' : 2'.repeat(n),
  derivatives: (n) => 'diff('.repeat(n) + 'x' + ',x)'.repeat(n),
  'a mixture': (n) => '-sin(x^'.repeat(n / 3) + '-'.repeat(n % 3) + 'x' + ')'.repeat(n / 3),
  'conditionals in functions in bars': (n) => '|√(1?'.repeat(n / 4) + '+'.repeat(n % 4) + 'x' + ':0)|'.repeat(n / 4),
};

const LEVELS = 500;

describe.each(Object.entries(nested))('%s inside one another', (_, text) => {
  test('500 are read', () => {
    expect(mistakeOf(text(LEVELS))).toBeNull();
  });

  test('501 are refused, and the whole text is marked', () => {
    const refused = text(LEVELS + 1);
    expect(mistakeOf(refused)).toMatchObject({
      kind: 'too-large',
      span: { start: 0, end: refused.length },
      details: { limit: LEVELS, what: 'levels' },
    });
  });

  test('as many as fit into 10,000 characters are refused in the same words', () => {
    const most = Math.floor(9_000 / (text(120).length / 120));
    expect(mistakeOf(text(most))?.details).toEqual({ limit: LEVELS, what: 'levels' });
  });
});

test('the stack of a worker thread is deep enough for every one of them', async () => {
  const modules = ['./parse.ts', './expr.ts'].map((name) => new URL(name, import.meta.url).href);
  const texts = Object.values(nested).flatMap((text) => [text(LEVELS), text(LEVELS + 1)]);
  const script = `
    const { parentPort, workerData: { modules, texts } } = require('node:worker_threads');
    const outcome = (parse, withNodes) => (text) => {
      try {
        withNodes(100_000, () => parse(text));
        return 'read';
      } catch (error) {
        return error.kind ?? String(error);
      }
    };
    import('tsx/esm/api')
      .then(({ register }) => register())
      .then(() => Promise.all(modules.map((name) => import(name))))
      .then(([{ parse }, { withNodes }]) => parentPort.postMessage(texts.map(outcome(parse, withNodes))));`;
  const worker = new Worker(script, { eval: true, workerData: { modules, texts } });
  const outcomes = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await worker.terminate();
  expect(outcomes).toEqual(Object.keys(nested).flatMap(() => ['read', 'too-large']));
}, 60_000);

test('powers that follow one another are no levels', () => {
  expect(nodesOf('x²'.repeat(4_999))).toBe(2 + 4_999);
  expect(mistakeOf('(x^2)(y^2)'.repeat(900))).toBeNull();
});

test('10,000 characters are read, one more is refused', () => {
  const text = `x${'+x'.repeat(4_999)}`;
  expect(mistakeOf(`${text} `)).toBeNull();
  expect(mistakeOf(`${text}  `)).toMatchObject({
    kind: 'too-large',
    span: { start: 0, end: 10_001 },
    details: { limit: 10_000, what: 'characters' },
  });
});

test('nodes and seconds that run out while it is read mark the whole text', () => {
  const text = Array.from({ length: 600 }, (_, i) => `x_${i}`).join('+');
  const span = { start: 0, end: text.length };
  expect(() => withNodes(50, () => parse(text))).toThrow(
    expect.objectContaining({ kind: 'too-large', span, details: { limit: 50, what: 'nodes' } }),
  );
  expect(() => withNodes(10_000, () => parse(text), -1)).toThrow(
    expect.objectContaining({ kind: 'too-large', span, details: { limit: -0.001, what: 'seconds' } }),
  );
});

/** Milliseconds that reading a text takes, whether it ends in a node or a mistake: the fastest of five times. */
function milliseconds(text: string): number {
  const once = () => {
    const start = performance.now();
    mistakeOf(text);
    return performance.now() - start;
  };
  return Math.min(...Array.from({ length: 5 }, once));
}

describe('the work grows with the length, not with its square', () => {
  const plain = [
    'x+',
    'x*',
    'x/',
    '1/',
    '/',
    '^',
    '%',
    ',',
    '(',
    ')',
    '(x)',
    'x<',
    'x²',
    'x%',
    'x?',
    'x?1:',
    '√x',
    '|x|',
    '|',
  ];
  const words = [
    'ab',
    'x ',
    'x_',
    'w1 ',
    'not ',
    'not x and ',
    'sin ',
    'sin x ',
    'sin(x)',
    'sin(',
    'xsin(y)',
    'max(x,',
  ];
  const others = [
    '1.1',
    '1.1.',
    '1e',
    '1/2x+',
    'np.e ',
    'np.np.',
    'tf.math.',
    'diff(x,x)+',
    'd/dx(x)+',
    'π',
    '…',
    '－',
    '𝑥',
    '!',
  ];

  test.each([...plain, ...words, ...others])('of %j repeated', (unit) => {
    const [short, long] = [999, 9_999].map((length) => milliseconds(unit.repeat(length / unit.length)));
    // Ten times the length takes ten times as long, a hundred times where each character looks at all before it; the
    // addend is for what is too short to time.
    expect(long).toBeLessThan(30 * (short ?? NaN) + 20);
  });
});
