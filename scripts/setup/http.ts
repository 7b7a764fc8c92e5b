/** One HTTP GET with redirects, proxies and time limits, which Node's own `fetch` has only in part. */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import tls from 'node:tls';

/** The user's network settings. */
export interface HttpSettings {
  httpProxy?: string | undefined;
  httpsProxy?: string | undefined;
  /** Hosts (and their subdomains) that are reached directly. */
  noProxy: string[];
  /** Certificate authorities to trust besides the usual ones, in PEM. */
  authorities?: string | undefined;
  /** False where the user told npm not to check certificates. */
  strict: boolean;
}

export interface GetOptions {
  settings: HttpSettings;
  headers?: Record<string, string>;
  /** How long a connection and the answer's first byte may take. */
  answerWithin: number;
  /** How long the answer may stand still. */
  idleLimit: number;
}

const MAX_REDIRECTS = 5;

/** The proxy to reach `url` through, if any. */
export function proxyFor(url: URL, settings: HttpSettings): URL | undefined {
  const proxy = url.protocol === 'https:' ? (settings.httpsProxy ?? settings.httpProxy) : settings.httpProxy;
  const direct = settings.noProxy
    .map((host) => host.trim().replace(/^\*?\./, ''))
    .some((host) => host === '*' || (host && (url.hostname === host || url.hostname.endsWith(`.${host}`))));
  return proxy && !direct ? new URL(proxy) : undefined;
}

/** The headers with which a proxy lets this user in. */
function proxyLogin(proxy: URL): Record<string, string> {
  if (!proxy.username) return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** A socket to `url`'s host through a proxy. */
function tunnel(url: URL, proxy: URL, answerWithin: number): Promise<Socket> {
  const client = proxy.protocol === 'https:' ? https : http;
  const target = `${url.hostname}:${url.port || 443}`;
  return new Promise((resolve, reject) => {
    client
      .request(proxy, { method: 'CONNECT', path: target, headers: { host: target, ...proxyLogin(proxy) } })
      .setTimeout(answerWithin, () => reject(new Error(`no answer from the proxy ${proxy.host}`)))
      .on('connect', (response, socket) =>
        response.statusCode === 200
          ? resolve(socket as Socket)
          : reject(new Error(`the proxy ${proxy.host} answers ${response.statusCode}`)),
      )
      .on('error', reject)
      .end();
  });
}

/** Options that make an HTTPS request run over a socket that is already open. */
function over(socket: Socket, url: URL, trust: tls.ConnectionOptions): https.RequestOptions {
  return { agent: false, createConnection: () => tls.connect({ ...trust, socket, servername: url.hostname }) };
}

function trustOf(settings: HttpSettings): tls.ConnectionOptions {
  const ca = settings.authorities ? { ca: [...tls.rootCertificates, settings.authorities] } : {};
  return { ...ca, rejectUnauthorized: settings.strict };
}

/** The request for `url`, not sent yet, whichever way it has to go. */
async function prepare(url: URL, { settings, headers = {}, answerWithin }: GetOptions): Promise<http.ClientRequest> {
  const proxy = proxyFor(url, settings);
  if (url.protocol === 'https:') {
    const trust = trustOf(settings);
    const way = proxy ? over(await tunnel(url, proxy, answerWithin), url, trust) : trust;
    return https.request(url, { headers, ...way });
  }
  if (!proxy) return http.request(url, { headers });
  return http.request(proxy, { path: url.href, headers: { host: url.host, ...proxyLogin(proxy), ...headers } });
}

/** Sends a request and waits for the head of its answer. */
function send(request: http.ClientRequest, options: GetOptions): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => request.destroy(new Error('no answer in time')), options.answerWithin);
    request
      .on('response', (response) => {
        clearTimeout(limit);
        response.setTimeout(options.idleLimit, () => response.destroy(new Error('the connection stands still')));
        resolve(response);
      })
      .on('error', (error) => {
        clearTimeout(limit);
        reject(error);
      })
      .end();
  });
}

/** Gets `address`, following redirects; the body is still to be read. */
export async function get(address: string, options: GetOptions): Promise<http.IncomingMessage> {
  let url = new URL(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await send(await prepare(url, options), options);
    const location = response.headers.location;
    if (!location || Math.floor((response.statusCode ?? 0) / 100) !== 3) return response;
    response.resume();
    url = new URL(location, url);
  }
  throw new Error(`more than ${MAX_REDIRECTS} redirects`);
}
