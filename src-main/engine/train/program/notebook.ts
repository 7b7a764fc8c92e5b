import type { FitSettings } from '../record.ts';
import type { Section } from './sections.ts';

/**
 * A Jupyter notebook in the form nbformat 4.5, as the text of its file: the model in formulas, then a cell a section. It
 * has no words, so that it is in everybody's language.
 */
export function notebookOf(settings: FitSettings, sections: readonly Section[], isLine: boolean): string {
  const code = sections.map((section, k) => ({
    ...{ cell_type: 'code', execution_count: null, id: `cell-${k + 1}`, metadata: {}, outputs: [] },
    source: sourceOf(section.map(({ text }) => text)),
  }));
  const markdown = { cell_type: 'markdown', id: 'cell-0', metadata: {}, source: sourceOf(formulas(settings, isLine)) };
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  return `${JSON.stringify({ cells: [markdown, ...code], metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** Lines as a notebook keeps them: all but the last with the break at their end. */
const sourceOf = (lines: readonly string[]): string[] =>
  lines.map((line, k) => (k < lines.length - 1 ? `${line}\n` : line));

function formulas({ features, target, loss }: FitSettings, isLine: boolean): string[] {
  const model = isLine ? String.raw`\hat{y}_i = w\,x_i + b` : String.raw`\hat{Y} = X\,W`;
  const share = loss === 'half-mse' ? String.raw`\frac{1}{2n}` : String.raw`\frac{1}{n}`;
  return [
    `# ${codeOf(target)} ~ ${features.map(codeOf).join(' + ')}`,
    '',
    String.raw`$$${model} \qquad L = ${share} \sum_{i=1}^{n} (y_i - \hat{y}_i)^2$$`,
  ];
}

/** A name in which Markdown finds nothing to format. */
const codeOf = (name: string): string => `\`${name.replace(/[`\s]+/g, ' ')}\``;
