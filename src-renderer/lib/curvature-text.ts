import * as m from '../../assets/messages/compiled/messages.js';
import type { CriticalPoint, Curvature, Definiteness } from '../../src-main/ipc/contract.ts';

const definiteness: Readonly<Record<Definiteness, () => string>> = {
  'positive-definite': m.definiteness_positive_definite,
  'negative-definite': m.definiteness_negative_definite,
  indefinite: m.definiteness_indefinite,
  'positive-semidefinite': m.definiteness_positive_semidefinite,
  'negative-semidefinite': m.definiteness_negative_semidefinite,
  zero: m.definiteness_zero,
};

const criticalPoints: Readonly<Record<CriticalPoint, () => string>> = {
  minimum: m.critical_minimum,
  maximum: m.critical_maximum,
  saddle: m.critical_saddle,
  inconclusive: m.critical_inconclusive,
};

/** What the eigenvalues mean, and what the point is where the gradient vanishes, in the chosen language. */
export function curvatureWords({ definiteness: kind, criticalPoint }: Curvature): readonly string[] {
  return [definiteness[kind](), ...(criticalPoint === null ? [] : [criticalPoints[criticalPoint]()])];
}
