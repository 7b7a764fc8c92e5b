import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import houseSales from '../../assets/house-sales.json';
import golden from '../engine/goldens/regression-univariate.json';
import { refusalOf } from './refusal.ts';
import { trainCommand } from './train.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-table-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: string | Uint8Array): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  return path;
}

function run(content: string | Uint8Array, ...options: readonly string[]) {
  const { output, notice } = trainCommand(['--data', fileWith(content), ...options]);
  return { printed: [...(output as Iterable<string>)].join(''), notice };
}

function refused(content: string | Uint8Array, ...options: readonly string[]): string {
  try {
    run(content, ...options);
  } catch (thrown) {
    return refusalOf(thrown);
  }
  throw new Error('nothing was refused');
}

const sales = ['area,rooms,price', ...houseSales.map(({ area, rooms, price }) => `${area},${rooms},${price}`)];
const salesFile = `${sales.join('\r\n')}\r\n`;
const two = 'x,y\n1,0\n2,1\n4,1\n';

interface Plain {
  readonly data: unknown;
  readonly log: readonly { readonly iteration: number; readonly loss: number }[];
  readonly parameters: readonly { readonly name: string; readonly value: number }[];
  readonly quality: { readonly rSquared: number };
  readonly predictions: readonly { readonly value: number; readonly probabilities: readonly number[] | null }[];
}

const answer = (content: string | Uint8Array, ...options: readonly string[]) =>
  JSON.parse(run(content, ...options, '--json').printed) as Plain;

