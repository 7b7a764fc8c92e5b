import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSheet } from '../../../src-main/engine/index.ts';
import type { Outcome, Problem, Sheet } from '../../../src-main/ipc/contract.ts';
import { problemText } from '../problem-text.ts';
import { dataImport } from './import.svelte.ts';

const refused = (kind: Problem['kind']): Outcome<Sheet> => ({
  ok: false,
  problem: { kind, message: kind, span: null, details: {} },
});

/** The other side of the bridge: it reads with the engine unless it is told to refuse. */
class Main {
  readonly asked: string[] = [];
  listeners: ((notice: { share: number }) => void)[] = [];
  refusal: Outcome<Sheet> | null = null;
  readonly seen: (number | null)[] = [];

  readonly on = (_notice: string, listener: (notice: { share: number }) => void) => {
    this.listeners.push(listener);
    return () => (this.listeners = this.listeners.filter((each) => each !== listener));
  };

  readonly invoke = (channel: string, request: { bytes: Uint8Array } | null): Promise<Outcome<unknown>> => {
    this.asked.push(channel);
    for (const share of [0.25, 0.75]) {
      for (const listener of this.listeners) listener({ share });
      this.seen.push(dataImport.share);
    }
    const answer = this.refusal ?? { ok: true, value: request && readSheet(request) };
    return Promise.resolve(answer as Outcome<unknown>);
  };
}

let main: Main;
beforeEach(() => {
  main = new Main();
  vi.stubGlobal('window', { tapelab: main });
});
afterEach(() => vi.unstubAllGlobals());

const file = (text: string): File => new File([text], 'flats.csv');

describe('a file that is imported', () => {
  it('becomes a table with all that its cells hold; the last column is predicted by the others', async () => {
    expect(await dataImport.read(file('面积,房间,价格\n50,1,48\n60,,abc\n'))).toEqual({
      origin: null,
      columns: [
        { name: '面积', cells: [50, 60] },
        { name: '房间', cells: [1, ''] },
        { name: '价格', cells: [48, 'abc'] },
      ],
      target: '价格',
      features: ['面积', '房间'],
    });
  });

  it('shows how far the reading is, and nothing of it afterwards', async () => {
    expect(dataImport.share).toBeNull();
    await dataImport.read(file('a,b\n1,2\n'));
    expect(main.seen).toEqual([0.25, 0.75]);
    expect([dataImport.share, main.listeners]).toEqual([null, []]);
  });

  it('that is refused is no table, and says why until the next one', async () => {
    main.refusal = refused('too-large');
    expect(await dataImport.read(file(''))).toBeNull();
    expect(dataImport.problem?.kind).toBe('too-large');
    main.refusal = null;
    await dataImport.read(file('a,b\n1,2\n'));
    expect(dataImport.problem).toBeNull();
  });

  it('waits for no other: a second one is not read beside it', async () => {
    const first = dataImport.read(file('a,b\n1,2\n'));
    expect(await dataImport.read(file('c,d\n3,4\n'))).toBeNull();
    expect((await first)?.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(main.asked).toEqual(['data:read']);
  });

  it('and cancelled is no table, without a word', async () => {
    main.refusal = refused('cancelled');
    expect(await dataImport.read(file(''))).toBeNull();
    expect(dataImport.problem).toBeNull();
    await dataImport.cancel();
    expect(main.asked).toEqual(['data:read', 'engine:cancel']);
  });

  it('and gone meanwhile is said by its name, and nothing is left under way', async () => {
    const gone = file('');
    gone.arrayBuffer = () => Promise.reject(new Error('The file is gone.'));
    expect(await dataImport.read(gone)).toBeNull();
    expect([dataImport.share, main.listeners]).toEqual([null, []]);
    const { problem } = dataImport;
    expect(problem && problemText(problem)).toMatch(/^flats\.csv cannot be opened\. .*The file is gone\./);
  });
});
