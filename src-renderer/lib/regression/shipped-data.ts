import boilingPoints from '../../../assets/boiling-points.json';
import houseSales from '../../../assets/house-sales.json';
import type { DataOrigin, ExperimentData } from '../../../src-main/ipc/contract.ts';

type Shipped = Pick<ExperimentData, 'columns' | 'target'>;

function tableOf<Row extends object>(rows: readonly Row[], target: keyof Row & string): Shipped {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  return { columns: names.map((name) => ({ name, cells: rows.map((row) => row[name] as number) })), target };
}

/** The tables that ship with the app: the course's sixteen sales, and Forbes's readings in the Alps, 1857. */
const tables: Readonly<Record<DataOrigin, Shipped>> = {
  'house-sales': tableOf(houseSales, 'price'),
  'boiling-points': tableOf(boilingPoints, 'pressure'),
};

/**
 * A table that ships with the app.
 * @param features what the target is predicted by
 * @example shippedData('house-sales', ['area']).columns.length // 3
 */
export function shippedData(origin: DataOrigin, features: readonly string[]): ExperimentData {
  return { origin, ...tables[origin], features };
}
