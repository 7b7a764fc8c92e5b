import * as m from '../../../assets/messages/compiled/messages.js';
import type { GradientView, SourceView, TapeView } from '../../../src-main/ipc/contract.ts';

/**
 * What a value is called: by the program, or by its number.
 * @example nameOf({ id: 7, name: null }) // 't7'
 */
export function nameOf({ id, name }: Pick<SourceView, 'id' | 'name'>): string {
  return name ?? `t${id}`;
}

export function tapeName({ name }: Pick<TapeView, 'name'>): string {
  return name ?? m.tape_unnamed();
}

/** What is differentiated: several targets are added up, as the tape does. */
export function targetOf({ targets }: GradientView): string {
  const names = targets.map(nameOf);
  return names.length === 1 ? (names[0] ?? '') : `(${names.join(' + ')})`;
}
