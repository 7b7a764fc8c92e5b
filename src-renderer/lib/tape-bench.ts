import { getContext, hasContext, setContext } from 'svelte';
import { TapeLab } from './tape-lab.svelte.ts';

/** That of the Tape lab: it outlives the view, so that going elsewhere and back loses nothing. */
export const ownTapeLab = new TapeLab();

const key = Symbol('tape bench');

/** What the component is about: that of the lesson that it is part of, else the lab's own. */
export function tapeBench(): TapeLab {
  return hasContext(key) ? getContext<TapeLab>(key) : ownTapeLab;
}

/** Makes all components inside this one show another program than the lab's own. */
export function provideTapeBench(bench: TapeLab): void {
  setContext(key, bench);
}
