/** The engine's public face; nothing outside `engine/` imports past it, types in `ipc/contract.ts` aside. */
export { analyse } from './analyse.ts';
export { Mistake } from './errors.ts';
export { explain } from './explain.ts';
export { directionalDerivative, jacobian } from './jacobian.ts';
export { compareMethods } from './methods.ts';
export { readings } from './readings.ts';
export { taylor } from './taylor.ts';
export { openUpdate } from './train/update.ts';
export { train } from './train/run.ts';
