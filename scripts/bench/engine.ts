import { bundleTrials } from './bundle.ts';
import { answerFigures, gridFigures } from './engine/calls.ts';
import { gradientFigures, hessianFigures } from './engine/points.ts';
import { symbolicFigures } from './engine/symbolic.ts';
import type { Figure } from './figures.ts';
import type { Part } from './results.ts';
import { versionsOf } from './machine.ts';

const LIBRARIES = [
  'mathjs',
  'nerdamer',
  'algebrite',
  '@cortex-js/compute-engine',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-cpu',
];

const measurements = [gradientFigures, hessianFigures, gridFigures, answerFigures, symbolicFigures];

/** Measures the engine beside the libraries that a user would pick instead. */
export async function benchEngine(): Promise<Pick<Part, 'versions' | 'figures'>> {
  const program = await bundleTrials();
  const figures: Figure[] = [];
  for (const measure of measurements) {
    for await (const measured of measure(program)) {
      figures.push(...measured);
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return { versions: versionsOf(LIBRARIES), figures };
}
