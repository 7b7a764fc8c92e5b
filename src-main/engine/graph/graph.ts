import { tooLarge } from '../errors.ts';
import { type Values, evaluate } from '../evaluate.ts';
import type { Expr } from '../expr.ts';
import { type Sweep, sweep } from '../derive.ts';
import { writeMarkedLatex } from '../latex.ts';
import { type Subject, completePoint, withSubject } from '../question.ts';
import { Simplifier } from '../simplify/simplify.ts';
import { Writer } from '../written.ts';
import type { GraphAnswer, GraphNode, GraphQuestion } from './answer.ts';
import { costOf } from './cost.ts';
import { Nodes } from './nodes.ts';
import { gradientProgram } from './gradient-program.ts';
import { adjointSteps } from './reverse.ts';
import { symbolOf } from './symbol.ts';
import { seedOf, tangentSteps } from './tangents.ts';

/** A graph of more nodes than this is not shown. */
const MOST_NODES = 2_000;

/** Of a large graph every node's formula is cut short, so that the last one has one too. */
const LARGE = 300;

/** Bounds of what is written of one graph. */
const LIMITS = { characters: 600_000, longest: 400, longestOfMany: 120, steps: 20_000, formula: 20_000 };

/**
 * The DAG of an expression with the sweeps over it. In reverse mode all values come first, arguments before the nodes
 * that use them, then all adjoints, output first, each with the products that meet in it; in forward mode every node has
 * its value and its tangent by one variable in the same step. The formula and the line of code that computes f say which
 * of their parts is which node.
 * @throws Mistake those of `analyse`; `missing-value` when the point is not complete; `too-large` for more than 2,000
 * nodes; `invalid-setting` for a seed that is no variable
 * @example graph({ expression: 'x^2', point: { x: 3 }, mode: 'reverse' }).steps[0] // { phase: 'value', node: 0, value: 3 }
 * @example graph({ expression: 'x*y', point: { x: 3 }, mode: 'reverse' }) // throws missing-value
 */
export function graph(question: GraphQuestion): GraphAnswer {
  return withSubject(question, (subject) => {
    completePoint(subject);
    const record = sweep(subject.expression);
    if (record.order.length > MOST_NODES) throw tooLarge(MOST_NODES, 'nodes');
    return answer(question, subject, record);
  });
}

function answer({ mode, seed }: GraphQuestion, subject: Subject, record: Sweep): GraphAnswer {
  const { expression, names, point } = subject;
  const longest = record.order.length > LARGE ? LIMITS.longestOfMany : LIMITS.longest;
  const writer = new Writer({ characters: LIMITS.characters, longest });
  const nodes = new Nodes(record.order, writer, new Simplifier({ steps: LIMITS.steps }));
  const values: Values = evaluate([expression], point);
  const steps =
    mode === 'reverse'
      ? adjointSteps(record, nodes, point, values)
      : tangentSteps(record, nodes, point, values, seedOf(subject, seed));
  return {
    variables: names,
    nodes: record.order.map((node, id) => describe(node, id, nodes)),
    output: nodes.idOf(expression),
    steps,
    formula: formula(expression, nodes),
    program: gradientProgram(subject, (node) => nodes.find(node)),
    cost: costOf(subject, record),
  };
}

function describe(node: Expr, id: number, nodes: Nodes): GraphNode {
  const isOperation = node.kind === 'operation';
  return {
    id,
    kind: isOperation ? node.op : node.kind,
    symbol: symbolOf(node),
    written: nodes.write(node),
    args: isOperation ? node.args.map((arg) => nodes.idOf(arg)) : [],
  };
}

/** The whole expression with its parts marked; the marks make it longer than what else is written. */
function formula(expression: Expr, nodes: Nodes): GraphAnswer['formula'] {
  const allowance = { characters: LIMITS.formula, longest: LIMITS.formula };
  const { written, elided } = writeMarkedLatex(expression, allowance, (node) => `part part-${nodes.idOf(node)}`);
  const plain = nodes.writer.write(expression);
  const isShort = elided || plain.elided === true;
  return { text: plain.text, latex: written, ...(isShort && { elided: true }) };
}
