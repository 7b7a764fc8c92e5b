import type { App, Session } from 'electron';
import { isOwnPage } from './app-files.ts';

/** Keeps Chromium's own services from looking anything up; to be called before the app is ready. */
export function keepChromiumOffline({ commandLine }: App): void {
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // WebRTC would send packets past the request filter below.
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
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
