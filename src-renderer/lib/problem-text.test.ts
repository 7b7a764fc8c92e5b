import { describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '../../assets/messages/compiled/runtime.js';
import type { Problem } from '../../src-main/ipc/contract.ts';
import { problemText } from './problem-text.ts';

const problem = (kind: Problem['kind'], details: Problem['details'] = {}, span: Problem['span'] = null): Problem => ({
  kind,
  details,
  span,
  message: 'the English sentence',
});

const every: readonly Problem[] = [
  problem('empty'),
  ...[
    'operand',
    'operator',
    'opening-parenthesis',
    'closing-parenthesis',
    'closing-bar',
    'colon',
    'variable',
    'order',
  ].flatMap((expected) => [problem('syntax', { expected, found: 'end' }), problem('syntax', { expected, found: '+' })]),
  problem('unknown-function', { name: 'sinn', nearest: 'sin' }),
  problem('unknown-variable', { name: 'z' }),
  problem('arity', { name: 'sin', expected: 1, found: 2 }),
  problem('arity', { name: 'log', expected: 1, or: 2, found: 3 }),
  problem('arity', { name: 'max', expected: 1, or: 'more', found: 0 }),
  problem('missing-value', { name: 'y' }),
  problem('unsupported', { what: 'string' }, { start: 0, end: 3 }),
  problem('unsupported', { what: 'assignment' }, { start: 1, end: 2 }),
  problem('unsupported', { what: 'conditional' }, { start: 1, end: 2 }),
  problem('unsupported', { what: 'logic' }, { start: 1, end: 2 }),
  problem('unsupported', { what: 'decimal-comma' }, { start: 1, end: 2 }),
  problem('unsupported', { what: 'inverse-power', name: 'sin' }, { start: 0, end: 3 }),
  problem('too-large', { limit: 200_000 }),
  problem('too-large', { limit: 10_000, what: 'characters' }),
  problem('too-large', { limit: 500, what: 'levels' }),
  problem('too-large', { limit: 200_000, what: 'nodes' }),
  problem('too-large', { limit: 1.5, what: 'seconds' }),
  problem('too-large', { limit: 20, what: 'variables' }),
  problem('too-large', { limit: 500, what: 'terms' }),
  problem('too-large', { limit: 10_000_000, what: 'elements' }),
  problem('too-large', { limit: 1_000_000, what: 'rows' }),
  problem('invalid-setting', { name: 'by', found: 'z' }),
  problem('invalid-setting', { name: 'over', found: '1 to 1' }),
  ...[
    'empty',
    'not-text',
    'size',
    'encoding',
    'quotes',
    'delimiter',
    'empty-name',
    'duplicate-name',
    'unknown-column',
    'no-header',
    'no-rows',
    'empty-row',
    'cells',
    'missing',
    'text',
    'not-finite',
    'thousands',
    'decimal-comma',
    'unclear-comma',
    'mixed-decimals',
  ].map((what) => problem('data', { what, row: 3, column: 'x', found: '?', expected: '2' })),
  problem('deadline'),
  problem('cancelled'),
  problem('engine-stopped'),
  problem('settings-not-saved'),
  problem('file-not-saved'),
  problem('bad-request'),
];

describe('problemText', () => {
  it('speaks Chinese of every problem that a learner can meet', () => {
    overwriteGetLocale(() => 'zh-Hans');
    for (const each of every) expect(problemText(each, '"a"'), each.kind).toMatch(/\p{Script=Han}/u);
    overwriteGetLocale(() => 'en');
    for (const each of every) expect(problemText(each, '"a"'), each.kind).not.toMatch(/\p{Script=Han}|undefined|\{/u);
  });

  it.each([
    [problem('unknown-function', { name: 'sinn', nearest: 'sin' }), 'There is no function “sinn”. Did you mean sin?'],
    [problem('syntax', { expected: 'closing-parenthesis', found: 'end' }), /ends too early: a closing parenthesis/],
    [problem('syntax', { expected: 'operand', found: ')' }), /^At “\)”/],
    [problem('syntax', { expected: 'closing-bar', found: 'end' }), /ends too early: a second bar \|/],
    [problem('syntax', { expected: 'order', found: '21' }), 'At “21”, a whole number from 0 to 20 is expected.'],
    [problem('too-large', { limit: 10_000, what: 'characters' }), /too long: at most 10,000 characters/],
    [problem('too-large', { limit: 500, what: 'levels' }), /inside one another: at most 500/],
    [problem('too-large', { limit: 200_000, what: 'nodes' }), /more than 200,000 nodes/],
    [problem('too-large', { limit: 1.5, what: 'seconds' }), /more than 1.5 seconds/],
    [problem('too-large', { limit: 20, what: 'variables' }), /^Too many variables.*at most 20\.$/],
    [problem('too-large', { limit: 500, what: 'terms' }), /^The Taylor polynomial.*at most 500 terms\.$/],
    [problem('too-large', { limit: 10_000_000, what: 'elements' }), /at most 10,000,000 elements/],
    [problem('arity', { name: 'sin', expected: 1, found: 2 }), 'sin takes 1 argument(s), not 2.'],
    [problem('arity', { name: 'log', expected: 1, or: 2, found: 3 }), 'log takes 1 or 2 arguments, not 3.'],
    [problem('arity', { name: 'max', expected: 1, or: 'more', found: 0 }), 'max takes 1 or more arguments, not 0.'],
    [problem('invalid-setting', { name: 'by', found: 'z' }), /^No derivative by “z”/],
    [problem('invalid-setting', { name: 'over', found: '1 to 1' }), /^A picture cannot show the range 1 to 1/],
    [problem('unsupported', { what: 'assignment' }), /to compare, write ==/],
    [problem('unsupported', { what: 'inverse-power', name: 'cos' }), /write 1\/cos\(x\)/],
    [problem('data', { what: 'missing', row: 7, column: 'price' }), 'Row 7, column “price”: the cell is empty.'],
    [problem('data', { what: 'cells', row: 7, found: '2', expected: '3' }), 'Row 7 has 2 cells instead of 3.'],
    [
      problem('data', { what: 'text', row: 2, column: '面积', found: 'n/a' }),
      /^Row 2, column “面积”: “n\/a” is no number/,
    ],
    [problem('data', { what: 'unheard-of' }), 'the English sentence'],
    [problem('bad-request'), 'TapeLab does not take this question: the English sentence'],
    [problem('internal'), 'Something went wrong inside TapeLab: the English sentence'],
  ])('says it plainly: %o', (each, text) => expect(problemText(each)).toMatch(text));

  it('quotes what was typed, shortened', () => {
    const span = { start: 2, end: 102 };
    expect(problemText(problem('unsupported', {}, span), `x+${'"'.repeat(100)}`)).toContain(`“${'"'.repeat(24)}…”`);
  });
});
