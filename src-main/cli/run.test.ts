import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Answer } from './command.ts';
import { runCommand } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'tapelab-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

function running(lines: readonly string[], ...options: readonly string[]): Answer {
  const path = join(folder, 'lesson.py');
  writeFileSync(path, lines.join('\n'));
  return runCommand([path, ...options]);
}

const printed = ({ output }: Answer): string => [...(output as Iterable<string>)].join('');

const square = ['import tensorflow as tf', 'x = tf.constant(3.)', 'with tf.GradientTape() as tape:', '    y = x * x'];

describe('tapelab run', () => {
  it('prints what the program prints', () => {
    const answer = running([...square, "print('i:%i,Loss:%f' % (1, y))"]);
    expect(printed(answer)).toBe('i:1,Loss:9.000000\n');
    expect(answer.notice).toBeUndefined();
  });

  it('says why a gradient is None', () => {
    const answer = running([...square, 'print(tape.gradient(y, x))']);
    expect(printed(answer)).toBe('None\n');
    expect(answer.notice).toBe('line 5: the gradient by x is None: not-watched (x), line 2; fix line 4: tape.watch(x)');
  });

  it('says what stopped it, after what it had printed', () => {
    const answer = running(['print(1)', 'print(1 / 0)']);
    expect(printed(answer)).toBe('1\n');
    expect(answer.notice).toBe('line 2: ZeroDivisionError: division by zero');
  });

  it('says where it is no Python', () => {
    expect(running(['x = (1,', 'y ?']).notice).toMatch(/^line 2: /);
  });

  it('gives the tapes as JSON', () => {
    const trace = JSON.parse(printed(running(square, '--json'))) as { tapes: { records: unknown[] }[] };
    expect(trace.tapes).toHaveLength(1);
  });

  it('refuses a file that is not there', () => {
    expect(() => runCommand([join(folder, 'none.py')])).toThrow(/cannot read/);
  });
});
