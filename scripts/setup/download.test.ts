import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { download, DownloadFailure, type Download } from './download.ts';

const CONTENT = randomBytes(300_000);
const CUT = 100_000;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Where a request wants to begin. */
const startOf = (request: IncomingMessage): number =>
  Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);

/** Answers as a good server does. */
const whole: Answer = (request, response) => {
  const start = startOf(request);
  const rest = CONTENT.subarray(start);
  const headers = {
    'content-length': rest.length,
    'content-range': `bytes ${start}-${CONTENT.length - 1}/${CONTENT.length}`,
  };
  response.writeHead(start > 0 ? 206 : 200, headers).end(rest);
};

/** Breaks the connection after some bytes. */
const cut: Answer = (request, response) => {
  const rest = CONTENT.subarray(startOf(request));
  response.writeHead(startOf(request) > 0 ? 206 : 200, {
    'content-length': rest.length,
    'content-range': `bytes ${startOf(request)}-${CONTENT.length - 1}/${CONTENT.length}`,
  });
  response.write(rest.subarray(0, CUT), () => setTimeout(() => response.destroy(), 20));
};

/** Knows nothing of ranges. */
const rangeIgnored: Answer = (_, response) => void response.writeHead(200).end(CONTENT);

const damaged: Answer = (_, response) => void response.writeHead(200).end(Buffer.alloc(CONTENT.length));

const status =
  (code: number): Answer =>
  (_, response) =>
    void response.writeHead(code).end('no');

let folder: string;
let server: Server;
let answers: Answer[];
let ranges: number[];
let said: string[];

/** A wish for the content; the server gives one answer after the other, and the last one for ever. */
function wish(...given: Answer[]): Download {
  answers = given;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`,
    file: join(folder, 'file.zip'),
    checksum: { algorithm: 'sha256', digest: createHash('sha256').update(CONTENT).digest('hex') },
    label: 'the file',
    settings: { noProxy: [], strict: true },
    attempts: 2,
    answerWithin: 500,
    pause: 1,
    say: (line) => said.push(line),
  };
}

const arrived = async (): Promise<boolean> => (await readFile(join(folder, 'file.zip'))).equals(CONTENT);

beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  folder = await mkdtemp(join(tmpdir(), 'tapelab-download-'));
  [ranges, said] = [[], []];
  server = createServer((request, response) => {
    ranges.push(startOf(request));
    (answers.length > 1 ? answers.shift() : answers[0])?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('a download', () => {
  it('arrives, and leaves nothing else behind', async () => {
    await download(wish(whole));
    expect(await arrived()).toBe(true);
    expect(await readdir(folder)).toEqual(['file.zip']);
  });

  it('goes on where the connection broke', async () => {
    await download(wish(cut, cut, whole));
    expect(await arrived()).toBe(true);
    expect(ranges).toEqual([0, CUT, 2 * CUT]);
    expect(said[0]).toMatch(/interrupted.*going on/);
  });

  it('goes on where an earlier run was given up', async () => {
    await expect(download(wish(cut, status(500)))).rejects.toThrow(DownloadFailure);
    expect(await readdir(folder)).toEqual(['file.zip.part']);
    await download(wish(whole));
    expect(ranges.at(-1)).toBe(CUT);
    expect(await arrived()).toBe(true);
  });

  it('takes over the part of a process that was killed, not that of one at work', async () => {
    const host = (await import('node:os')).hostname().replace(/[^A-Za-z0-9]/g, '') || 'host';
    await writeFile(join(folder, `file.zip.${host}-${process.pid}-00000000.part`), CONTENT.subarray(0, 10));
    await writeFile(join(folder, `file.zip.${host}-999999999-00000000.part`), CONTENT.subarray(0, 20));
    await download(wish(whole));
    expect(ranges).toEqual([20]);
    expect(await readdir(folder)).toEqual(['file.zip', `file.zip.${host}-${process.pid}-00000000.part`]);
  });

  it('starts again if the server knows no ranges', async () => {
    await download(wish(cut, rangeIgnored));
    expect(await arrived()).toBe(true);
  });

  it('uses a part that is whole already', async () => {
    await writeFile(join(folder, 'file.zip.part'), CONTENT);
    await download(wish(status(416)));
    expect(await arrived()).toBe(true);
  });

  it('throws a damaged file away, says so, and fetches it again', async () => {
    await download(wish(damaged, whole));
    expect(await arrived()).toBe(true);
    expect(said).toEqual(['The downloaded the file is damaged; it is thrown away and fetched again.']);
  });

  it('never leaves a damaged file under its name', async () => {
    await expect(download(wish(damaged))).rejects.toThrow(/does not match/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('replaces a stored file that has been damaged', async () => {
    await writeFile(join(folder, 'file.zip'), 'spoilt');
    await download(wish(whole));
    expect(await arrived()).toBe(true);
    expect(said[0]).toMatch(/stored.*damaged/);
  });

  it('asks nobody for a file that is there', async () => {
    await writeFile(join(folder, 'file.zip'), CONTENT);
    await download(wish(status(500)));
    expect(ranges).toEqual([]);
  });

  it('tries again after 500, but not after 404', async () => {
    await download(wish(status(500), whole));
    expect(await arrived()).toBe(true);
    await rm(join(folder, 'file.zip'));
    await expect(download(wish(status(404), whole))).rejects.toThrow(/404/);
  });

  it('gives up on a server that does not answer', async () => {
    await expect(download({ ...wish(() => undefined), attempts: 1, answerWithin: 50 })).rejects.toThrow(/no answer/);
  });

  it('follows redirects', async () => {
    await download(wish((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(), whole));
    expect(await arrived()).toBe(true);
  });

  it('goes through a proxy', async () => {
    const asked = wish(whole);
    const proxy = asked.url.replace('/file', '');
    await download({ ...asked, url: 'http://files.example/file', settings: { ...asked.settings, httpProxy: proxy } });
    expect(await arrived()).toBe(true);
  });

  it('may run twice at the same time', async () => {
    const both = wish(whole);
    await Promise.all([download(both), download(both)]);
    expect(await arrived()).toBe(true);
    expect(await readdir(folder)).toEqual(['file.zip']);
  });
});
