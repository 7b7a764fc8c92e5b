import type { Bridge } from '../src-main/ipc/contract.ts';

declare global {
  interface Window {
    readonly tapelab: Bridge;
  }
}
