import * as m from '../../../assets/messages/compiled/messages.js';
import type { FitSettings, Outlook, Run } from '../../../src-main/ipc/contract.ts';
import { formatShort } from '../numbers.ts';
import { parameterSymbols } from './symbols.ts';

/** A figure of at most four digits, its thousands parted. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  return Number(value.toPrecision(4)).toLocaleString('en');
}

type Optimizing = Pick<FitSettings, 'optimizer' | 'momentum'>;

/** What a run will do, in a word or two; empty where that is not known. */
export function outcomeWord(outlook: Outlook): string {
  if (outlook.kind === 'no-limit') return '';
  return {
    converges: m.outlook_converges(),
    oscillates: m.outlook_oscillates(),
    'at-the-limit': m.outlook_at_limit(),
    diverges: m.outlook_diverges(),
  }[outlook.outcome];
}

/** What a run does at a learning rate that it has come to on the way; the limit is the same for all of it. */
export function outcomeAt(outlook: Outlook, rate: number, { optimizer, momentum }: Optimizing): string {
  if (outlook.kind === 'no-limit') return '';
  if (rate >= outlook.largestRate) return outcomeWord({ ...outlook, outcome: 'diverges' });
  const share = optimizer === 'momentum' ? momentum : 0;
  const isSwinging = 1 + share - rate * outlook.largestCurvature < 2 * Math.sqrt(share);
  return outcomeWord({ ...outlook, outcome: isSwinging ? 'oscillates' : 'converges' });
}

/** The same in a sentence, with the figures behind it. */
export function outcomeSentence(outlook: Outlook, changes = 0): string {
  if (outlook.kind === 'limit' && changes > 0) {
    return m.outlook_changes({ limit: formatShort(outlook.largestRate) });
  }
  if (outlook.kind === 'no-limit') {
    return {
      'loss-not-quadratic': m.outlook_not_quadratic(),
      batches: m.outlook_batches(),
      'adaptive-steps': m.outlook_adaptive(),
      flat: m.outlook_flat(),
      'too-large': m.outlook_too_large(),
    }[outlook.reason];
  }
  const condition = grouped(outlook.condition);
  const limit = formatShort(outlook.largestRate);
  if (outlook.outcome === 'diverges') return m.outlook_diverges_words({ limit });
  if (outlook.outcome === 'at-the-limit') return m.outlook_at_limit_words({ limit });
  const updates = outlook.updatesToOnePercent;
  const arrives = updates === null ? m.outlook_never() : m.outlook_arrives({ updates: updates.toLocaleString('en') });
  const way = outlook.outcome === 'oscillates' ? m.outlook_oscillates_words() : m.outlook_converges_words();
  return m.outlook_sentence({ way, arrives, condition: m.outlook_condition({ condition }) });
}

/** What became of a run that diverges, and why; null for one that does not. */
export function divergenceText({ rising, overflow, outlook, settings }: Run): string | null {
  if (rising === null && overflow === null) return null;
  const parts: string[] = [];
  if (rising !== null) parts.push(m.diverges_rising({ update: rising }));
  if (outlook.kind === 'limit' && outlook.outcome === 'diverges') {
    const factor = Math.abs(1 - settings.learningRate * outlook.largestCurvature);
    const why = { rate: settings.learningRate, curvature: formatShort(outlook.largestCurvature) };
    if (settings.optimizer === 'sgd' && settings.rateChanges.length === 0)
      parts.push(m.diverges_why({ ...why, factor: formatShort(factor) }));
  }
  if (overflow === null) parts.push(m.diverges_no_overflow());
  else {
    const symbols = parameterSymbols(settings);
    const name = overflow.quantity === 'loss' ? m.loss() : (symbols[overflow.quantity] ?? '');
    parts.push(m.diverges_overflow({ name, update: overflow.iteration, dtype: settings.dtype }));
  }
  return parts.join(' ');
}
