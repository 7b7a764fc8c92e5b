import type { Inline } from '../../../src-main/ipc/contract.ts';

/** What a line says without its markup; formulas stay in LaTeX, between dollars. */
export function plainText(text: readonly Inline[]): string {
  return text.map(partText).join('');
}

function partText(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'code':
      return part.text;
    case 'math':
      return `$${part.latex}$`;
    case 'live':
    case 'break':
      return ' ';
    default:
      return plainText(part.children);
  }
}
