import * as m from '../../assets/messages/compiled/messages.js';
import type { CriticalPoint, Curvature, Definiteness, Everywhere } from '../../src-main/ipc/contract.ts';
import { formatShort } from './numbers.ts';

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

const elsewhere: Readonly<Record<Exclude<CriticalPoint, 'inconclusive'>, (point: { at: string }) => string>> = {
  minimum: m.critical_at_minimum,
  maximum: m.critical_at_maximum,
  saddle: m.critical_at_saddle,
};

/** Where the only critical point is, of a function whose Hessian is the same everywhere. */
function elsewhereWords({ criticalPoint }: Everywhere): readonly string[] {
  if (criticalPoint === null || criticalPoint.kind === 'inconclusive') return [];
  return [elsewhere[criticalPoint.kind]({ at: `(${criticalPoint.at.map(formatShort).join(',\u00a0')})` })];
}

/**
 * What the eigenvalues mean, and what the point is where the gradient vanishes, or where it would, in the chosen
 * language.
 */
export function curvatureWords({ definiteness: kind, criticalPoint, everywhere }: Curvature): readonly string[] {
  const what = definiteness[kind]();
  if (criticalPoint !== null) return [what, criticalPoints[criticalPoint]()];
  return everywhere ? [m.curvature_everywhere({ what }), ...elsewhereWords(everywhere)] : [what];
}
