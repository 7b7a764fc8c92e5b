import type { FitSettings, Frame, Phase } from '../../../src-main/ipc/contract.ts';
import { parameterSymbols, subscript } from './symbols.ts';

/** The number that a phase works out, to be guessed before it is seen. */
export interface Guessed {
  readonly symbol: string;
  readonly value: number;
}

/**
 * What there is to guess in a phase: the loss, the derivative by the first parameter that belongs to a feature, its new
 * value; nothing in the first phase.
 */
export function guessedIn(phase: Phase, settings: FitSettings, frame: Frame): Guessed | null {
  const place = settings.intercept === 'first' ? 1 : 0;
  const symbol = parameterSymbols(settings)[place] ?? `W${subscript(place)}`;
  switch (phase) {
    case 'loss':
      return { symbol: 'L', value: frame.loss ?? NaN };
    case 'backward':
      return { symbol: `∂L/∂${symbol}`, value: frame.gradient?.[place] ?? NaN };
    case 'update':
      return { symbol, value: frame.after?.[place] ?? NaN };
    case 'forward':
      return null;
  }
}

/** A guess that is off by less than this share of the number is as good as right. */
const CLOSE = 0.01;

/**
 * Whether a guess is as good as right, which none is of a number that has overflown.
 * @example isClose(0.945, 0.946047) // true
 */
export function isClose(guess: number, value: number): boolean {
  return Number.isFinite(value) && Math.abs(guess - value) <= CLOSE * Math.abs(value);
}
