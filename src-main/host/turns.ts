/** Places in the array by which two threads take turns: how often work was asked for, and how often it was done. */
export const ASKED = 0;
export const DONE = 1;

/** So many looks before a thread goes to sleep: some microseconds, longer than the other one needs between two updates. */
const LOOKS = 10_000;

/** Waits until a turn is no longer `known`; false where that takes longer than so many milliseconds. */
export function awaitTurn(turns: Int32Array, place: number, known: number, milliseconds = Infinity): boolean {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(turns, place) !== known) return true;
  return Atomics.wait(turns, place, known, milliseconds) !== 'timed-out';
}

/** Announces the next turn, and returns it. */
export function takeTurn(turns: Int32Array, place: number): number {
  const turn = Atomics.add(turns, place, 1) + 1;
  Atomics.notify(turns, place);
  return turn;
}
