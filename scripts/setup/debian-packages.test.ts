import { describe, expect, it } from 'vitest';
import { choosePackage, installedPackages, missingNeeds } from './debian-packages.ts';

const stanza = (name: string, status: string, architecture = 'amd64'): string =>
  `Package: ${name}\nStatus: ${status}\nPriority: optional\nArchitecture: ${architecture}\nDescription: text\n more text\n`;

const STATUS = [
  stanza('xvfb', 'install ok installed'),
  stanza('xauth', 'deinstall ok config-files'),
  stanza('libnss3', 'install ok installed', 'i386'),
  stanza('libgtk-3-0t64', 'install ok installed'),
  stanza('fonts-dejavu-core', 'hold ok installed', 'all'),
  stanza('libgbm1', 'install ok half-configured'),
].join('\n');

describe('installedPackages', () => {
  it('lists what is fully installed for this kind of processor', () => {
    expect([...installedPackages(STATUS, 'x64')]).toEqual(['xvfb', 'libgtk-3-0t64', 'fonts-dejavu-core']);
  });
});

describe('missingNeeds', () => {
  it('takes a renamed package for the old one', () => {
    const needs = [['xvfb'], ['xauth'], ['libgtk-3-0', 'libgtk-3-0t64']] as const;
    expect(missingNeeds(needs, installedPackages(STATUS, 'x64'))).toEqual([['xauth']]);
  });
});

describe('choosePackage', () => {
  const need = ['libasound2', 'libasound2t64'] as const;

  it('takes the first name that apt knows as a real package', async () => {
    expect(await choosePackage(need, async (name) => name === 'libasound2t64')).toBe('libasound2t64');
  });

  it('falls back to the first, so that apt can say what is wrong', async () => {
    expect(await choosePackage(need, async () => false)).toBe('libasound2');
  });
});
