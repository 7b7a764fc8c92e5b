import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Protocol } from 'electron';

/** The app is served from its own scheme instead of `file:`, so that it has an origin and cannot read the disk. */
const scheme = 'app';
const origin = `${scheme}://tapelab`;

export const startPage = `${origin}/index.html`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Svelte clones its templates through a policy of this name; nothing else may turn text into markup.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Whether an address belongs to the app's own origin. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: own, host } = new URL(address);
  return own === `${scheme}:` && host === 'tapelab';
}

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** The file below `root` that an address names, or `null` where it names none of a known type. */
export function fileFor(root: string, address: string): { path: string; mediaType: string } | null {
  if (!isOwnPage(address)) return null;
  const { pathname } = new URL(address);
  const mediaType = mediaTypes[extname(pathname)];
  // The build names its files with these characters only, so nothing encoded can climb out of `root`.
  if (!mediaType || !/^[\w./-]+$/.test(pathname) || pathname.includes('..')) return null;
  return { path: join(root, pathname), mediaType };
}

/** Serves the built renderer in `root` to a session, every page under the content policy. */
export function serveApp(sessionProtocol: Protocol, root: string): void {
  sessionProtocol.handle(scheme, async ({ url }) => {
    const file = fileFor(root, url);
    if (!file) return new Response('Not found', { status: 404 });
    try {
      return new Response(await readFile(file.path), {
        headers: {
          'Content-Type': file.mediaType,
          'Content-Security-Policy': contentPolicy,
          'X-Content-Type-Options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
