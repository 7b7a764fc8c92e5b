import { expect, it } from 'vitest';
import { proxyFor } from './http.ts';

const settings = {
  httpProxy: 'http://plain.example:1',
  httpsProxy: 'http://secure.example:2',
  noProxy: ['localhost', '.school.example', ''],
  strict: true,
};

const proxyOf = (address: string): string | undefined => proxyFor(new URL(address), settings)?.host;

it('chooses the proxy by scheme, and none for hosts to be reached directly', () => {
  expect(proxyOf('http://a.example/')).toBe('plain.example:1');
  expect(proxyOf('https://a.example/')).toBe('secure.example:2');
  expect(proxyOf('https://localhost/')).toBeUndefined();
  expect(proxyOf('https://files.school.example/')).toBeUndefined();
  expect(proxyOf('https://notschool.example/')).toBe('secure.example:2');
  expect(proxyFor(new URL('https://a.example/'), { noProxy: [], strict: true })).toBeUndefined();
});
