/** The value below which `share` of the samples lie, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const geometricMean = (samples: readonly number[]): number =>
  Math.exp(samples.reduce((sum, sample) => sum + Math.log(sample), 0) / samples.length);
