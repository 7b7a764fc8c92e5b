import { expect, test } from 'playwright/test';
import { chooseAccount } from './account.ts';
import { launchApp } from './launch.ts';
import { pageConfinements } from './sandbox.ts';

test('the window opens at the wished size, with its page in a sandbox', async () => {
  const { app, page, close } = await launchApp({ size: { width: 1280, height: 720 } });
  await expect(page).toHaveTitle(/TapeLab/);
  if (process.platform === 'linux' && (await chooseAccount()).sandbox) {
    const pages = await pageConfinements(app);
    expect(pages.length).toBeGreaterThan(0);
    for (const { seccomp, pidNamespaces } of pages) {
      expect(seccomp).toBe(2);
      expect(pidNamespaces).toBeGreaterThan(1);
    }
  }
  await close();
});
