import type { Constant, Expr, Variable } from './expr.ts';
import { JUXTAPOSED, type Piece, Precedence, type Slot, type Spelling, type Spellings } from './ops/define.ts';
import type { NodeSpan } from './spans.ts';

/** What a notation decides for itself; everything else is the same for text, LaTeX and Python. */
export interface Notation {
  readonly leaf: (node: Constant | Variable) => Spellings;
  readonly operation: (op: string, args: readonly Expr[]) => Spellings;
  readonly brackets: readonly [string, string];
  /** Stands for what is left out. */
  readonly ellipsis: string;
  /** Whether the whole may be written as a truth value; code has to be a number. */
  readonly mayBeTruth: boolean;
}

/** What may be written; shared by all expressions of one answer, since a DAG may be exponentially larger as text. */
export interface Allowance {
  /** Characters left for all expressions together. */
  characters: number;
  /** Characters of the longest expression. */
  readonly longest: number;
}

/** More than this of one expression nobody reads. */
const LONGEST = 20_000;

/** The allowance of an expression that is written by itself. */
export const unlimited = (): Allowance => ({ characters: LONGEST, longest: LONGEST });

/** Fractions, roots and brackets inside one another beyond this are left out, because readers of LaTeX recurse. */
const DEEPEST = 150;

interface Place {
  readonly node: Expr;
  readonly min: Precedence;
  /** An operator sign stands right before, so a minus sign needs brackets. */
  readonly afterSign: boolean;
  /** A factor follows without a sign. */
  readonly followed: boolean;
  /** Its minus sign is written already. */
  readonly unsigned: boolean;
  /** A truth value may stand here. */
  readonly logical: boolean;
  readonly depth: number;
}

/** One end of a node's code. */
interface Boundary {
  readonly span: { readonly node: Expr; start: number | null };
  readonly side: 'start' | 'end';
}

type Work = string | typeof JUXTAPOSED | Place | Boundary;

/**
 * Writes an expression without recursion. What would go past the limits is replaced by the notation's ellipsis, node by
 * node, so that brackets and braces stay balanced.
 * @param spans gets where each node stands, inner ones first; a shared node stands in several places
 */
export function write(
  root: Expr,
  notation: Notation,
  allowance: Allowance,
  spans?: NodeSpan[],
): { written: string; elided: boolean } {
  const sink = new Sink(Math.min(allowance.longest, allowance.characters));
  const stack: Work[] = [
    {
      node: root,
      min: Precedence.choice,
      afterSign: false,
      followed: false,
      unsigned: false,
      logical: notation.mayBeTruth,
      depth: 0,
    },
  ];
  for (let work = stack.pop(); work !== undefined; work = stack.pop()) {
    if (typeof work === 'string') sink.put(work);
    else if (work === JUXTAPOSED) sink.juxtapose();
    else if ('side' in work) sink.bound(work, spans);
    else if (sink.isFull || work.depth > DEEPEST) sink.elide(notation.ellipsis);
    else expand(work, notation, stack, spans !== undefined);
  }
  allowance.characters -= sink.length;
  return { written: sink.text(), elided: sink.elided };
}

/** Puts a node's spelling on the stack, with brackets when its place asks for them. */
function expand(place: Place, notation: Notation, stack: Work[], bounded: boolean): void {
  const { node } = place;
  const spellings = node.kind === 'operation' ? notation.operation(node.op, node.args) : notation.leaf(node);
  const fitting = spellings.find((spelling) => fits(spelling, place));
  if (fitting !== undefined) return spell(fitting, place, stack, bounded);
  const [left, right] = notation.brackets;
  const loosest = spellings.find(({ logical }) => logical !== true || place.logical) ?? spellings[0];
  stack.push(right);
  spell(loosest, { ...place, afterSign: false, followed: false, depth: place.depth + 1 }, stack, bounded);
  stack.push(left);
}

/** Puts a spelling on the stack, between the boundaries of its node where these are asked for. */
function spell({ pieces }: Spelling, place: Place, stack: Work[], bounded: boolean): void {
  const span = { node: place.node, start: null };
  if (bounded) stack.push({ span, side: 'end' });
  arrange(pieces, place, stack);
  if (bounded) stack.push({ span, side: 'start' });
}

