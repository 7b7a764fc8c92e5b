import type { Nodes } from 'mdast';

/** What is wrong with a lesson, and where. */
export interface LessonFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A lesson cannot be shown. */
export class LessonRefused extends Error {
  constructor(readonly faults: readonly LessonFault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
}

/** One text of a lesson while it is read: what stands beside it, and what was found wrong so far. */
export class Reading {
  readonly faults: LessonFault[] = [];
  readonly #ids = new Set<string>();

  /**
   * @param file the path of the text, for messages
   * @param text the text itself
   * @param folder the name of the lesson's folder
   * @param beside the files beside the text by name; null where only the name is known
   */
  constructor(
    readonly file: string,
    readonly text: string,
    readonly folder: string,
    readonly beside: ReadonlyMap<string, string | null>,
  ) {}

  /** Takes note of a fault; reading goes on, so that all are known at once. */
  fault(node: Nodes | number, message: string): void {
    const line = typeof node === 'number' ? node : (node.position?.start.line ?? 1);
    this.faults.push({ file: this.file, line, message });
  }

  /** Takes note of an exercise's id, which no other of the lesson may have. */
  claim(node: Nodes, id: string): void {
    if (this.#ids.has(id)) this.fault(node, `another question or task has the id "${id}"`);
    this.#ids.add(id);
  }

  /** What stands in the text for a node. */
  sourceOf({ position }: Nodes): string {
    return this.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }
}
