import * as m from '../../assets/messages/compiled/messages.js';
import type { GuessAnswer } from '../../src-main/ipc/contract.ts';
import { formatNumber } from './numbers.ts';

/** What the engine says to a guess, in words; of a wrong one, a point at which it shows. */
export function verdictText({ verdict, counterexample }: GuessAnswer): string {
  if (verdict === 'same') return m.guess_same();
  if (verdict === 'equal') return m.guess_equal();
  if (verdict === 'restated') return m.guess_restated();
  if (!counterexample) return m.guess_other();
  const names = Object.entries(counterexample.point);
  const point = names.map(([name, value]) => `${name} = ${formatNumber(value)}`).join(', ');
  const [guess, right] = apart(counterexample.guess, counterexample.right);
  if (verdict === 'narrower') return m.guess_narrower({ point, right });
  if (Number.isNaN(counterexample.guess)) return m.guess_no_value({ point, right });
  return point === '' ? m.guess_constant({ guess, right }) : m.guess_different({ point, guess, right });
}

/** Two different numbers as they are shown; in full where that is what it takes to tell them apart. */
function apart(one: number, other: number): readonly [string, string] {
  const short = [formatNumber(one), formatNumber(other)] as const;
  return short[0] === short[1] ? [String(one), String(other)] : short;
}
