import { overwriteGetLocale } from '../../assets/messages/compiled/runtime.js';
import type { Language, Problem, Settings, Theme } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** Every language that the window speaks, in the order in which they are offered. */
export const languages: readonly Language[] = ['en', 'zh-Hans', 'zh-Hant'];

const current: { language: Language; theme: Theme } = $state(fromAddress(new URLSearchParams(location.search)));
show();

// Messages read the language through this function, so every text on screen follows it without a reload.
overwriteGetLocale(() => current.language);

/** The chosen language and theme; reading them in a view makes the view follow. */
export const settings: Settings = current;

/** Chooses another language or theme, at once and for the next start; resolves with what went wrong, or `null`. */
export async function choose(change: Partial<Settings>): Promise<Problem | null> {
  Object.assign(current, change);
  show();
  const outcome = await ask('settings:write', { ...$state.snapshot(current) });
  return outcome.ok ? null : outcome.problem;
}

/** The main process writes what is on file into the page's address. */
function fromAddress(address: URLSearchParams): { language: Language; theme: Theme } {
  const theme = address.get('theme');
  return {
    language: languages.find((known) => known === address.get('language')) ?? 'en',
    theme: theme === 'dark' || theme === 'projector' ? theme : 'light',
  };
}

function show(): void {
  document.documentElement.lang = current.language;
  document.documentElement.dataset['theme'] = current.theme;
}
