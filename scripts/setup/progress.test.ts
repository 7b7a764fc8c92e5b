import { expect, it } from 'vitest';
import { showProgress } from './progress.ts';

/** What is written while a file of 100 MB arrives, 10 MB at a time. */
function written(isTTY: boolean): string[] {
  const lines: string[] = [];
  const progress = showProgress('it', {
    isTTY,
    write: (text: string | Uint8Array) => Boolean(lines.push(String(text))),
  });
  for (let done = 10e6; done <= 100e6; done += 10e6) progress.update(done, 100e6);
  progress.end();
  return lines;
}

it('rewrites one line on a terminal', () => {
  const lines = written(true);
  expect(lines[0]).toBe('\r\x1b[KDownloading it: 10 % of 100 MB');
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('\n');
});

it('writes a line every quarter elsewhere', () => {
  expect(written(false).map((line) => /(\d+) %/.exec(line)?.[1])).toEqual(['10', '30', '50', '80', '100']);
});
