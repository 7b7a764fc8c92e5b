/**
 * Fetches one large file of known hash. What arrived is kept in a `.part` file, so that a download cut off in the middle
 * goes on from there, in this run or the next; the file gets its name only after its hash was found right.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasChecksum, type Checksum } from './checksum.ts';
import { abandoned, claimedName, removeAbandoned } from './claim.ts';
import { errorCode, errorLine } from './failure.ts';
import { get, type HttpSettings } from './http.ts';
import { showProgress, type Progress } from './progress.ts';

export interface Download {
  url: string;
  /** Where the file is to be. */
  file: string;
  checksum: Checksum;
  /** What the progress line calls it. */
  label: string;
  settings: HttpSettings;
  /** How many times in a row nothing may arrive before the download is given up. */
  attempts?: number;
  /** Milliseconds for a connection and the first byte. */
  answerWithin?: number;
  /** Milliseconds between attempts. */
  pause?: number;
  say?: (line: string) => void;
}

/** The file could not be had; the reason is short enough to stand in another sentence. */
export class DownloadFailure extends Error {
  /** @param final true if asking the server again would not help */
  constructor(
    reason: string,
    readonly final = false,
  ) {
    super(reason);
    this.name = 'DownloadFailure';
  }
}

/** Errors of this machine's disk, which no other attempt would mend. */
const DISK_ERRORS = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);

/** True for errors of the disk, and of paths; network errors carry no path. */
const isDiskError = (error: unknown): boolean =>
  DISK_ERRORS.has(errorCode(error)) || (error instanceof Error && 'path' in error);

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0;

/** Takes over what an ended download left, or names a new part file. Renaming makes sure only one takes it. */
async function claimPart(file: string): Promise<string> {
  const mine = join(dirname(file), claimedName(basename(file), 'part'));
  for (const left of await abandoned(dirname(file), basename(file), 'part')) {
    const taken = await rename(left, mine).then(
      () => true,
      () => false,
    );
    if (taken) break;
  }
  return mine;
}

/** Leaves a part file for whoever downloads next. */
async function releasePart(file: string, part: string): Promise<void> {
  if ((await sizeOf(part)) > 0) await rename(part, `${file}.part`);
  else await rm(part, { force: true });
}

/** The position at which an answer's body begins: a server may ignore the wish to go on in the middle. */
function startOf(response: IncomingMessage, wanted: number): number {
  if (response.statusCode === 200) return 0;
  const range = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '');
  if (response.statusCode === 206 && Number(range?.[1]) === wanted) return wanted;
  response.destroy();
  const refused = response.statusCode ?? 0;
  throw new DownloadFailure(`the server answers ${refused}`, refused >= 400 && refused < 500 && refused !== 429);
}

/** Writes an answer's body behind the first `start` bytes of the part file. */
async function append(response: IncomingMessage, part: string, start: number, progress: Progress): Promise<void> {
  const length = Number(response.headers['content-length'] ?? 0);
  let done = start;
  response.on('data', (chunk: Buffer) => {
    done += chunk.length;
    progress.update(done, length > 0 ? start + length : 0);
  });
  await pipeline(response, createWriteStream(part, { flags: start > 0 ? 'a' : 'w' }));
}

/** Fetches what is missing of the part file. */
async function fetchRest(download: Download, part: string, progress: Progress): Promise<void> {
  const had = await sizeOf(part);
  const response = await get(download.url, {
    settings: download.settings,
    headers: { 'user-agent': 'tapelab-setup', ...(had > 0 && { range: `bytes=${had}-` }) },
    answerWithin: download.answerWithin ?? 30_000,
    idleLimit: 30_000,
  });
  // Nothing follows the last byte: the part was whole already, and its hash is to tell whether it is right.
  if (response.statusCode === 416 && had > 0) return void response.destroy();
  await append(response, part, startOf(response, had), progress);
}

/** Why an attempt failed, in a few words. */
function reasonOf(error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name of the server cannot be resolved';
  return code && !(error instanceof DownloadFailure) ? code : errorLine(error);
}

/** Fetches to the end, going on after every cut as long as something still arrives. */
async function fetchAll(download: Download, part: string, progress: Progress): Promise<void> {
  const { attempts = 4, pause = 2_000, say = console.log } = download;
  for (let fruitless = 0; ;) {
    const before = await sizeOf(part);
    try {
      return await fetchRest(download, part, progress);
    } catch (error) {
      if (isDiskError(error)) throw error;
      const now = await sizeOf(part);
      fruitless = now > before ? 0 : fruitless + 1;
      if (fruitless >= attempts || (error instanceof DownloadFailure && error.final))
        throw new DownloadFailure(reasonOf(error), true);
      progress.end();
      say(
        `The download was interrupted: ${reasonOf(error)}; ${now > 0 ? 'going on where it stopped' : 'trying again'} ...`,
      );
      await sleep(pause);
    }
  }
}

/** Fetches until the hash is right; a damaged file is thrown away and fetched once more. */
async function fetchIntact(download: Download, part: string, progress: Progress): Promise<void> {
  const { checksum, label, say = console.log } = download;
  for (let tries = 1; ; tries++) {
    await fetchAll(download, part, progress);
    progress.end();
    if (await hasChecksum(part, checksum)) return;
    await rm(part, { force: true });
    if (tries === 2) throw new DownloadFailure('what arrives does not match the published checksum', true);
    say(`The downloaded ${label} is damaged; it is thrown away and fetched again.`);
  }
}

/** True if the file is there already and whole; a damaged one is thrown away. */
async function isThere({ file, checksum, label, say = console.log }: Download): Promise<boolean> {
  if (!existsSync(file)) return false;
  if (await hasChecksum(file, checksum)) return true;
  say(`The stored ${label} is damaged; it is thrown away and fetched again.`);
  await rm(file, { force: true });
  return false;
}

/**
 * Makes sure that the file is there and has the right hash.
 * @throws DownloadFailure if it cannot be had
 */
export async function download(wish: Download): Promise<void> {
  if (await isThere(wish)) return;
  const part = await claimPart(wish.file);
  const progress = showProgress(wish.label);
  try {
    await fetchIntact(wish, part, progress);
    await rename(part, wish.file);
    await removeAbandoned(dirname(wish.file), basename(wish.file), 'part');
  } catch (error) {
    await releasePart(wish.file, part);
    throw error;
  } finally {
    progress.end();
  }
}
