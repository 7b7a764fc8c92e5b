import { extname, join } from 'node:path';

/** The app is served from its own scheme instead of `file:`, so that it has an origin and cannot read the disk. */
export const scheme = 'app';
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

/** Whether an address belongs to the app's own origin. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: own, host } = new URL(address);
  return own === `${scheme}:` && host === 'tapelab';
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
