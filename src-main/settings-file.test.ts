import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from './ipc/contract.ts';
import { settingsFile, systemSettings } from './settings-file.ts';

const defaults: Settings = { language: 'en', theme: 'light' };
const chosen: Settings = { language: 'zh-Hans', theme: 'projector' };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-settings-'));
  path = join(folder, 'profile', 'settings.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('settingsFile', () => {
  it('gives the defaults at the first start', () => {
    expect(settingsFile(path, () => defaults).read()).toEqual(defaults);
  });

  it('keeps what was chosen, and leaves nothing else behind', () => {
    settingsFile(path, () => defaults).write(chosen);
    expect(settingsFile(path, () => defaults).read()).toEqual(chosen);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json']);
  });

  it.each(['', '{', '[]', '{"language":"fr","theme":"light"}', '{"language":"en"}'])(
    'takes the defaults where the file holds %j',
    (text) => {
      const file = settingsFile(path, () => defaults);
      file.write(chosen);
      writeFileSync(path, text);
      expect(file.read()).toEqual(defaults);
    },
  );

  it('reads past what a newer version has added', () => {
    const file = settingsFile(path, () => defaults);
    file.write(chosen);
    writeFileSync(path, JSON.stringify({ ...chosen, zoom: 2 }));
    expect(file.read()).toEqual(chosen);
  });

  it('says when the disk refuses, and keeps the old file', () => {
    const file = settingsFile(path, () => defaults);
    file.write(chosen);
    const blocked = settingsFile(join(path, 'settings.json'), () => defaults);
    expect(() => blocked.write(defaults)).toThrow();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(chosen);
  });
});

describe('systemSettings', () => {
  it.each([
    [['zh-CN', 'en-US'], 'zh-Hans'],
    [['fr-FR', 'zh-Hans-CN'], 'zh-Hans'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh-TW', 'en-US'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh'], 'zh-Hans'],
    [['en-GB', 'zh-CN'], 'en'],
    [['fr-FR'], 'en'],
    [[], 'en'],
  ])('follows the languages %j', (languages, language) => {
    expect(systemSettings(languages, false)).toEqual({ language, theme: 'light' });
  });

  it('follows a dark system', () => {
    expect(systemSettings(['en'], true).theme).toBe('dark');
  });
});
