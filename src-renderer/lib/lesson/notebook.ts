import type { Lesson } from '../../../src-main/ipc/contract.ts';
import { plainText } from './plain-text.ts';
import { widgetsOf } from './steps.ts';

interface Cell {
  readonly kind: 'markdown' | 'code';
  readonly text: string;
}

/** The programs of a lesson, each under the title of the step that brings it. */
function cellsOf({ title, content }: Lesson): readonly Cell[] {
  const seen = new Set<string>();
  const programs = content.flatMap((step): Cell[] =>
    widgetsOf(step).flatMap((widget): Cell[] => {
      if (widget.widget !== 'program' || seen.has(widget.source)) return [];
      seen.add(widget.source);
      return [
        { kind: 'markdown', text: `## ${plainText(step.title)}` },
        { kind: 'code', text: widget.source.trimEnd() },
      ];
    }),
  );
  return [{ kind: 'markdown', text: `# ${title}` }, ...programs];
}

/** Whether a lesson has programs to put into a notebook. */
export function hasPrograms({ content }: Lesson): boolean {
  return content.some((step) => widgetsOf(step).some(({ widget }) => widget === 'program'));
}

/** A lesson's programs as a Jupyter notebook in the form nbformat 4.5, as the text of its file. */
export function lessonNotebook(lesson: Lesson): string {
  const cells = cellsOf(lesson).map(({ kind, text }, place) => ({
    ...{ cell_type: kind, id: `cell-${place}`, metadata: {}, source: linesOf(text) },
    ...(kind === 'code' && { execution_count: null, outputs: [] }),
  }));
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** Lines as a notebook keeps them: all but the last with the break at their end. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line, place, all) => (place < all.length - 1 ? `${line}\n` : line));
}
