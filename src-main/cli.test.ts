import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../scripts/tapelab.mjs', import.meta.url));

/** Runs the program as its users do, from a directory that is not the project's. */
function tapelab(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    ...{ cwd: tmpdir(), input, encoding: 'utf8' },
  });
  return { status, stdout, stderr };
}

describe('tapelab', { timeout: 30_000 }, () => {
  it('prints results, and a remark about a run that diverges', () => {
    const args = ['train', 'univariate', '--iterations', '1', '--learning-rate'];
    const line = 'i:0,Loss:4749.362305,w:0.946047,b:-1.153577\n';
    expect(tapelab([...args, '1e-4'])).toEqual({ status: 0, stdout: line, stderr: '' });
    expect(tapelab([...args, '1e38'])).toMatchObject({
      status: 0,
      stdout: 'i:0,Loss:4749.362305,w:inf,b:inf\n',
      stderr: 'tapelab: training diverged: after update 0 the numbers are no longer finite\n',
    });
  });

  it('refuses with exit code 2 and nothing on standard output', () => {
    expect(tapelab(['train', 'cubic'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'tapelab: model must be univariate or multivariate; found cubic\n',
    });
    expect(tapelab([])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Usage:') as string });
    expect(tapelab(['derive', '--at', 'x=-1', '-x + foo(2)'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^tapelab: .+\n {2}-x \+ foo\(2\)\n {7}\^\^\^\n$/) as string,
    });
  });

  it('answers a batch from standard input', () => {
    const { status, stdout, stderr } = tapelab(
      ['derive', '--batch'],
      '{"expression":"x^2","point":{"x":3}}\r\nnonsense\n{"expression":"-x","point":{"x":-1}}',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = stdout.split('\n').slice(0, 3);
    expect(answers.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { value: 9, gradient: { x: 6 }, hessian: [[2]] },
      { error: { kind: 'bad-line' } },
      { value: 1, gradient: { x: -1 }, hessian: [[0]] },
    ]);
    expect(stdout.split('\n')).toHaveLength(4);
  });

  it.skipIf(process.platform === 'win32')('ends quietly when the reader of its results goes', () => {
    const script = `"$0" "$1" train multivariate --iterations 100000 --json | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, program], { encoding: 'utf8' });
    expect(stdout).toMatch(/^\{"iteration":0,/);
    expect(stderr).toBe('');
  });
});