function fits(spelling: Spelling, place: Place): boolean {
  if (spelling.precedence < place.min || (place.followed && spelling.open)) return false;
  if (spelling.logical && !place.logical) return false;
  return !place.afterSign || place.unsigned || !startsWithMinus(spelling.pieces);
}

function startsWithMinus(pieces: readonly Piece[]): boolean {
  const first = pieces[0];
  return typeof first === 'string' && first.startsWith('-');
}

/** Puts pieces on the stack, the first on top; every argument gets its node, and what stands beside it. */
function arrange(pieces: readonly Piece[], place: Place, stack: Work[]): void {
  const depth = typeof pieces[0] === 'string' ? place.depth + 1 : place.depth;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (piece === undefined || piece === JUXTAPOSED) stack.push(JUXTAPOSED);
    else if (typeof piece === 'string') stack.push(i === 0 && place.unsigned ? piece.replace(/^-/, '') : piece);
    else stack.push(placeOf(piece, pieces, i, place, depth));
  }
}

function placeOf(slot: Slot, pieces: readonly Piece[], i: number, outer: Place, depth: number): Place {
  const owner = slot.within === undefined ? outer.node : argumentOf(outer.node, slot.within);
  const node = argumentOf(owner, slot.arg);
  if (node === undefined) throw new Error('A spelling names an argument that the operation does not have');
  return {
    node,
    min: slot.min,
    afterSign: i === 0 ? outer.afterSign : isSign(pieces[i - 1]),
    followed: i === pieces.length - 1 ? outer.followed : pieces[i + 1] === JUXTAPOSED,
    unsigned: slot.unsigned === true || (i === 0 && outer.unsigned),
    logical: slot.logical === true,
    depth,
  };
}

const argumentOf = (node: Expr | undefined, arg: number): Expr | undefined =>
  node?.kind === 'operation' ? node.args[arg] : undefined;

const SIGNS: ReadonlySet<Piece | undefined> = new Set([
  JUXTAPOSED,
  ' + ',
  ' - ',
  ' * ',
  ' / ',
  '-',
  '+',
  '*',
  '/',
  '^',
  '**',
]);

const isSign = (piece: Piece | undefined): boolean => SIGNS.has(piece);

/** Collects the pieces and decides how two factors meet once it sees the second. */
class Sink {
  readonly #parts: string[] = [];
  #last = '';
  #product = false;
  /** Nodes whose code begins with what is put next: the sign of a product before it is not theirs. */
  #starting: Boundary['span'][] = [];
  length = 0;
  elided = false;

  constructor(readonly limit: number) {}

  get isFull(): boolean {
    return this.length >= this.limit;
  }

  put(part: string): void {
    if (part === '') return;
    if (this.#product) this.#append(meeting(this.#last, part));
    this.#product = false;
    for (const span of this.#starting) span.start = this.length;
    this.#starting = [];
    this.#append(part);
  }

  /** Takes note of where a node's code starts or, in `spans`, of the whole of it; one without code has no span. */
  bound({ span, side }: Boundary, spans: NodeSpan[] | undefined): void {
    if (side === 'start') this.#starting.push(span);
    else if (span.start === null) this.#starting = this.#starting.filter((other) => other !== span);
    else spans?.push({ node: span.node, start: span.start, end: this.length });
  }

  juxtapose(): void {
    this.#product = true;
  }

  elide(ellipsis: string): void {
    this.elided = true;
    this.put(ellipsis);
  }

  text(): string {
    return this.#parts.join('');
  }

  #append(part: string): void {
    this.#parts.push(part);
    this.length += part.length;
    if (part !== '') this.#last = part;
  }
}

/** `2x`, `x y`, `2 \cdot 3`: a number after a factor would read as a part of it. */
function meeting(before: string, after: string): string {
  if (isDigit(after.charCodeAt(0))) return ' \\cdot ';
  return isDigit(before.charCodeAt(before.length - 1)) ? '' : ' ';
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
