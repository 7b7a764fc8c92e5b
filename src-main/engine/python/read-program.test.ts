import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import golden from '../goldens/tensorflow-programs-more.json';
import { readProgram } from './read-program.ts';
import { tokenise } from './tokens.ts';

/** The mistake in a program: what is expected, in which line, and the text that is underlined. */
function mistakeIn(source: string): { expected: unknown; line: unknown; at: string } {
  try {
    readProgram(source);
  } catch (thrown) {
    if (!(thrown instanceof Mistake) || thrown.span === null) throw thrown;
    const { start, end } = thrown.span;
    return { expected: thrown.details['expected'], line: thrown.details['line'], at: source.slice(start, end) };
  }
  throw new Error('No mistake was found');
}

describe('tokens', () => {
  it.each([
    ['x=1', 'name:x operator:= number:1 newline: end:'],
    ['3.', 'number:3. newline: end:'],
    ['.5e-3', 'number:.5e-3 newline: end:'],
    ['1_000.5', 'number:1_000.5 newline: end:'],
    ['0x1e+2', 'number:0x1e operator:+ number:2 newline: end:'],
    ['a.b', 'name:a operator:. name:b newline: end:'],
    ['\'a\' "b"', 'string:a string:b newline: end:'],
    ["r'\\n'", 'string:\\n newline: end:'],
    ["'\\x41\\u4e2d'", 'string:A中 newline: end:'],
    ["f'{x}'", 'format:{x} newline: end:'],
    ['"""a\nb"""', 'string:a\nb newline: end:'],
    ['x # c', 'name:x newline: end:'],
    ['# c', 'end:'],
    ['', 'end:'],
    ['(1,\n2)', 'operator:( number:1 operator:, number:2 operator:) newline: end:'],
    ['1 + \\\n2', 'number:1 operator:+ number:2 newline: end:'],
    ['变量 = 1', 'name:变量 operator:= number:1 newline: end:'],
    ['if x:\n  y\nz', 'name:if name:x operator:: newline: indent: name:y newline: dedent: name:z newline: end:'],
    ['if x:\n\ty', 'name:if name:x operator:: newline: indent: name:y newline: dedent: end:'],
  ])('of %j', (source, expected) => {
    expect(
      tokenise(source)
        .map(({ kind, text }) => `${kind}:${text}`)
        .join(' '),
    ).toBe(expected);
  });

  it('know their lines and places, behind strings and brackets of several lines too', () => {
    const source = 'x = """a\nb"""\n(1,\n 2)\r\ny';
    const [last] = tokenise(source).filter(({ text }) => text === 'y');
    expect(last).toMatchObject({ line: 5 });
    expect(tokenise('a = bc')[2]).toMatchObject({ span: { start: 4, end: 6 }, line: 1 });
  });
});

describe('every mistake has its line and its place', () => {
  it.each([
    ['x = 1 $ 2', 'character', 1, '$'],
    ["x = 'abc", 'character', 1, "'"],
    ['x = 1j', 'number', 1, '1j'],
    ['x = 012', 'number', 1, '012'],
    ['x = 1__0', 'number', 1, '1__0'],
    ['x = 3x', 'number', 1, '3x'],
    ['if x:\n    y\n  z', 'indent', 3, 'z'],
    ['  x', 'indent', 1, ''],
    ['if x:\ny', 'block', 2, 'y'],
    ['x = ', 'expression', 1, ''],
    ['x = 1 +', 'expression', 1, ''],
    ['x = for', 'expression', 1, 'for'],
    ['def 3():\n  pass', 'name', 1, '3'],
    ['def f(None):\n  pass', 'name', 1, 'None'],
    ['f() = 1', 'target', 1, ''],
    ['x y', 'end-of-line', 1, 'y'],
    ['a\nb c', 'end-of-line', 2, 'c'],
    ['f(1', 'closing-bracket', 1, ''],
    ['x = [1, 2', 'closing-bracket', 1, ''],
    ['x = {1: 2', 'closing-bracket', 1, ''],
    ['x[1', 'closing-bracket', 1, ''],
    ['if x\n  y', 'colon', 1, ''],
    ['x = {1}', 'colon', 1, '}'],
    ['for x of y:\n  pass', 'in', 1, 'of'],
    ['from math impart sin', 'import', 1, 'impart'],
    ['return 1', 'function', 1, 'return'],
    ['if x:\n  return', 'function', 2, 'return'],
    ['break', 'loop', 1, 'break'],
    ['for x in y:\n  def f():\n    continue', 'loop', 3, 'continue'],
    ["f'{'", 'closing-bracket', 1, "f'{'"],
    ["f'}'", 'closing-bracket', 1, "f'}'"],
    ["x\nf'{1 +}'", 'expression', 2, "f'{1 +}'"],
  ])('%j', (source, expected, line, at) => {
    expect(mistakeIn(source)).toEqual({ expected, line, at });
  });

  it.each(['class A: pass', 'try:\n  x\nexcept E:\n  y', 'raise E', 'assert x', 'async def f(): pass', 'yield 1'])(
    'TapeLab does not run %j, and says so',
    (source) => {
      const [word = ''] = source.split(/[ :]/);
      expect(mistakeIn(`x = 1\n${source}`)).toEqual({ expected: 'known-statement', line: 2, at: word });
      expect(() => readProgram(source)).toThrow(`line 1: TapeLab does not run this statement of Python: ${word}`);
    },
  );
});

const programs = (golden.exact as [string, string][]).map(([program]) => golden.header + program);

describe('a program that is being typed', () => {
  const isReadOrRefused = (source: string) => {
    try {
      readProgram(source);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Mistake);
    }
  };

  it('is read or refused wherever it is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), fc.nat(), (program, a, b) => {
        const [start, end] = [a % program.length, b % program.length];
        isReadOrRefused(program.slice(Math.min(start, end), Math.max(start, end)));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read or refused whatever stands in it', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom(
        '(',
        ')',
        '[',
        '{',
        '}',
        ':',
        '\n',
        '\n    ',
        "'",
        'f"{',
        '"""',
        '\\',
        '**',
        '=',
        'lambda ',
        ' in ',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.nat(), fc.nat(6), piece, (program, place, gone, put) => {
        const at = place % program.length;
        isReadOrRefused(program.slice(0, at) + put + program.slice(at + gone));
      }),
      { numRuns: 2000 },
    );
  });
});
