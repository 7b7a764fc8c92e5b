/**
 * Renews `sympy-counts.json`: how many operations SymPy counts in the derivatives that the simplifier writes. Needs a
 * Python with SymPy, `python3` or what is named as argument.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizedDerivatives } from '../src-main/engine/simplify/sizes.test-support.ts';
import { SetupFailure, runScript } from './setup/failure.ts';
import { PROJECT } from './setup/linked-runtime.ts';

const table = join(PROJECT, 'src-main/engine/goldens/sympy-counts.json');

const program = `
import json, sys
from sympy import E, sympify
def count(text):
    return int(sympify(text.replace('^', '**'), locals={'e': E}).count_ops())
texts = json.load(sys.stdin)
json.dump({text: count(text) for text in texts}, sys.stdout)
`;

function countedBySympy(texts: readonly string[], python: string): Record<string, number> {
  const { status, stdout, stderr } = spawnSync(python, ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (status !== 0) {
    const remedy = 'Install SymPy, or name a Python that has it: npx tsx scripts/sympy-counts.ts /usr/bin/python3';
    throw new SetupFailure(`${python} did not count with SymPy.`, remedy, { cause: stderr });
  }
  return JSON.parse(stdout) as Record<string, number>;
}

await runScript(async () => {
  const texts = sizedDerivatives().flatMap(({ derivatives }) =>
    derivatives.flatMap(({ reverse, chainRule }) => [reverse, chainRule]),
  );
  const counts = countedBySympy([...new Set(texts)].sort(), process.argv[2] ?? 'python3');
  writeFileSync(table, `${JSON.stringify(counts, null, 2)}\n`);
});
