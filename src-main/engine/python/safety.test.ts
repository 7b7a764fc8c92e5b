import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Mistake } from '../errors.ts';
import golden from '../goldens/tensorflow-programs-more.json';
import { run } from './program.ts';

/** What a program prints, and the mistake that stops it. */
function outcome(source: string): string {
  const { printed, mistake } = run(source);
  const stop = mistake === null ? '' : `${mistake.details['type'] ?? mistake.kind}`;
  return printed.map(({ text }) => text).join('') + stop;
}

describe('a program ends', () => {
  it.each([
    ['while True: pass'],
    ['x = 0\nwhile True:\n  x = x + 1'],
    ['def f(): return 1\nwhile f(): pass'],
    ['x = [0]\nfor y in x: x.append(y)'],
  ])('when its time or its steps are over: %j', (source) => {
    // The clock runs fast, or every one of these would take its four seconds.
    let now = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 20));
    const { mistake } = run(source);
    clock.mockRestore();
    expect(mistake?.kind).toBe('too-large');
    expect(['seconds', 'statements']).toContain(mistake?.details['what']);
    expect(mistake?.details['line']).toBeGreaterThan(0);
  });

  it.each(['def f(): return f()\nf()', 'f = lambda x: f(x + 1)\nf(0)'])('when calls have no end: %j', (source) => {
    expect(outcome(source)).toBe('RecursionError');
  });

  it.each([
    ['[0] * 10**9', 'OverflowError'],
    ["'a' * 10**9", 'OverflowError'],
    ['list(range(10**9))', 'OverflowError'],
    ["s = 'a'\nwhile True: s = s + s", 'OverflowError'],
    ["s = 'a'\nwhile True: s += s", 'OverflowError'],
    ['l = [1]\nwhile True: l = l + l', 'OverflowError'],
    ['l = [1]\nwhile True: l += l', 'OverflowError'],
    ['l = [1]\nwhile True: l.extend(l)', 'OverflowError'],
    ['t = (1,)\nwhile True: t = t + t', 'OverflowError'],
    ["'-'.join(['a' * 1000] * 10000)", 'OverflowError'],
    ["('a' * 10000).replace('a', 'b' * 10000)", 'OverflowError'],
    ['print(*range(100000))', 'OverflowError'],
    ['l = 1\nfor k in range(50): l = [l, l]\nprint(l)', 'too-large'],
    ["while True: print('a' * 100000)", 'too-large'],
    ['2 ** 10**9', 'OverflowError'],
    ['x = 3\nwhile True: x = x * x', 'OverflowError'],
    ["f'{1:999999999}'", 'ValueError'],
    ["'%999999999d' % 1", 'ValueError'],
    ['import numpy as np\nnp.zeros(10000001)', 'too-large'],
    ['import numpy as np\nnp.arange(1e12)', 'too-large'],
    ['import tensorflow as tf\ntf.zeros([5000, 5000])', 'too-large'],
    ['import tensorflow as tf\ntf.ones([4000, 1]) * tf.ones([1, 4000])', 'too-large'],
    ['import tensorflow as tf\ntf.range(1e12)', 'too-large'],
    ['import tensorflow as tf\ntf.eye(100000)', 'too-large'],
    ['import numpy as np\nnp.random.rand(100000, 100000)', 'too-large'],
    ['import math\nmath.factorial(10**9)', 'OverflowError'],
    [`x = ${'('.repeat(20000)}1${')'.repeat(20000)}`, 'too-large'],
    [`x = ${'-'.repeat(20000)}1`, 'too-large'],
    ['x = 1\n'.repeat(50000), 'too-large'],
  ])('when it wants too much: %j', (source, expected) => {
    expect(outcome(source).slice(-expected.length)).toBe(expected);
  });
});

/** Names that every object of JavaScript has, and those by which one gets at its workings. */
const HIDDEN = [
  'constructor',
  '__proto__',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  '__class__',
  '__globals__',
  '__subclasses__',
  'isPrototypeOf',
];

const VALUES = [
  '1',
  '2.5',
  '"a"',
  'True',
  'None',
  '[1]',
  '(1,)',
  '{"a": 1}',
  'print',
  'len',
  'int',
  'np',
  'tf',
  'tf.math',
  'np.random',
  'np.array([1.0])',
  'np.float32(1)',
  'tf.constant(1.0)',
  'tf.Variable(1.0)',
  'tf.GradientTape()',
  'tf.float32',
  'tf.constant(1.0).shape',
  'lambda: 0',
  '...',
];

describe('nothing of JavaScript can be reached', () => {
  const cases = HIDDEN.flatMap((name) => VALUES.map((value): [string, string] => [name, value]));

  it.each(cases)('by the attribute %s of %s', (name, value) => {
    expect(outcome(`${golden.header}x = ${value}\nx.${name}`)).toBe('AttributeError');
  });

  it.each(HIDDEN)('by the name %s', (name) => {
    expect(outcome(name)).toBe('NameError');
    expect(outcome(`${name} = 3\nprint(${name})`)).toBe('3\n');
    expect(outcome(`def f(${name}): return ${name}\nprint(f(${name}=4))`)).toBe('4\n');
  });

  it.each(HIDDEN)('by the key %s of a dictionary', (name) => {
    expect(outcome(`d = {}\nprint('${name}' in d, d.get('${name}'))\nd['${name}']`)).toBe('False None\nKeyError');
    expect(outcome(`d = {'${name}': 1}\nprint(d['${name}'], len(d), d)`)).toBe(`1 1 {'${name}': 1}\n`);
  });

  it.each(HIDDEN)('by the keyword %s of a function', (name) => {
    expect(outcome(`${golden.header}tf.zeros([1], ${name}=1)`)).toBe('TypeError');
    expect(outcome(`def f(**k): return k\nprint(f(${name}=1))`)).toBe(`{'${name}': 1}\n`);
  });

  it.each(HIDDEN)('by the module %s', (name) => {
    expect(outcome(`import ${name}`)).toBe('ModuleNotFoundError');
    expect(outcome(`from numpy import ${name}`)).toBe('ImportError');
  });

  it.each(HIDDEN)('by the text %s in a format, a type or a mode', (name) => {
    expect(outcome(`'{${name}}'.format()`)).toBe('KeyError');
    expect(outcome(`'%(${name})s' % {}`)).toBe('KeyError');
    expect(outcome(`${golden.header}tf.zeros([1], '${name}')`)).toBe('TypeError');
  });

  it('and what every object has stays as it was', () => {
    outcome("d = {'__proto__': {'polluted': 1}}\nd['constructor'] = 1\nd.update({'__proto__': 2})");
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect({}.constructor).toBe(Object);
  });
});

describe('whatever runs', () => {
  const programs = (golden.exact as [string, string][]).map(([program]) => golden.header + program);

  it('ends in its last line or in a mistake, never in a bug', () => {
    const piece = fc.constantFrom(
      'None',
      '[]',
      '"a"',
      '-1',
      '0',
      '1e400',
      'tf',
      'np',
      '(',
      'x',
      '[0]',
      'True',
      '()',
      '{}',
      ':',
      '2**70',
    );
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), fc.nat(8), piece, (program, place, gone, put) => {
        const at = golden.header.length + (place % (program.length - golden.header.length));
        const { mistake } = run(program.slice(0, at) + put + program.slice(at + gone));
        if (mistake !== null) expect(mistake).toBeInstanceOf(Mistake);
      }),
      { numRuns: 1500 },
    );
  });
});
