import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments, readInteger, readNumber, readPoint } from './arguments.ts';

const options = {
  at: { type: 'string', multiple: true },
  rate: { type: 'string' },
  json: { type: 'boolean' },
} as const;

describe('readArguments', () => {
  it.each([
    [['-x^2', '--at', 'x=-1'], ['-x^2'], { at: ['x=-1'] }],
    [['--at=x=-1', '-x^2', '--json'], ['-x^2'], { at: ['x=-1'], json: true }],
    [['--rate', '-1', '-1'], ['-1'], { rate: '-1' }],
    [['--rate=-1'], [], { rate: '-1' }],
    [['--json', '--', '--x', '--json'], ['--x', '--json'], { json: true }],
    [['-(x+y)', '-h'], ['-(x+y)', '-h'], {}],
    [['--2'], ['--2'], {}],
    [['--at', 'x=1', '--at', 'y=2'], [], { at: ['x=1', 'y=2'] }],
    [['', '--rate', ''], [''], { rate: '' }],
  ])('reads %j', (args, positionals, values) => {
    const read = readArguments(args, options);
    expect(read.positionals).toEqual(positionals);
    expect({ ...read.values }).toEqual(values);
  });

  it.each([
    [['--bogus'], "unknown option '--bogus'"],
    [['--constructor', '1'], "unknown option '--constructor'"],
    [['--rate'], '--rate needs a value'],
    [['--rate', '--json'], '--rate needs a value'],
    [['--json=yes'], "option '--json' does not take an argument"],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args, options)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});

describe('readNumber', () => {
  it('reads every finite number that JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber('it', String(value)) + 0).toBe(value + 0);
      }),
    );
  });

  it.each(['', ' ', 'abc', 'NaN', 'inf', 'Infinity', '0x10', '1e999', '1_000', '1,5', '1e', '.', '--1', '1n'])(
    'refuses %j',
    (text) => {
      expect(() => readNumber('--rate', text)).toThrow(`--rate needs a finite decimal number; found '${text}'`);
    },
  );
});

describe('readInteger', () => {
  it('reads every integer', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(readInteger('it', String(value))).toBe(value);
      }),
    );
    expect(readInteger('it', '+07')).toBe(7n);
  });

  it.each(['', '-', '2.5', '1e3', '0x10', '1_000', ' 1'])('refuses %j', (text) => {
    expect(() => readInteger('--low', text)).toThrow(`--low needs a whole number; found '${text}'`);
  });
});

describe('readPoint', () => {
  it('keeps the order given', () => {
    expect([...readPoint('y=1e-3, x = -1.2,θ_1=+.5')]).toEqual([
      ['y', 0.001],
      ['x', -1.2],
      ['θ_1', 0.5],
    ]);
  });

  it.each([
    ['x=', "x in --at needs a finite decimal number; found ''"],
    ['x=pi', "x in --at needs a finite decimal number; found 'pi'"],
    ['x=1,x=2', '--at gives x twice'],
    ['x', "--at needs name=number pairs, as in x=3,y=4; found 'x'"],
    ['', "--at needs name=number pairs, as in x=3,y=4; found ''"],
    ['x=1,', "--at needs name=number pairs, as in x=3,y=4; found ''"],
    ['=1', "--at needs name=number pairs, as in x=3,y=4; found '=1'"],
    ['x=1=2', "--at needs name=number pairs, as in x=3,y=4; found 'x=1=2'"],
    ['2x=1', "--at needs name=number pairs, as in x=3,y=4; found '2x=1'"],
  ])('refuses %j', (text, message) => {
    expect(() => readPoint(text)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });
});
