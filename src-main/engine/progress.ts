/** Is told how far a piece of work has come, from 0 to 1. */
type Listener = (share: number) => void;

/** It is told no more often than after so much of the work. */
const STEP = 0.05;

let listener: Listener | null = null;
let told = 0;

/**
 * Does some work, and tells a listener on the way how far it has come.
 * @example withProgress(() => undefined, () => 3) // 3
 */
export function withProgress<Result>(listen: Listener, work: () => Result): Result {
  listener = listen;
  told = 0;
  try {
    return work();
  } finally {
    listener = null;
  }
}

/** Tells whoever listens, if that is worth it, that so much of the work is done. */
export function progress(share: number): void {
  if (listener === null || share < told + STEP) return;
  told = share;
  listener(share);
}
