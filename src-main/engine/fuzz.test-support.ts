/** Cases of each property: 1,000 in the normal run, what `npm run test:fuzz` sets in the long one. */
export const runs = Number(process.env.TAPELAB_FUZZ_RUNS ?? 1_000);
