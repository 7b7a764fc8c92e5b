import * as m from '../../assets/messages/compiled/messages.js';
import type { CurveQuestion, DescentQuestion, Interval, SurfaceQuestion } from '../../src-main/ipc/contract.ts';
import type { DerivativeLab } from './derivative-lab.svelte.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { formatNumber, readNumber } from './numbers.ts';
import { zoomed } from './plot/frame.ts';
import type { CurveName } from './plot/layers.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** What stands for the second axis of a curve, where the value goes up. */
export const valueAxis = '';

/** Where a picture goes until the learner wishes otherwise. */
const usualRange: Interval = { from: -6, to: 6 };

const mostSteps = 1000;

/** What the Plot tab shows, and where its secant or descent stands. */
export class PlotLab {
  constructor(private readonly lab: DerivativeLab) {}

  /** The picture of a curve or of a surface, which does not depend on where the point stands along its axes. */
  readonly curve = new LatestAnswer('derivative:curve');
  readonly surface = new LatestAnswer('derivative:surface');
  /** What moves with the point. */
  readonly local = new LatestAnswer('derivative:curve');
  readonly descent = new LatestAnswer('derivative:descent');

  readonly secants = new TimeCursor();
  readonly path = new TimeCursor();

  readonly curves: Record<CurveName, boolean> = $state({ value: true, slope: true, curvature: false });
  secantShown = $state(true);
  fieldShown = $state(false);
  descentShown = $state(true);
  rate = $state('0.1');
  steps = $state('50');
  look: 'picture' | 'table' = $state('picture');
  #across = $state('');
  #up: string | null = $state(null);