describe('train --data', () => {
  it("trains the course's line on the course's sales, in TensorFlow's numbers", () => {
    const course = '--target price --features area --scaling none --learning-rate 1e-4 --iterations 101'.split(' ');
    const { log, parameters } = answer(salesFile, ...course, '--display-step', '1');
    expect(log).toEqual(golden.tensorflow.map(({ iteration, loss }) => ({ iteration, loss })));
    const { w, b } = golden.tensorflow.at(-1) ?? {};
    expect(parameters).toEqual([
      { name: 'area', value: w },
      { name: 'intercept', value: b },
    ]);
  });

  it('prints what is known before, losses, parameters, quality and predictions', () => {
    const { printed, notice } = run(
      salesFile,
      '--target',
      'price',
      '--predict',
      'area=120,rooms=3',
      '--display-step=400',
    );
    const parts = printed.split('\n\n');
    expect(parts[0]).toBe(
      [
        '16 rows in utf-8, separated by commas',
        'price by area, rooms: linear, half-mse, sgd, scaling z-score, float32',
        'learning rate 0.01 converges; 432 updates to within 1 % of the optimal loss',
        'limit of the learning rate 1.035557, condition number 28.12412',
      ].join('\n'),
    );
    expect(parts[1]).toMatch(/^i:0,Loss:\d+\.\d{6}\ni:400,Loss:81\.\d{6}\ni:800,Loss:79\.\d{6}$/);
    expect(parts[2]).toMatch(/^area +14\.\d+ +optimum 14\.8\d+\nrooms .*\nintercept .*$/);
    expect(parts[3]).toMatch(/^trained: R\^2 0\.797\d+, mean absolute error 9\.8\d+\noptimum: R\^2 0\.797\d+, .*$/);
    expect(parts[4]).toMatch(/^area=120,rooms=3: \d+\.\d+\n$/);
    expect(notice).toBeUndefined();
  });

  it('takes every setting', () => {
    const options =
      '--target y --model softmax --loss cross-entropy --optimizer adam --learning-rate 0.1 --iterations 60';
    const more = '--batch 2 --scaling min-max --dtype float64 --seed 7 --predict x=4 --predict x=1';
    const found = answer(two, ...options.split(' '), ...more.split(' '));
    expect(found).toMatchObject({
      settings: {
        ...{ model: 'softmax', optimizer: 'adam', learningRate: 0.1, iterations: 60, batch: 2, scaling: 'min-max' },
        ...{ dtype: 'float64', seed: 7, target: 'y', features: ['x'] },
      },
      classes: [0, 1],
    });
    expect(found.predictions.map(({ value }) => value)).toEqual([1, 0]);
    expect(found.log.map(({ iteration }) => iteration)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48, 54]);
  });

  it('tells the probability of both classes', () => {
    const { printed } = run(two, '--target', 'y', '--model', 'logistic', '--predict', 'x=100');
    expect(printed).toMatch(/^trained: accuracy /m);
    expect(printed).toMatch(/^x=100: 1 \(probabilities \S+, \S+\)$/m);
    expect(printed).not.toMatch(/limit of the learning rate/);
  });

  it('reads Chinese names in GB18030, a semicolon and decimal commas', () => {
    const header = Uint8Array.of(0xc3, 0xe6, 0xbb, 0xfd, 0x3b, 0xbc, 0xdb, 0xb8, 0xf1, 0x0a);
    const rows = new TextEncoder().encode('1,5;2\n3,5;4\n');
    const found = answer(Uint8Array.of(...header, ...rows), '--target', '价格', '--predict', '面积=2.5');
    expect(found.data).toEqual({ rows: 2, encoding: 'gb18030', delimiter: ';', hasHeader: true });
    expect(found.parameters.map(({ name }) => name)).toEqual(['面积', 'intercept']);
  });

  it('says that GB18030 was a guess, and nothing of UTF-8', () => {
    const header = Uint8Array.of(0xc3, 0xe6, 0xbb, 0xfd, 0x2c, 0x79, 0x0a);
    const content = Uint8Array.of(...header, ...new TextEncoder().encode('1,2\n3,4\n5,5\n'));
    expect(run(content, '--target', 'y').notice).toBe('read as GB18030; save the file as UTF-8 if names look wrong');
    expect(run('面积,y\n1,2\n3,4\n5,5\n', '--target', 'y').notice).toBeUndefined();
  });

  it('takes names with commas one by one', () => {
    const content = '"area, total","rooms, large",y,z\n1,2,3,0\n2,1,5,0\n4,4,4,0\n7,1,1,0\n';
    const options = ['--target', 'y', '--features', 'rooms, large', '--features', 'area, total'];
    expect(answer(content, ...options).parameters.map(({ name }) => name)).toEqual([
      ...['rooms, large', 'area, total', 'intercept'],
    ]);
  });

  it('keeps a column that is called as the intercept apart from it', () => {
    const names = answer('intercept,y\n1,2\n2,3\n4,1\n', '--target', 'y').parameters.map(({ name }) => name);
    expect(names).toEqual(['intercept', 'intercept']);
  });

  it('takes the share of a momentum', () => {
    const momentum = (share: string) =>
      answer(two, ...`--target y --optimizer momentum --momentum ${share}`.split(' '));
    expect(momentum('0.5')).toMatchObject({ settings: { momentum: 0.5 } });
    expect(momentum('0.5').log).not.toEqual(momentum('0').log);
  });

  it('does not look at the columns that are not named', () => {
    const found = answer('city,x,y\nBern,1,2\n,2,4\n', '--target', 'y', '--features', 'x');
    expect(found.data).toMatchObject({ rows: 2 });
  });

  it.each([
    [`1,0\n2,1\n`, 'column 2', /^the first row has no names/],
    ['a,b,y\n1,2,1\n2,1,3\n', 'y', /^2 rows cannot determine 3 parameters/],
  ])('remarks on %j', (content, target, remark) => {
    expect(run(content, '--target', target).notice).toMatch(remark);
  });

  it('remarks on a run that diverges, with and without overflow', () => {
    const line = ['--target', 'price', '--features', 'area', '--scaling', 'none', '--learning-rate'];
    const rising = run(salesFile, ...line, '2.1e-4', '--iterations', '101');
    expect(rising.printed).toMatch(/^learning rate 0\.00021 diverges\nlimit of the learning rate 0\.00020248/m);
    expect(rising.notice).toMatch(/^training diverges: from update \d+ on the loss rises$/);
    expect(run(salesFile, ...line, '1').notice).toMatch(/^training diverged: after update \d+ the numbers are/);
  });

  it.each<[string, string, string]>([
    ['x,y\n1,2\n3,\n', '--target y', 'Row 3, column “y”: the cell is empty'],
    ['x,y\n1,2\n3,four\n', '--target y', 'Row 3, column “y”: “four” is no number'],
    ['x,y,x\n1,2,3\n', '--target y', 'Row 1: two columns have the name “x”'],
    ['x y\n1 2\n3 4\n', '--target y', 'There is only one column, “x y”'],
    ['x\n1\n2\n', '--target y', 'There is only one column, “x”'],
    [two, '--target price', 'There is no column “price”; the columns are “x”, “y”'],
    [two, '--target y --features z', 'There is no column “z”'],
    ['\nx,y\n1,2\n1e39,3\n', '--target y', 'Row 4, column “x”: must be a finite number in float32; found 1e+39'],
    ['x,y\n1,2\n3,1\n', '--target y --model logistic', 'Row 2, column “y”: must be 0 or 1; found 2'],
    ['x,k,y\n1,5,2\n3,5,1\n', '--target y', 'Column “k”: must be'],
    ['x,y\n1,2\n', '--target y', 'At least two rows are needed; found 1'],
    ['x,y\n1e300,2\n3,4\n', '--target y --dtype float64', 'Column “x”: must be values whose squares add up to a'],
    [two, '--target y --predict x=3,x=4', '--predict gives x twice'],
    [two, '--target y --predict x=1e300', 'x in --predict must be a finite number in float32; found 1e+300'],
    [two, '--target y --momentum 0.5', '--momentum needs --optimizer momentum'],
    [two, '--target y --optimizer momentum --momentum 0.99999999', 'momentum must be a number from 0 to below 1'],
    [two, '', 'train --data needs --target'],
    [two, '--target y more', "train --data takes no argument 'more'"],
    [two, '--target y --optimizer lion', 'optimizer must be'],
    [two, '--target y --batch 2.5', 'batch must be an integer from 1 to 3; found 2.5'],
    [two, '--target y --display-step 0', "--display-step needs a whole number above 0; found '0'"],
    [two, '--target y --predict 3', "--predict needs name=number pairs, as in area=120,rooms=3; found '3'"],
    [two, '--target y --predict z=3', '--predict needs a value for x'],
    [two, '--target y --predict x=3,z=3', '--predict: z is no feature; the features are x'],
    [two, '--target y --predict x=three', "x in --predict needs a finite decimal number; found 'three'"],
  ])('refuses %j with %j', (content, options, message) => {
    expect(refused(content, ...options.split(' ').filter(Boolean))).toContain(`tapelab: ${message}`);
  });

  it('says why a file cannot be read', () => {
    expect(() => trainCommand(['--data', join(folder, 'none.csv'), '--target', 'y'])).toThrow('there is no such file');
    expect(() => trainCommand(['--data', folder, '--target', 'y'])).toThrow('it is a folder');
  });
});
