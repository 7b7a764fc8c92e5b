import type { Answer } from './trial.ts';

/** What the bench asks of a process in which a candidate is at work. */
export type Question = { readonly ask: 'run'; readonly calls: number } | { readonly ask: 'answer' };

/** What the process replies; `ready` once, before any question. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ran'; readonly milliseconds: number }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly message: string };

/** The candidates by the names that tables show. */
export type CandidateName =
  'TapeLab' | 'by hand' | 'mathjs' | 'mathjs differences' | 'nerdamer' | 'algebrite' | 'compute-engine' | 'tfjs cpu';
