import fc from 'fast-check';

const asked = process.env.TAPELAB_FUZZ_RUNS;

/** Cases of each property: 1,000 in the normal run, what `npm run test:fuzz` sets in the long one. */
export const runs = Number(asked ?? 1_000);

// The normal run tries the same cases every time, so that it passes every time; the long one looks for others.
if (asked === undefined) fc.configureGlobal({ seed: 1_847 });
