import type { FitSettings } from '../../../src-main/ipc/contract.ts';

type Model = Pick<FitSettings, 'features' | 'intercept'>;

/** Whether the model is a line, price = w x + b, as in the course's first regression; else Y = X W. */
export function isLine({ features, intercept }: Model): boolean {
  return features.length === 1 && intercept === 'last';
}

/**
 * The letters of the parameters, in their order.
 * @example parameterSymbols({ features: ['area', 'rooms'], intercept: 'first' }) // ['W₀', 'W₁', 'W₂']
 */
export function parameterSymbols(model: Model): readonly string[] {
  if (isLine(model)) return ['w', 'b'];
  return Array.from({ length: model.features.length + 1 }, (_, place) => `W${subscript(place)}`);
}

/**
 * A number written below the line.
 * @example subscript(12) // '₁₂'
 */
export function subscript(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)));
}

/** The names of the columns of the inputs that the learner sees: a column of ones belongs to the design matrix. */
export function inputSymbols(model: Model): readonly string[] {
  if (isLine(model)) return ['x'];
  const columns = model.features.map((_, place) => `x${subscript(place + 1)}`);
  return model.intercept === 'first' ? ['1', ...columns] : [...columns, '1'];
}
