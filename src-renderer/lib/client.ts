import type { Bridge, Calls, Channel, NoticeChannel, Notices, Outcome } from '../../src-main/ipc/contract.ts';

declare global {
  interface Window {
    readonly tapelab: Bridge;
  }
}

/** Asks the main process; resolves with the answer or with the reason why there is none. The one user of the bridge. */
export async function ask<C extends Channel>(
  channel: C,
  request: Calls[C]['request'],
): Promise<Outcome<Calls[C]['response']>> {
  try {
    return await window.tapelab.invoke(channel, request);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { ok: false, problem: { kind: 'internal', message, span: null, details: {} } };
  }
}

/** Calls `listener` for every notice of the main process; the returned function ends that. */
export function listen<N extends NoticeChannel>(channel: N, listener: (notice: Notices[N]) => void): () => void {
  return window.tapelab.on(channel, listener);
}
