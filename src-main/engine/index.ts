/** The engine's public face; nothing outside `engine/` imports past it, types in `ipc/contract.ts` aside. */
export { analyse } from './analyse.ts';
export { Mistake } from './errors.ts';
export { explain } from './explain.ts';
export { directionalDerivative, jacobian } from './jacobian.ts';
export { graph } from './graph/graph.ts';
export { programs } from './graph/programs.ts';
export { checkGuess } from './guess.ts';
export { compareMethods } from './methods.ts';
export { curve } from './plot/curve.ts';
export { descend } from './plot/descent.ts';
export { surface } from './plot/surface.ts';
export { readings } from './readings.ts';
export { taylor } from './taylor.ts';
export { openUpdate } from './train/update.ts';
export { train } from './train/run.ts';
