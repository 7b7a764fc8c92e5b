import type { CodeLine, ProgramTrace } from '../../../src-main/ipc/contract.ts';

/** A line of a program as the code pane shows it. */
export type ListedLine = Pick<CodeLine, 'text' | 'spans' | 'printed'>;

/**
 * The lines of a program, each with what it has printed.
 * @param ran how many statements have run
 */
export function listingOf(source: string, trace: ProgramTrace | null, ran: number): readonly ListedLine[] {
  const out = trace === null ? [] : printedBy(trace).filter(({ step }) => step < ran);
  return source
    .trimEnd()
    .split('\n')
    .map((text, position) => {
      const here = out.filter(({ line }) => line === position + 1);
      const printed = here.map((each) => each.text).join('');
      return { text, spans: [], ...(here.length > 0 && { printed: printed.trimEnd() }) };
    });
}

interface Output {
  readonly line: number;
  readonly text: string;
  /** The position of the statement that printed it: past the last, where that statement stopped the program. */
  readonly step: number;
}

function printedBy({ steps, printed }: ProgramTrace): Output[] {
  let from = 0;
  return printed.map(({ line, time, text }) => {
    const found = steps.findIndex((step, position) => position >= from && step.line === line && step.time >= time);
    from = found < 0 ? steps.length : found;
    return { line, text, step: from };
  });
}
