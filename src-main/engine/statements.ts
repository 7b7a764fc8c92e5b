import { type Expr, type Operation, integerOf, isLiteral, topological } from './expr.ts';
import { definitionOf } from './ops/catalog.ts';
import { type Slot, spellingsOf } from './ops/define.ts';
import { isLadder } from './ops/power.ts';

/** A variable, and what it is called in the code that surrounds the statements. */
export interface Input {
  readonly variable: Expr;
  readonly name: string;
}

/**
 * The JavaScript of a DAG, one assignment for each operation, made of the table's spellings, of numbers, and of names
 * of its own: nothing that a user typed is ever in it. Every node is computed once, by the operations of `evaluate`, so
 * the results agree to the last bit.
 *
 * The statements come in stages: the first needs no input, each further one the next input as well. What belongs
 * together stays together that way, few values are held at a time, and a loop over the last input repeats no more than
 * it must.
 */
export class Statements {
  /** The lines of each stage: one more than there are inputs. */
  readonly stages: readonly string[][];
  readonly #names = new Map<Expr, string>();
  readonly #powers = new Map<string, string>();
  #defined = 0;

  /**
   * @param roots what is computed
   * @param store the code that puts a root's value in its place; it follows as soon as the value is there, but not
   * before stage `earliest`
   */
  constructor(
    roots: readonly Expr[],
    inputs: readonly Input[],
    store: (value: string, root: number) => string,
    earliest = 0,
  ) {
    const places = placesOf(roots);
    const stages: string[][] = [];
    const waiting: string[] = [];
    for (const [stage, nodes] of stagesOf(roots, inputs).entries()) {
      const lines = stage === earliest ? waiting.splice(0) : [];
      for (const node of nodes) {
        this.#names.set(node, this.#named(node, inputs, lines));
        const stores = (places.get(node) ?? []).map((place) => store(this.#nameOf(node), place));
        (stage < earliest ? waiting : lines).push(...stores);
      }
      stages.push(lines);
    }
    this.stages = stages;
  }

  #named(node: Expr, inputs: readonly Input[], lines: string[]): string {
    if (node.kind === 'constant') return literal(node.value);
    if (node.kind === 'operation') return this.#assign(node, lines);
    const input = inputs.find(({ variable }) => variable === node);
    if (input === undefined) throw new Error('A variable that is no input');
    return input.name;
  }

  #nameOf(node: Expr | undefined): string {
    const name = node === undefined ? undefined : this.#names.get(node);
    if (name === undefined) throw new Error('A node without a name in the code');
    return name;
  }

  #assign(node: Operation, lines: string[]): string {
    const [a, b] = node.args;
    const [left, right] = [this.#nameOf(a), b === undefined ? '' : this.#nameOf(b)];
    // Twice a number is its sum with itself, to the last bit, and needs no constant.
    if (node.op === 'mul' && a !== undefined && isLiteral(a, 2)) return this.#define(`${right} + ${right}`, lines);
    if (node.op !== 'pow' || b === undefined) return this.#define(this.#spelled(node), lines);
    const exponent = integerOf(b);
    if (exponent === null || !isLadder(exponent)) return this.#define(`power(${left}, ${right})`, lines);
    const raised = this.#raise(left, Math.abs(exponent), lines);
    return exponent < 0 ? this.#define(`1 / ${raised}`, lines) : raised;
  }

  /** The scheme of `integerPower`; the halves are shared with every other power of the base. */
  #raise(base: string, exponent: number, lines: string[]): string {
    if (exponent < 2) return exponent === 0 ? '1' : base;
    const key = `${base}^${exponent}`;
    const known = this.#powers.get(key);
    if (known !== undefined) return known;
    const half = exponent >> 1;
    const [lower, upper] = [this.#raise(base, half, lines), this.#raise(base, exponent - half, lines)];
    const name = this.#define(`${lower} * ${upper}`, lines);
    this.#powers.set(key, name);
    return name;
  }

  #spelled(node: Operation): string {
    const spellings = spellingsOf(definitionOf(node.op).javascript, node.args);
    const spelling = spellings.find(({ logical }) => logical !== true);
    if (spelling === undefined) throw new Error(`Operation ${node.op} has no JavaScript that is a number`);
    const isPart = (piece: (typeof spelling.pieces)[number]): piece is string | Slot => typeof piece !== 'symbol';
    const nameIn = (piece: string | Slot) => (typeof piece === 'string' ? piece : this.#nameOf(node.args[piece.arg]));
    return spelling.pieces.filter(isPart).map(nameIn).join('');
  }

  #define(code: string, lines: string[]): string {
    const name = `t${this.#defined++}`;
    lines.push(`const ${name} = ${code};`);
    return name;
  }
}

/** The nodes below the roots by the number of inputs, from the first on, that they need. */
function stagesOf(roots: readonly Expr[], inputs: readonly Input[]): Expr[][] {
  const stages: Expr[][] = [[], ...inputs.map(() => [])];
  const stageOf = new Map<Expr, number>(inputs.map(({ variable }, i) => [variable, i + 1]));
  for (const node of topological(roots)) {
    const args = node.kind === 'operation' ? node.args : [];
    const stage = stageOf.get(node) ?? Math.max(0, ...args.map((arg) => stageOf.get(arg) ?? 0));
    stageOf.set(node, stage);
    stages[stage]?.push(node);
  }
  return stages;
}

/** Where every root stands among the roots; the same expression may be several of them. */
function placesOf(roots: readonly Expr[]): ReadonlyMap<Expr, readonly number[]> {
  const places = new Map<Expr, number[]>();
  roots.forEach((root, i) => {
    const known = places.get(root);
    if (known === undefined) places.set(root, [i]);
    else known.push(i);
  });
  return places;
}

/** A number as JavaScript reads it back to the last bit, in brackets where a minus sign might meet an operator. */
function literal(value: number): string {
  if (Object.is(value, -0)) return '(-0)';
  return value < 0 ? `(${value})` : String(value);
}
