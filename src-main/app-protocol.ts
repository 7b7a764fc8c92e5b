import { readFile } from 'node:fs/promises';
import { protocol, type Protocol } from 'electron';
import { fileFor, scheme } from './app-files.ts';

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // KaTeX writes the width of a tall brace as an attribute; an attribute of style loads and runs nothing.
  "style-src-attr 'unsafe-inline'",
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

const headers = { 'Content-Security-Policy': contentPolicy, 'X-Content-Type-Options': 'nosniff' };

/** Has to be called before the app is ready. A picture that is saved fetches the fonts that it takes along. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built renderer in `root` to a session, every page under the content policy.
 *
 * `Protocol.handle` would do the same with Node's `Response`, which takes 30 ms to load, all of it before the first frame.
 */
export function serveApp(sessionProtocol: Protocol, root: string): void {
  sessionProtocol.registerBufferProtocol(scheme, ({ url }, answer) => {
    const file = fileFor(root, url);
    const missing = (): void => answer({ statusCode: 404, data: Buffer.from('Not found') });
    if (!file) return missing();
    readFile(file.path).then(
      (data) => answer({ data, headers: { ...headers, 'Content-Type': file.mediaType } }),
      missing,
    );
  });
}
