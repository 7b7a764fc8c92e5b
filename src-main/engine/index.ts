/** The engine's public face; nothing outside `engine/` imports past it, types in `ipc/contract.ts` aside. */
export { analyse } from './analyse.ts';
export { Mistake } from './errors.ts';
export { openUpdate } from './train/update.ts';
export { train } from './train/run.ts';
