import type { Page } from 'playwright';
import type { Language } from '../src-main/ipc/contract.ts';

/** Chooses a language in the rail, whichever is on screen. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('combobox', { name: /Language/ })
    .selectOption(language);
}
