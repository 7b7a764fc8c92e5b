/** Asks the npm client, so that a user's own registry, proxy and certificates are honoured. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SetupFailure } from './failure.ts';
import type { HttpSettings } from './http.ts';

const run = promisify(execFile);

/** What a child process that ended badly still printed. */
function printed(error: unknown): string {
  return error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : '';
}

/** Runs npm and gives what it printed, also when it failed: with --json the reason is printed too. */
async function npm(...args: string[]): Promise<string> {
  const script = process.env['npm_execpath'];
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  try {
    return (await run(command, [...first, ...args], { shell: process.platform === 'win32' && !script })).stdout;
  } catch (error) {
    return printed(error);
  }
}

/** Reads JSON that should be an object; anything else is an empty one. */
function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** npm's network settings (npm itself reads HTTPS_PROXY and its kin). */
export async function npmHttpSettings(): Promise<HttpSettings> {
  const config = parseObject(await npm('config', 'list', '--json'));
  const authorities = text(config['cafile']);
  return {
    httpsProxy: text(config['https-proxy']),
    httpProxy: text(config['proxy']),
    noProxy: [config['noproxy']].flat().flatMap((hosts) => text(hosts)?.split(',') ?? []),
    authorities: authorities ? await readFile(authorities, 'utf8').catch(() => undefined) : undefined,
    strict: config['strict-ssl'] !== false,
  };
}

export interface PublishedFile {
  tarball: string;
  integrity: string;
}

/** Short waits: npm's own would keep a machine without a network waiting for more than a minute. */
const PATIENCE = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=20000'];

/** Where the registry keeps a package's archive, and the integrity it claims. */
export async function publishedFile(specifier: string): Promise<PublishedFile> {
  const answer = parseObject(await npm('view', specifier, 'dist.tarball', 'dist.integrity', '--json', ...PATIENCE));
  const tarball = text(answer['dist.tarball']);
  const integrity = text(answer['dist.integrity']);
  if (tarball && integrity) return { tarball, integrity };
  const problem = parseObject(JSON.stringify(answer['error'] ?? {}));
  const reason = [problem['code'], problem['summary']].map(text).filter(Boolean).join(': ').split('\n')[0];
  throw new SetupFailure(
    `The npm registry does not give ${specifier}${reason ? ` (${reason})` : ''}.`,
    'Check the network and `npm config get registry`, then run `npm run setup` again.',
  );
}
