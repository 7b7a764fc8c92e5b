import { replacement } from './derivation.ts';
import { type Expr, topological } from './expr.ts';
import { substitution } from './substitute.ts';

/** One step on a line: `before` becomes `after` wherever it stands. */
export interface Change {
  readonly before: Expr;
  readonly after: Expr;
  /** Whether a derivative is taken, which rebuilds what is around it; a rewrite leaves that as it stands. */
  readonly derives: boolean;
  /** Whether it is taken along with the change before it. */
  readonly folds: boolean;
}

/** The classes of a part of a line, which stands inside `owner`; null for what is not marked. */
export type Marks = (node: Expr, owner: Expr | null) => string | null;

/** A line and what has become of the nodes of the one before. */
interface Line {
  readonly root: Expr;
  readonly became: ReadonlyMap<Expr, Expr>;
}

/** The lines of a derivation, each made from the one before; line 0 is the start, line n stands after n changes. */
export class Lines {
  readonly #lines: Line[];

  constructor(
    start: Expr,
    readonly changes: readonly Change[],
  ) {
    this.#lines = [{ root: start, became: new Map() }];
    for (const change of changes) this.#lines.push(next(this.at(this.#lines.length - 1), change));
  }

  /** @example new Lines(x, []).at(0) // x */
  at(index: number): Expr {
    return this.#line(index).root;
  }

  /**
   * What is marked in a line: `after-n` what change n has made, for the last one and those that it is taken along with;
   * `before-n` what the next one is about to rewrite, and those taken along with that.
   */
  marksAt(index: number): Marks {
    const due = new Map<Expr, string[]>();
    for (let n = index + 1; n === index + 1 || this.changes[n - 1]?.folds; n++) {
      const change = this.changes[n - 1];
      if (change) due.set(change.before, [...(due.get(change.before) ?? []), `before-${n}`]);
    }
    const made: Marks[] = [];
    for (let n = this.#leader(index); n <= index; n++) made.push(this.#madeMarks(n, index));
    return (node, owner) => {
      const classes = [...made.map((marks) => marks(node, owner)), ...(due.get(node) ?? [])].filter(Boolean);
      return classes.length === 0 ? null : classes.join(' ');
    };
  }

  /** What change `n` has made, in a later line. An equal part that has stood there before has the same around it. */
  #madeMarks(n: number, index: number): Marks {
    const made = this.#madeBy(n, index);
    const old = new Set(topological([this.at(n - 1)]));
    const isNew = (owner: Expr | null) => owner === null || !old.has(owner);
    return (node, owner) => (made.has(node) && isNew(owner) ? `after-${n}` : null);
  }

  #line(index: number): Line {
    const line = this.#lines[index];
    if (line === undefined) throw new Error(`A derivation has no line ${index}`);
    return line;
  }

  /** The change that takes along the one that made a line; 1 for the start, which none has made. */
  #leader(index: number): number {
    let first = Math.max(1, index);
    while (first > 1 && this.changes[first - 1]?.folds) first -= 1;
    return first;
  }

  /** The nodes of a line that change `n` has made, as those after it have left them. */
  #madeBy(n: number, index: number): ReadonlySet<Expr> {
    const change = this.changes[n - 1];
    let nodes: ReadonlySet<Expr> = new Set(change && [change.before]);
    for (let at = n; at <= index; at++) nodes = followed(nodes, this.at(at - 1), this.#line(at));
    return nodes;
  }
}

function next(root: Expr, { before, after, derives }: Change): Line {
  const became = (derives ? replacement : substitution)(root, before, after);
  return { root: became.get(root) ?? root, became };
}

/**
 * What some nodes of a line are in the next one; for one that is left out there, such as a factor 1, what it stood in.
 * A node that the line had before is no trace of them, even where it has an equal part.
 */
function followed(nodes: ReadonlySet<Expr>, root: Expr, { root: nextRoot, became }: Line): ReadonlySet<Expr> {
  const order = topological([root]);
  const [old, tracked, found] = [new Set(order), new Set(nodes), new Set<Expr>()];
  const now = (node: Expr) => became.get(node) ?? node;
  for (const owner of order) {
    if (owner.kind !== 'operation' || nodes.has(owner)) continue;
    const image = now(owner);
    const args = image.kind === 'operation' && (image === owner || !old.has(image)) ? image.args : [];
    for (const arg of owner.args.filter((each) => tracked.has(each))) {
      if (args.includes(now(arg))) found.add(now(arg));
      else tracked.add(owner);
    }
  }
  if (tracked.has(root)) found.add(nextRoot);
  return found;
}
