import * as m from '../../assets/messages/compiled/messages.js';
import type { GraphAnswer, GraphQuestion, SweepMode } from '../../src-main/ipc/contract.ts';
import type { DerivativeLab } from './derivative-lab.svelte.ts';
import { fold, unfold } from './graph/fold.ts';
import { frameAt, type GraphView, phaseAt } from './graph/frame.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** No node shows what lies below it. */
const nothing: ReadonlySet<number> = new Set();

/** The graph of the expression, how it is swept, and where the sweep stands. */
export class GraphLab {
  constructor(private readonly lab: DerivativeLab) {}

  readonly answer = new LatestAnswer('derivative:graph');
  readonly cursor = new TimeCursor();
  mode: SweepMode = $state('reverse');
  view: GraphView = $state('picture');
  /** The node that was chosen; without one the parts of the step's own node are lit. */
  #selected: number | null = $state(null);
  #seed = $state('');
  #unfolded: ReadonlySet<number> = $state.raw(nothing);
  #followed = '';

  /** The variable whose tangent is 1: the one that was chosen, the first where the expression has it no more. */
  readonly seed: string = $derived.by(() =>
    this.lab.variables.includes(this.#seed) ? this.#seed : (this.lab.variables[0] ?? ''),
  );

  /** Null while the expression cannot be read or a variable has no value. */
  readonly question: GraphQuestion | null = $derived.by(() => {
    const { mode, seed } = this;
    const question = this.lab.complete;
    return question && { ...question, mode, ...(mode === 'forward' && seed !== '' && { seed }) };
  });

  readonly frame = $derived(this.answer.value && frameAt(this.answer.value, this.cursor.index));
  readonly folded = $derived(
    this.answer.value && fold(this.answer.value.nodes, this.answer.value.output, this.#unfolded),
  );

  /** The node whose parts are lit in formula and code. */
  readonly lit: number | null = $derived(this.#selected ?? this.frame?.step?.node ?? null);

  readonly working: Working = $derived.by(() => {
    const units = { value: m.unit_forward(), adjoint: m.unit_backward(), tangent: m.graph_unit_tangent() };
    const phase = phaseAt(this.answer.value, this.cursor.index);
    return { cursor: this.cursor, unit: units[phase ?? 'value'], countFrom: 1, ready: this.answer.value !== null };
  });

  get selected(): number | null {
    return this.#selected;
  }

  chooseSeed(name: string): void {
    this.#seed = name;
  }

  /** Selects a node, or none where it is selected already; a folded one shows what lies below it. */
  select(node: number): void {
    if (this.answer.value && this.folded?.hiddenBelow.has(node)) {
      this.#unfolded = unfold(this.answer.value.nodes, this.folded, node, this.#unfolded);
      this.#selected = node;
    } else this.#selected = this.#selected === node ? null : node;
  }

  deselect(): void {
    this.#selected = null;
  }

  /** Takes the cursor along to a new graph: the position stays while only the point has changed. */
  follow({ nodes, output, steps }: GraphAnswer): void {
    const graph = `${nodes.length} ${steps[0]?.phase ?? ''} ${nodes[output]?.written.text ?? ''}`;
    if (graph !== this.#followed) {
      this.cursor.goTo(0);
      this.#selected = null;
      this.#unfolded = nothing;
    }
    this.#followed = graph;
    this.cursor.resize(steps.length);
  }
}
