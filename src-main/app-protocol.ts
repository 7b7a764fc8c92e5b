import { readFile } from 'node:fs/promises';
import { protocol, type Protocol } from 'electron';
import { fileFor, scheme } from './app-files.ts';

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

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, codeCache: true } }]);
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
