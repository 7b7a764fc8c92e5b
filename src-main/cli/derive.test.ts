import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerLine, answerLines } from './batch.ts';
import { derive } from './derive.ts';

const nothing = Readable.from([]);

function printed(...args: readonly string[]): string {
  const { output } = derive(args, nothing);
  return Array.isArray(output) ? output.join('') : '';
}

const parsed = (text: string): unknown => JSON.parse(text);

describe('derive', () => {
  it('gives numbers and formulas at a point', () => {
    expect(parsed(printed('x^2+2*x*y', '--at', 'x=3,y=4', '--json'))).toMatchObject({
      expression: 'x^2+2*x*y',
      variables: ['x', 'y'],
      value: 33,
      gradient: { x: 14, y: 6 },
      hessian: [
        [2, 2],
        [2, 0],
      ],
      symbolic: {
        gradient: { x: expect.any(String) as string, y: expect.any(String) as string },
        hessian: [
          ['2', '2'],
          ['2', '0'],
        ],
      },
    });
  });

  it('gives only formulas without one', () => {
    const answer = parsed(printed('x^2+2*x*y', '--json'));
    expect(Object.keys(answer as object)).not.toContain('value');
    expect(Object.keys(answer as object)).not.toContain('methods');
    const constant = { expression: '1+1', variables: [], symbolic: { gradient: {}, hessian: [] } };
    expect(parsed(printed('1+1', '--json'))).toMatchObject(constant);
  });

  it.each([
    [
      ['x*y', '--at', 'y=2,x=3'],
      ['y', 'x'],
    ],
    [
      ['x', '--at', 'x=1', '--at', 'c=2'],
      ['x', 'c'],
    ],
  ])("takes the point's variables, in its order: %j", (args, variables) => {
    expect(parsed(printed(...args, '--json'))).toMatchObject({ variables });
  });

  it('takes minus signs everywhere', () => {
    expect(parsed(printed('-x^2', '--at=x=-1.5', '--json'))).toMatchObject({ value: -2.25, gradient: { x: 3 } });
    expect(parsed(printed('--json', '--at', 'x=-1e-3', '-x'))).toMatchObject({ value: 1e-3 });
  });

  it('prints a page', () => {
    expect(printed('x^2', '--at', 'x=3')).toMatch(
      /^f\(x\) = x\^2\nat x = 3\n\nf +9 .*\n\ndf\/dx +6 .*\n\nd2f\/dx dx +2 +2\n\nHessian positive definite, eigenvalues 2\n$/,
    );
    expect(printed('x^2')).toMatch(/^f\(x\) = x\^2\n\nf /);
  });

  it('underlines the place of a mistake', () => {
    expect(() => printed('x + foo(2)')).toThrow(
      expect.objectContaining({ name: 'UsageError', details: '  x + foo(2)\n      ^^^\n' }),
    );
    expect(() => printed('x*yy', '--at', 'x=1')).toThrow(expect.objectContaining({ details: '  x*yy\n    ^^\n' }));
  });

  it.each([
    [[], /^derive needs an expression/],
    [['x', 'y'], /^derive takes one expression \(quote it\); found also 'y'/],
    [['x', '--batch'], /^derive --batch reads expressions from standard input only/],
    [['--batch', '--at', 'x=1'], /^derive --batch reads expressions from standard input only/],
    [['x', '--at', 'x='], /^x in --at needs a finite decimal number/],
    [['x', '--at', 'x=1,x=2'], /^--at gives x twice/],
  ])('refuses %j', (args, message) => {
    expect(() => printed(...args)).toThrow(message);
  });
});

describe('derive --batch', () => {
  it('answers line by line, before the next line is there', async () => {
    const line = (expression: string) => JSON.stringify({ expression, point: { x: 3 } });
    let reached = 0;
    async function* input(): AsyncGenerator<string> {
      for (const expression of ['x^2', 'x +', 'x^3']) {
        reached += 1;
        yield `${await Promise.resolve(line(expression))}\r\n`;
      }
    }
    const answers: unknown[] = [];
    for await (const text of answerLines(input())) {
      answers.push(parsed(text));
      expect(reached).toBe(answers.length);
    }
    expect(answers).toMatchObject([{ value: 9 }, { error: { kind: 'syntax' } }, { value: 27 }]);
  });

  it('gives the answer that derive gives', () => {
    const line = '{"point":{"y":4,"x":3},"id":7,"expression":"x^2*y"}';
    expect(`${answerLine(line)}\n`).toBe(printed('x^2*y', '--at', 'y=4,x=3', '--json'));
  });

  it.each([
    '',
    '  ',
    'x^2',
    '{"expression":"x"',
    'null',
    '[]',
    '{}',
    '{"expression":"x"}',
    '{"expression":5,"point":{}}',
    '{"expression":"x","point":{"x":"1"}}',
    '{"expression":"x","point":{"x":null}}',
    '{"expression":"x","point":{"x":1e999}}',
    '{"expression":"x","point":[1]}',
    '{"expression":"x","point":[]}',
    '{"expression":"x","point":null}',
  ])('has no answer to the bad line %j', (line) => {
    expect(parsed(answerLine(line))).toEqual({
      error: { kind: 'bad-line', message: expect.stringMatching(/./) as string, span: null },
    });
  });

  it.each([
    ['{"expression":"x + foo(2)","point":{"x":1}}', 'unknown-function', { start: 4, end: 7 }],
    ['{"expression":"x*yy","point":{"x":1}}', 'unknown-variable', { start: 2, end: 4 }],
    ['{"expression":"","point":{}}', 'empty', expect.anything()],
  ])('says what is wrong with %s', (line, kind, span) => {
    const { error } = parsed(answerLine(line)) as { error: { kind: string; span: unknown } };
    expect(error.kind).toBe(kind);
    if (kind !== 'empty') expect(error.span).toEqual(span);
  });
});
