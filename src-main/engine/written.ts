import type { Written } from './answer.ts';
import type { Expr } from './expr.ts';
import { type VariableSpelling, writeLatex } from './latex.ts';
import { writeText } from './text.ts';
import type { Allowance } from './write.ts';

/** Writes expressions in both notations within an allowance, each expression once. */
export class Writer {
  readonly #written = new Map<Expr, Written>();

  constructor(
    readonly allowance: Allowance,
    readonly spell?: VariableSpelling,
  ) {}

  write(node: Expr): Written {
    const known = this.#written.get(node);
    if (known !== undefined) return known;
    const text = writeText(node, this.allowance);
    const latex = writeLatex(node, this.allowance, this.spell);
    const elided = text.elided || latex.elided;
    const written: Written = { text: text.written, latex: latex.written, ...(elided && { elided }) };
    this.#written.set(node, written);
    return written;
  }
}
