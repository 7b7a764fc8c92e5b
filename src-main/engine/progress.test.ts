import { describe, expect, it } from 'vitest';
import { progress, withProgress } from './progress.ts';

/** What is told of some work. */
function told(work: () => void): number[] {
  const shares: number[] = [];
  withProgress((share) => shares.push(share), work);
  return shares;
}

const thousandths = () => Array.from({ length: 1000 }, (_, k) => k / 1000).forEach(progress);

describe('progress', () => {
  it('is told some twenty times, going up', () => {
    const shares = told(thousandths);
    expect(shares.length).toBeGreaterThan(15);
    expect(shares.length).toBeLessThanOrEqual(20);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('begins anew with each piece of work', () => {
    expect(told(thousandths)).toEqual(told(thousandths));
  });

  it('is told nobody once the work is over, however it ends', () => {
    const shares: number[] = [];
    const listen = (share: number) => shares.push(share);
    expect(() =>
      withProgress(listen, () => {
        throw new Error('over');
      }),
    ).toThrow('over');
    progress(1);
    withProgress(listen, () => undefined);
    progress(1);
    expect(shares).toEqual([]);
  });
});
