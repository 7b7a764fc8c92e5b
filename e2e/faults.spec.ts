import { experimentFaults } from './experiment-faults.ts';
import { killAgainAndAgain } from './fault-run.ts';
import { expect, test } from './fixtures.ts';

test('what was kept opens after every hard kill, and nothing that was confirmed is lost', async () => {
  const { confirmed } = await killAgainAndAgain({ scenario: experimentFaults, kills: 5, seed: 612 });
  expect(confirmed).toBeGreaterThan(5);
});
