import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { isOwnPage } from './app-files.ts';
import { channels, type Channel, type Outcome } from './ipc/contract.ts';
import type { Handlers } from './ipc/handlers.ts';
import { problem, refused } from './ipc/problem.ts';
import { requestSchemas } from './ipc/schemas.ts';

/** A refusal quotes what it refuses, which may be a megabyte long. */
const longestReason = 300;

/** Only the main frame of a window that shows the app's own page may ask. */
function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}

/** Checks the shape of a request and hands it to the handler of its channel. */
async function handle<C extends Channel>(channel: C, handlers: Handlers, request: unknown): Promise<Outcome<unknown>> {
  // The first issue is enough: collecting and wording millions of them would take longer than any answer.
  const checked = v.safeParse(requestSchemas[channel], request, { abortEarly: true });
  if (!checked.success) {
    return refused(problem('bad-request', `${channel}: ${v.summarize(checked.issues).slice(0, longestReason)}`));
  }
  return handlers[channel](checked.output);
}

/** Connects every channel of the contract to its handler, behind the checks of sender and shape. */
export function serveContract(handlers: Handlers): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event, request: unknown) => {
      if (!isTrusted(event)) throw new Error(`${channel}: refused for this sender`);
      return handle(channel, handlers, request);
    });
  }
}
