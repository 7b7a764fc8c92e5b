import { type Expr, topological } from './expr.ts';
import { definitionOf, valueOf } from './ops/catalog.ts';
import type { Definition } from './ops/define.ts';
import type { Outputs, PointFunction } from './outputs.ts';

/** One operation on a tape: where it reads its arguments and where it writes its value. */
interface Instruction {
  readonly definition: Definition;
  readonly args: readonly [number, number, number];
  readonly target: number;
}

/**
 * A function that walks through the operations one by one, for where code cannot be generated. It computes what the
 * compiled function does, to the last bit, and allocates nothing either.
 */
export function interpreter({ variables, roots }: Outputs): PointFunction {
  const nodes = topological(roots);
  const places = new Map(nodes.map((node, i) => [node, i]));
  const placeOf = (node: Expr | undefined) => (node === undefined ? 0 : (places.get(node) ?? 0));
  const registers = Float64Array.from(nodes, (node) => (node.kind === 'constant' ? node.value : NaN));
  const instructions = nodes.flatMap((node, target): Instruction[] => {
    if (node.kind !== 'operation') return [];
    const [a, b, c] = node.args;
    return [{ definition: definitionOf(node.op), args: [placeOf(a), placeOf(b), placeOf(c)], target }];
  });
  const inputs = variables.flatMap((node, i) => (places.has(node) ? [{ from: i, to: placeOf(node) }] : []));
  const outputs = Int32Array.from(roots, placeOf);
  return (at, out) => {
    for (const { from, to } of inputs) registers[to] = at[from] ?? NaN;
    for (const instruction of instructions) execute(instruction, registers);
    outputs.forEach((from, i) => (out[i] = registers[from] ?? NaN));
  };
}

function execute({ definition, args: [a, b, c], target }: Instruction, registers: Float64Array): void {
  registers[target] = valueOf(definition, registers[a] ?? NaN, registers[b] ?? NaN, registers[c] ?? NaN);
}
