import * as m from '../../../assets/messages/compiled/messages.js';
import type { EdgeProduct, GraphAnswer, GraphNode, GraphStep } from '../../../src-main/ipc/contract.ts';
import type { Spoken } from '../derivative-formulas.ts';
import { tinted } from '../formula.ts';
import { numberLatex } from '../number-latex.ts';
import { formatNumber, formatShort } from '../numbers.ts';
import { nodeNames } from './frame.ts';

/** What is said of a step beside the picture. */
export interface Explanation {
  readonly title: string;
  readonly words: string;
  readonly formula: Spoken;
}

/** Longer formulas are called by the node's name inside other formulas. */
const longest = 14;

/** Of so many products the sum is written out; of more, the first ones. */
const mostProducts = 4;

/** How a node is called, for the eye and for the ear. */
interface Called {
  readonly latex: string;
  readonly text: string;
}

/** A step in words, with its numbers put into the formula. */
export function explanationOf(answer: GraphAnswer, step: GraphStep, seed: string): Explanation {
  const called = callNodes(answer);
  const node = answer.nodes[step.node];
  if (node === undefined) throw new Error('A step of a node that is not in the graph');
  if (step.phase === 'value') return valueExplained(node, step.value);
  return step.phase === 'adjoint' ? adjointExplained(called, node, step) : tangentExplained(called, node, step, seed);
}

/** How each node is called in sentences: by its formula where that is short, else by its name. */
function callNodes({ nodes }: GraphAnswer): (id: number) => Called {
  const names = nodeNames(nodes);
  return (id) => {
    const { written } = nodes[id] ?? { written: { text: '', latex: '' } };
    if (written.text.length <= longest) return written;
    const name = names[id] ?? '';
    return { text: name, latex: name.replace(/^v(\d+)$/, 'v_{$1}') };
  };
}

function valueExplained(node: GraphNode, value: number): Explanation {
  const { latex, text } = node.written;
  const isLeaf = node.args.length === 0;
  const result = tinted('forward', figure(value));
  const isNumber = node.kind === 'constant' && text === formatNumber(value);
  return {
    title: m.trace_forward_title(),
    words: isLeaf ? m.trace_forward_given() : m.trace_forward_words(),
    formula: isNumber
      ? { latex: result, label: text }
      : { latex: `${latex} = ${result}`, label: `${text} = ${formatNumber(value)}` },
  };
}

type Call = (id: number) => Called;

function adjointExplained(called: Call, node: GraphNode, step: Extract<GraphStep, { phase: 'adjoint' }>): Explanation {
  const { products, adjoint } = step;
  const own = called(node.id);
  const [first] = products;
  const left = { latex: `\\overline{${own.latex}}`, label: own.text };
  let words = m.trace_backward_sum();
  if (first === undefined) words = adjoint === 1 ? m.trace_backward_seed() : m.graph_nothing_comes();
  else if (products.length === 1) words = m.trace_backward_words({ name: called(first.node).text });
  return {
    title: m.trace_backward_title({ name: own.text }),
    words,
    formula: sumFormula(left, products, adjoint, 'backward'),
  };
}

function tangentExplained(
  called: Call,
  node: GraphNode,
  step: Extract<GraphStep, { phase: 'tangent' }>,
  seed: string,
): Explanation {
  const own = called(node.id);
  let words = m.graph_tangent_words();
  if (step.products.length === 0) words = step.tangent === 1 ? m.graph_tangent_seed() : m.graph_tangent_still({ seed });
  const left = { latex: `\\frac{\\partial\\,(${own.latex})}{\\partial ${seed}}`, label: `∂(${own.text})/∂${seed}` };
  return {
    title: m.graph_tangent_title({ name: own.text }),
    words,
    formula: sumFormula(left, step.products, step.tangent, 'forward'),
  };
}

/** `left = incoming · local + … = 6 + 8 = 14`, one product a line. */
function sumFormula(
  left: Spoken,
  products: readonly EdgeProduct[],
  total: number,
  direction: 'forward' | 'backward',
): Spoken {
  const result = tinted(direction, figure(total));
  const spoken = products.map(({ incoming, localValue }) => `${formatNumber(incoming)} · ${formatNumber(localValue)}`);
  const label = [left.label, ...(spoken.length === 0 ? [] : [spoken.join(' + ')]), formatNumber(total)].join(' = ');
  if (products.length < 2) {
    const middle = products.map((product) => `${productLatex(product, direction)} = `).join('');
    return { latex: `${left.latex} = ${middle}${result}`, label };
  }
  const shown = products.slice(0, mostProducts);
  const isCut = products.length > shown.length;
  const lines = shown.map(
    (product, i) => `${i === 0 ? `${left.latex} =` : ''} &${i === 0 ? '' : '+'} ${productLatex(product, direction)}`,
  );
  const sum = [...shown.map(({ product }) => tinted(direction, signed(product))), ...(isCut ? ['\\cdots'] : [])].join(
    ' + ',
  );
  const rows = [...lines, ...(isCut ? ['&+ \\cdots'] : []), `=\\; & ${sum} = ${result}`];
  return { latex: `\\begin{aligned}${rows.join('\\\\')}\\end{aligned}`, label };
}

/** The incoming slope times the local derivative, each with what it is below. */
function productLatex({ incoming, local, localValue }: EdgeProduct, direction: 'forward' | 'backward'): string {
  const isNumber = local.text === String(localValue) || local.elided === true || local.text.length > longest;
  const what = isNumber ? '' : `\\;${local.latex}`;
  const left = `\\underbrace{${tinted(direction, figure(incoming))}}_{${caption(m.trace_incoming())}}`;
  return `${left} \\cdot \\underbrace{${signed(localValue)}}_{${caption(m.trace_local())}${what}}`;
}

/** Words below a brace; Chinese ones are larger there, because strokes run together at that size. */
function caption(words: string): string {
  return /\p{Script=Han}/u.test(words) ? `\\text{\\small ${words}}` : `\\text{${words}}`;
}

/** A number that follows a sign. */
function signed(value: number): string {
  return value < 0 ? `(${figure(value)})` : figure(value);
}

/** A computed number in LaTeX, short enough for a sum of four products; every digit is in the table. */
const figure = (value: number): string => numberLatex(formatShort(value));
