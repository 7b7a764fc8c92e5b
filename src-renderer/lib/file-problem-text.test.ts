import { describe, expect, it } from 'vitest';
import notRead from '../../src-main/experiment/not-read.ts?raw';
import type { Problem } from '../../src-main/ipc/contract.ts';
import { fileProblemText } from './file-problem-text.ts';

/** Every `what` that the main process may tell, with the names of the details beside it, as its documentation lists them. */
const [list = ''] = notRead.replaceAll('\n *', '').split('export class');
const documented = [...list.matchAll(/`(?<what>[a-z-]+)`(?: \{(?<names>[^}]*)\})?/g)].map(({ groups }) => ({
  what: groups?.what ?? '',
  names: (groups?.names ?? '').split(',').map((name) => name.split(':')[0]?.trim() ?? ''),
}));

const refused = (details: Problem['details']): Problem => ({
  ...{ kind: 'file-not-read', message: 'English', span: null, details },
});

describe('fileProblemText', () => {
  it('knows that there is something to say', () => {
    expect(documented.length).toBeGreaterThan(15);
  });

  it.each(documented)('says with its details what is wrong: $what', ({ what, names }) => {
    const told = names.filter((name) => name !== '').map((name) => [name, `<${name}>`] as const);
    const text = fileProblemText(refused({ what, file: 'run.tapelab', ...Object.fromEntries(told) }));
    expect(text).toMatch(/^run\.tapelab cannot be opened\. \S/);
    for (const [, detail] of told) expect(text).toContain(detail);
  });

  it('says where a damaged file was put', () => {
    const text = fileProblemText(refused({ what: 'format', file: 'last.tapelab', aside: 'last.damaged-1.tapelab' }));
    expect(text).toBe(
      'last.tapelab cannot be opened. It holds no experiment of TapeLab. ' +
        'It was put aside as last.damaged-1.tapelab: nothing of it is lost.',
    );
  });

  it('falls back to the English sentence', () => {
    expect(fileProblemText(refused({}))).toBe('The file could not be read: English');
  });

  it('cuts a name that is as long as a page', () => {
    expect(fileProblemText(refused({ what: 'same-name', column: 'x'.repeat(10_000) })).length).toBeLessThan(200);
  });
});
