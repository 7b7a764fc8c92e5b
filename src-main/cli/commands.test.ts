import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerTo } from './commands.ts';

async function run(...args: readonly string[]): Promise<{ printed: string; notice: string | undefined }> {
  const { output, notice } = await answerTo(args, Readable.from([]));
  let printed = '';
  for await (const piece of output) printed += piece;
  return { printed, notice };
}

const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const refusal = (message: string | RegExp) =>
  expect.objectContaining({ message: expect.stringMatching(message) as string });

describe('answerTo', () => {
  it.each([[['--help']], [['-h']], [['train', '--help']], [['derive', 'x', '--help']]])(
    'helps with %j',
    async (args) => {
      expect((await run(...args)).printed).toMatch(/^Usage: tapelab/);
    },
  );

  it('says its version', async () => {
    expect((await run('--version')).printed).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('refuses a missing command with the usage, and an unknown one', async () => {
    await expect(run()).rejects.toMatchObject({
      name: 'UsageError',
      details: expect.stringMatching(/^Usage/) as string,
    });
    await expect(run('toString')).rejects.toThrow("there is no command 'toString'");
  });
});

describe('train', () => {
  it("prints the course's lines", async () => {
    const { printed, notice } = await run('train', 'univariate');
    const lines = printed.split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.slice(0, 2)).toEqual([
      'i:0,Loss:4749.362305,w:0.946047,b:-1.153577',
      'i:10,Loss:89.157196,w:0.957985,b:-1.152950',
    ]);
    expect(notice).toBeUndefined();
    expect((await run('train', 'multivariate', '--iterations', '51')).printed).toBe(
      'i:0,Loss:4593.851656\ni:50,Loss:3932.884263\n',
    );
  });

  it('prints every update as JSON, to the bit', async () => {
    const updates = jsonLines((await run('train', 'univariate', '--json')).printed);
    expect(updates).toHaveLength(101);
    // TensorFlow's own numbers, as in the engine's goldens.
    expect(updates[1]).toEqual({
      iteration: 1,
      loss: 89.86186218261719,
      gradient: [-117.9527359008789, -1.6510398387908936],
      parameters: [0.9578425288200378, -1.153411865234375],
    });
  });

  it('takes every setting', async () => {
    const settings = '--dtype float64 --learning-rate 1e-5 --iterations 7 --display-step=3'.split(' ');
    const { printed } = await run('train', 'univariate', ...settings);
    expect(printed).toMatch(/^i:0,Loss:4749\.362486,.*\ni:3,.*\ni:6,.*\n$/);
  });

  it('prints a run that diverges, and remarks on it', async () => {
    const { printed, notice } = await run('train', 'univariate', '--learning-rate', '10', '--json');
    expect(printed.split('\n')).toHaveLength(102);
    expect(jsonLines(printed).at(-1)).toEqual({
      ...{ iteration: 100, loss: 'NaN', gradient: ['NaN', 'NaN'], parameters: ['NaN', 'NaN'] },
    });
    expect(notice).toMatch(/^training diverged: after update \d+ /);
  });

  it.each([
    ['train', /^train needs a model/],
    ['train cubic', /^model must be univariate or multivariate; found cubic/],
    ['train univariate twice', /^train takes one model; found also 'twice'/],
    ['train univariate --learning-rate -1', /^learningRate must be a finite number above 0; found -1/],
    ['train univariate --learning-rate abc', /^--learning-rate needs a finite decimal number; found 'abc'/],
    ['train univariate --iterations 100001', /^iterations must be an integer from 1 to 100000; found 100001/],
    ['train univariate --display-step 0', /^displayStep must be an integer/],
    ['train univariate --dtype int32', /^dtype must be float32 or float64; found int32/],
    ['train univariate --rate 1', /^unknown option '--rate'/],
  ])('refuses %j', async (command, message) => {
    await expect(run(...command.split(' '))).rejects.toEqual(refusal(message));
  });
});

describe('random', () => {
  it.each([
    [
      '--seed 612 --kind randn --shape 3,1 --json',
      '{"values":[[-0.013377064471977309],[-1.1628987706494949],[-0.224873081362605]]}\n',
    ],
    ['--seed 612 --json', '{"values":-0.013377064471977309}\n'],
    ['--seed 0 --kind rand --shape 2 --json', '{"values":[0.5488135039273248,0.7151893663724195]}\n'],
    ['--seed 0 --kind rand', '0.5488135039273248\n'],
    ['--seed 612 --shape 2', '-0.013377064471977309\n-1.1628987706494949\n'],
    [
      '--seed 612 --shape 2,2',
      '-0.013377064471977309   -1.1628987706494949\n-0.224873081362605       1.1156291590563376\n',
    ],
    ['--seed 612 --shape 0', ''],
    ['--seed 612 --shape 2,0 --json', '{"values":[[],[]]}\n'],
    // What NumPy 2.4.6 draws.
    ['--seed 7 --kind uniform --low -2 --high 3 --shape 2', '-1.618458553130214\n 1.8995939612005732\n'],
    ['--seed 7 --kind normal --mean 10 --sd 2 --json', '{"values":13.381051407600712}\n'],
    ['--seed 7 --kind randint --low -20 --high 100 --shape 2,3', '27 48  5\n98 47 63\n'],
    ['--seed 7 --kind randint --high 9007199254740995 --json', '{"values":2516435200042180}\n'],
    ['--seed 7 --kind choice --n 12 --shape 3 --json', '{"values":[4,9,6]}\n'],
    ['--seed 7 --kind choice --n 8589934592 --shape 2', '5271381188\n5664942582\n'],
    ['--seed 7 --kind randint --low -20 --high 100 --shape 2', '27\n48\n'],
    ['--seed 7 --kind randint --low -3 --high 100 --shape 2,1', '44\n65\n'],
    ['--seed 7 --kind permutation --n 5', '0\n3\n2\n1\n4\n'],
    ['--seed 7 --kind shuffle --n 5 --json', '{"values":[0,3,2,1,4]}\n'],
    ['--seed 7 --kind permutation --n 0 --json', '{"values":[]}\n'],
    ['--seed 7 --kind normal --sd 1.7e308 --shape 2 --json', '{"values":["Infinity",-7.920935299194157e+307]}\n'],
  ])('prints %s', async (options, expected) => {
    expect((await run('random', ...options.split(' '))).printed).toBe(expected);
  });

  it.each([
    ['random', /^random needs --seed/],
    ['random --seed -1', /^seed must be an integer from 0 to 4294967295; found -1/],
    ['random --seed 1 --kind gamma', /^--kind is one of randn, rand, uniform, .*; found 'gamma'/],
    ['random --seed 1 --kind toString', /^--kind is one of/],
    ['random --seed 1 --kind randn --low 3', /^--kind randn does not take --low/],
    ['random --seed 1 --kind permutation --n 3 --shape 2', /^--kind permutation does not take --shape/],
    ['random --seed 1 --kind randint', /^--kind randint needs --high/],
    ['random --seed 1 --kind randint --low 5 --high 5', /^low >= high/],
    ['random --seed 1 --kind randint --high 2.5', /^--high needs a whole number; found '2.5'/],
    ['random --seed 1 --kind randint --high 9223372036854775809', /^high is out of bounds for int64/],
    ['random --seed 1 --kind normal --sd -1', /^scale < 0/],
    ['random --seed 1 --kind uniform --low -1e308 --high 1e308', /^Range exceeds valid bounds/],
    ['random --seed 1 --kind permutation', /^this --kind needs --n/],
    ['random --seed 1 --kind permutation --n 10000001', /more than 10000000 elements/],
    ['random --seed 1 --kind choice --n 0', /^a must be greater than 0/],
    ['random --seed 1 --kind choice --n 99999999999999999999', /^--n is too large/],
    ['random --seed 1 --shape 3,x', /^--shape needs a finite decimal number; found 'x'/],
    ['random --seed 1 --shape 3,-1', /^shape must be/],
    ['random --seed 1 --shape 10000001', /more than 10000000 elements/],
    ['random 612', /^random takes no argument '612'/],
  ])('refuses %j', async (command, message) => {
    await expect(run(...command.split(' '))).rejects.toEqual(refusal(message));
  });
});
