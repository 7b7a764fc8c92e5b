import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import golden from '../goldens/tensorflow-probes.json';
import { elementsOf, NdArray } from '../tensor/array.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { attributeOf } from './attributes.ts';
import { run } from './program.ts';
import { repr, str } from './text.ts';
import { Callable, type Value } from './values.ts';

/** The probes that TapeLab leaves out, by the beginning of their names. */
const LEFT_OUT: readonly RegExp[] = [/^Variable\("a"\)/, /^Variable\(1\+2j\)/, /int16/, /^v\+=1 type/];

/** What the probes call `n`: the numbers of a value as lists, with their type. */
function numbersOf(value: Value): string {
  if (value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map(numbersOf).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${key}: ${numbersOf(item)}`).join(', ')}}`;
  const array = value instanceof Variable ? value.handle.array : value instanceof Tensor ? value.array : value;
  if (!(array instanceof NdArray)) throw new Error(`no numbers in ${repr(value)}`);
  const list =
    array.dtype === 'float32'
      ? new NdArray('float64', array.shape, Float64Array.from(elementsOf(array), Number))
      : array;
  return `${repr((attributeOf(list, 'tolist') as Callable).call([], new Map()))}:${array.dtype}`;
}

/** Every answer of a program of probes by its name, written as the probes write them. */
function answersOf(lines: readonly string[]): Map<string, string> {
  const answers = new Map<string, string>();
  const probe = new Callable('T', ([name = '', work = null]) => {
    answers.set(str(name), answer(work as Callable));
    return null;
  });
  const text = ['import tensorflow as tf, numpy as np', ...lines.filter((line) => !/^T\('v\+=1 type'/.test(line))].join(
    '\n',
  );
  const numbers = new Callable('n', ([value = null]) => numbersOf(value));
  const { mistake } = run(text, {
    names: new Map<string, Value>([
      ['T', probe],
      ['n', numbers],
    ]),
  });
  if (mistake !== null) throw mistake;
  return answers;
}

function answer(work: Callable): string {
  try {
    const value = work.call([], new Map());
    return typeof value === 'string' ? value : repr(value);
  } catch (thrown) {
    if (!(thrown instanceof Mistake)) throw thrown;
    return `EXC ${thrown.details['type']} : ${thrown.message}`;
  }
}

/** Names of devices and definitions of nodes are noise; a long message is cut off. */
function essential(text: string): string {
  return text
    .replace(/^EXC [\w.]*?(\w+) : /, 'EXC $1 : ')
    .replace(/\{\{function_node[^}]*\}\} /g, '')
    .replace(/ \| \t; NodeDef.*?(?=\[Op:)/s, ' ')
    .trimEnd();
}

const cases = (recorded: readonly string[]): [string, string][] =>
  recorded
    .map((line): [string, string] => {
      // One name has an arrow in it.
      const [, name = '', expected = ''] = /^((?:.*?=> 2nd order|.*?)) => ([^]*)$/.exec(line) ?? [];
      return [name, expected];
    })
    .filter(([name]) => !LEFT_OUT.some((pattern) => pattern.test(name)));

describe.each([
  ['the probes', golden.program, golden.answers],
  ['the same probes with other numbers and shapes', golden.otherProgram, golden.otherAnswers],
])('%s', (_title, program, recorded) => {
  const found = answersOf(program);
  it.each(cases(recorded))('%s', (name, expected) => {
    expect(essential(found.get(name) ?? 'no answer')).toBe(essential(expected));
  });
});