  readonly across: string = $derived.by(() => {
    const { variables } = this.lab;
    return variables.includes(this.#across) ? this.#across : (variables[0] ?? '');
  });

  /** The variable that goes up; `valueAxis` for a curve. */
  readonly up: string = $derived.by(() => {
    const others = this.lab.variables.filter((name) => name !== this.across);
    const isKnown = this.#up !== null && [...others, valueAxis].includes(this.#up);
    return isKnown && this.#up !== null ? this.#up : (others[0] ?? valueAxis);
  });

  readonly kind: 'none' | 'curve' | 'surface' = $derived.by(() => {
    if (this.across === '') return 'none';
    return this.up === valueAxis ? 'curve' : 'surface';
  });

  readonly rateProblem = $derived((readNumber(this.rate) ?? 0) > 0 ? null : m.plot_rate_problem());
  readonly stepsProblem = $derived.by(() => {
    const count = readNumber(this.steps);
    return count !== null && Number.isInteger(count) && count >= 0 && count <= mostSteps
      ? null
      : m.plot_steps_problem();
  });

  /** Whether rate and steps make sense; else a descent of no steps is asked for, which has the numbers at the point. */
  readonly isDescentSet = $derived(this.rateProblem === null && this.stepsProblem === null);

  // Questions as text: those that are alike are one, so what only moves the point does not ask for the picture again.
  readonly #curveRead = reader<CurveQuestion>();
  readonly #localRead = reader<CurveQuestion>();
  readonly #surfaceRead = reader<SurfaceQuestion>();
  readonly #descentRead = reader<DescentQuestion>();
  readonly #curveKey = $derived(this.#keyOf('curve', () => this.#curveAsked([this.across], true)));
  readonly #localKey = $derived(this.#keyOf('curve', () => this.#curveAsked([], false)));
  readonly #surfaceKey = $derived(this.#keyOf('surface', () => this.#surfaceAsked()));
  readonly #descentKey = $derived(this.#keyOf('surface', () => this.#descentAsked()));

  readonly curveQuestion: CurveQuestion | null = $derived(this.#curveRead(this.#curveKey));
  readonly localQuestion: CurveQuestion | null = $derived(this.#localRead(this.#localKey));
  readonly surfaceQuestion: SurfaceQuestion | null = $derived(this.#surfaceRead(this.#surfaceKey));
  readonly descentQuestion: DescentQuestion | null = $derived(this.#descentRead(this.#descentKey));

  readonly working: Working = $derived.by(() => {
    if (this.kind === 'surface') {
      const ready = this.descentShown && this.isDescentSet && this.descent.value !== null;
      return { cursor: this.path, unit: ready ? m.plot_unit_descent() : '', ready };
    }
    const secant = this.local.value?.at?.secants[this.secants.index];
    const ready = this.kind === 'curve' && this.secantShown && secant !== undefined;
    const unit = ready ? `h = ${formatNumber(secant.h)}` : '';
    return { cursor: this.secants, unit, countFrom: 1, ready };
  });

  /** Draws a curve along the variable across, or a surface over it and another one. */
  draw(kind: 'curve' | 'surface'): void {
    this.#up = kind === 'curve' ? valueAxis : null;
  }

  /** Chooses the variable across; where it went up before, the two change places. */
  chooseAcross(name: string): void {
    this.#up = name === this.up ? this.across : this.up;
    this.#across = name;
  }

  /** Chooses the variable that goes up, or `valueAxis`; where it went across before, the two change places. */
  chooseUp(name: string): void {
    const across = name === this.across ? this.up : this.across;
    this.#up = name;
    this.#across = across;
  }

  /** Moves the point along the axes of the picture. */
  moveTo(x: number, y: number): void {
    this.lab.setValue(this.across, x);
    if (this.kind === 'surface') this.lab.setValue(this.up, y);
  }

  /** Stretches the axes around a place, which stays where it is. */
  zoom(factor: number, x: number, y: number): void {
    const axes =
      this.kind === 'surface'
        ? ([
            [this.across, x],
            [this.up, y],
          ] as const)
        : ([[this.across, x]] as const);
    for (const [name, around] of axes) this.lab.setRange(name, zoomed(this.lab.rangeOf(name), around, factor));
  }

  fit(): void {
    for (const name of [this.across, this.up]) if (name !== valueAxis) this.lab.setRange(name, usualRange);
  }

  #keyOf(kind: 'curve' | 'surface', question: () => object | null): string {
    return this.kind === kind ? JSON.stringify(question()) : 'null';
  }

  /** The expression at the point, without the variables that are `open`; null where another has no value. */
  #asked(open: readonly string[]): { expression: string; point: Record<string, number> } | null {
    const { readable, variables, point } = this.lab;
    const names = variables.filter((name) => !open.includes(name));
    if (!readable || names.some((name) => !Object.hasOwn(point, name))) return null;
    return {
      expression: readable.expression,
      point: Object.fromEntries(names.map((name) => [name, point[name] ?? NaN])),
    };
  }

  #curveAsked(open: readonly string[], isWhole: boolean): CurveQuestion | null {
    const asked = this.#asked(open);
    return asked && { ...asked, by: this.across, over: isWhole ? this.lab.rangeOf(this.across) : null };
  }

  #surfaceAsked(): SurfaceQuestion | null {
    const [across, up] = [this.across, this.up];
    const asked = this.#asked([across, up]);
    return asked && { ...asked, by: [across, up], over: [this.lab.rangeOf(across), this.lab.rangeOf(up)] };
  }

  #descentAsked(): DescentQuestion | null {
    const asked = this.#asked([]);
    const [rate, steps] = [readNumber(this.rate), readNumber(this.steps)];
    if (!asked) return null;
    const set = this.isDescentSet && rate !== null && steps !== null ? { rate, steps } : { rate: 1, steps: 0 };
    return { ...asked, by: [this.across, this.up], ...set };
  }
}

/** Reads questions from text; the same text is the very same question, also for a picture that is opened again. */
function reader<Question>(): (key: string) => Question | null {
  let last: { readonly key: string; readonly question: Question | null } = { key: 'null', question: null };
  return (key) => {
    if (key !== last.key) last = { key, question: JSON.parse(key) as Question | null };
    return last.question;
  };
}
