import type { CodeLine, ProgramAnswer } from '../../../src-main/ipc/contract.ts';

const textOf = (lines: readonly CodeLine[]): string =>
  lines
    .map(({ text }) => text)
    .join('\n')
    .trim();

/** Value and gradient, then the Hessian, as one Python file; modules are imported once, at its head. */
export function programPy({ gradient, hessian }: Pick<ProgramAnswer, 'gradient' | 'hessian'>): string {
  const known = new Set(gradient.filter(({ role }) => role === 'import').map(({ text }) => text));
  const second = hessian.filter(({ role, text }) => role !== 'import' || !known.has(text));
  return `${textOf(gradient)}\n\n\n${textOf(second)}\n`;
}
