import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Settings } from './ipc/contract.ts';
import { settingsSchema } from './ipc/schemas.ts';
import { writeWhole } from './write-whole.ts';

/** Reads and writes the settings as one small JSON file. */
export interface SettingsFile {
  /** The settings on file; the defaults where the file is missing or damaged. */
  read(): Settings;
  /**
   * Replaces the file in one step, so that a crash leaves the old or the new one, never half of either.
   *
   * @throws when the disk refuses.
   */
  write(settings: Settings): Settings;
}

function parse(text: string): Settings | null {
  try {
    const checked = v.safeParse(settingsSchema, JSON.parse(text));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** `defaults` are asked for only when there is nothing on file: at the first start, they follow the system. */
export function settingsFile(path: string, defaults: () => Settings): SettingsFile {
  return {
    read() {
      const text = readText(path);
      return (text === null ? null : parse(text)) ?? defaults();
    },
    write(settings) {
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`);
      return settings;
    },
  };
}

/** The settings of a first start, from what the system prefers. */
export function systemSettings(preferredLanguages: readonly string[], prefersDark: boolean): Settings {
  const chosen = preferredLanguages.find((tag) => /^(en|zh)\b/i.test(tag)) ?? 'en';
  return { language: languageOf(chosen), theme: prefersDark ? 'dark' : 'light' };
}

/** Where no script is named, the place says it. */
function languageOf(tag: string): Settings['language'] {
  if (!/^zh/i.test(tag)) return 'en';
  if (/-hans\b/i.test(tag)) return 'zh-Hans';
  return /-(?:hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
