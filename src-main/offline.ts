import type { App, Session } from 'electron';
import { isOwnPage } from './app-files.ts';

/** Sets Chromium up for a machine without a network; to be called before the app is ready. */
export function keepChromiumOffline({ commandLine }: App): void {
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // A graphics driver that keeps failing must not end the app: Chromium then draws without it.
  commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

/** Refuses every request but those for the app's own files, every permission, and every download. */
export function keepOffline(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    // The developer tools are pages of the browser itself.
    decide({ cancel: !isOwnPage(url) && !url.startsWith('devtools:') && !url.startsWith('data:') });
  });
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
