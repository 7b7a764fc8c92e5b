import * as m from '../../../assets/messages/compiled/messages.js';
import type { ExperimentData } from '../../../src-main/ipc/contract.ts';

/** How a column is spoken of. */
export interface ColumnWords {
  readonly title: string;
  /** Empty where there is none, or none is known. */
  readonly unit: string;
}

/** The columns of the tables that ship with the app; those of the user's own tables are called as they are. */
const shipped: Readonly<Record<string, () => ColumnWords>> = {
  area: () => ({ title: m.area(), unit: 'm²' }),
  rooms: () => ({ title: m.rooms(), unit: '' }),
  price: () => ({ title: m.price(), unit: m.price_unit() }),
  boiling: () => ({ title: m.boiling(), unit: '°F' }),
  pressure: () => ({ title: m.pressure(), unit: 'inHg' }),
};

/** A column's title and unit in the chosen language. */
export function columnWords({ origin }: Pick<ExperimentData, 'origin'>, name: string): ColumnWords {
  const known = origin !== null && Object.hasOwn(shipped, name) ? shipped[name]?.() : undefined;
  return known ?? { title: name, unit: '' };
}

/** A column's title with its unit. */
export function columnTitle(data: Pick<ExperimentData, 'origin'>, name: string): string {
  const { title, unit } = columnWords(data, name);
  return unit === '' ? title : `${title} (${unit})`;
}
