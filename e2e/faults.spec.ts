import { experimentFaults } from './experiment-faults.ts';
import { killAgainAndAgain } from './fault-run.ts';
import { progressFaults } from './progress-faults.ts';
import { expect, test } from './fixtures.ts';

for (const scenario of [experimentFaults, progressFaults]) {
  test(`${scenario.name}: what was kept opens after every hard kill, and nothing that was confirmed is lost`, async () => {
    const { confirmed } = await killAgainAndAgain({ scenario, kills: 5, seed: 612 });
    expect(confirmed).toBeGreaterThan(5);
  });
}
