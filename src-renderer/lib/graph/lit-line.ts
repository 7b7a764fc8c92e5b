import type { CodeLine, CodeSpan, GraphAnswer, GraphStep } from '../../../src-main/ipc/contract.ts';

/**
 * The line of a program that a step belongs to: a variable's own where it gets its value, that of f for every other
 * value and what moves along with it, that of the gradient for adjoints; null where the program has none.
 */
export function lineOfStep(program: readonly CodeLine[], { nodes }: GraphAnswer, step: GraphStep): number | null {
  const node = nodes[step.node];
  const isVariable = (line: CodeLine) => line.role === 'variable' && line.variable === node?.written.text;
  let found = program.findIndex(({ role }) => role === 'gradient');
  if (step.phase !== 'adjoint') {
    const own = node?.kind === 'variable' ? program.findIndex(isVariable) : -1;
    found = own >= 0 ? own : program.findIndex(({ role }) => role === 'value');
  }
  return found < 0 ? null : found;
}

/** A piece of a line, and whether it is lit. */
export interface LinePiece {
  readonly text: string;
  readonly lit: boolean;
}

/**
 * A line in pieces, those of one node lit; it may stand in several places.
 * @example litPieces('f = x + x', [{ node: 0, start: 4, end: 5 }], 0)[1] // { text: 'x', lit: true }
 */
export function litPieces(text: string, spans: readonly CodeSpan[], node: number | null): readonly LinePiece[] {
  const own = spans.filter((span) => span.node === node).sort((one, other) => one.start - other.start);
  const pieces: LinePiece[] = [];
  let at = 0;
  for (const { start, end } of own) {
    pieces.push({ text: text.slice(at, start), lit: false }, { text: text.slice(start, end), lit: true });
    at = end;
  }
  return [...pieces, { text: text.slice(at), lit: false }].filter((piece) => piece.text !== '');
}
