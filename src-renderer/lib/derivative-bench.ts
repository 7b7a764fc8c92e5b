import { getContext, hasContext, setContext } from 'svelte';
import { CodeLab } from './code/code-lab.svelte.ts';
import { DerivativeLab } from './derivative-lab.svelte.ts';
import { GraphLab } from './graph-lab.svelte.ts';
import { MethodsLab } from './methods-lab.svelte.ts';
import { PlotLab } from './plot-lab.svelte.ts';
import { StepsLab } from './steps-lab.svelte.ts';

/** One expression at one point, with all that is shown of it. */
export class DerivativeBench {
  readonly lab = new DerivativeLab();
  readonly plot = new PlotLab(this.lab);
  readonly steps = new StepsLab(this.lab);
  readonly graph = new GraphLab(this.lab);
  readonly methods = new MethodsLab();
  readonly code = new CodeLab();
}

/** That of the Derivative lab: it outlives the view, so that going elsewhere and back loses nothing. */
export const ownDerivativeBench = new DerivativeBench();

const key = Symbol('derivative bench');

/** What the component is about: that of the lesson that it is part of, else the lab's own. */
export function derivativeBench(): DerivativeBench {
  return hasContext(key) ? getContext<DerivativeBench>(key) : ownDerivativeBench;
}

/** Makes all components inside this one show another bench than the lab's own. */
export function provideDerivativeBench(bench: DerivativeBench): void {
  setContext(key, bench);
}
