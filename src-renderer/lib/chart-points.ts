import type { Chart, ChartDataset, Point } from 'chart.js';

/** What of a dataset may change without its axes, its style or its place among the others being another. */
const passing: ReadonlySet<string> = new Set(['data', 'label']);

/**
 * Puts other points into a chart whose axes stand still, and draws it; a tenth of the work of a whole update, in which
 * Chart.js measures its texts, lays out its axes and resolves every option anew.
 *
 * @returns whether that was enough: not where lines come or go or look different, nor while a point is being pointed at,
 *   whose numbers have to follow
 */
export function movePoints<Kind extends 'line' | 'scatter'>(
  chart: Chart<Kind, Point[]>,
  next: readonly ChartDataset<Kind, Point[]>[],
): boolean {
  const { datasets } = chart.data;
  if (datasets.length !== next.length || chart.getActiveElements().length > 0) return false;
  if (!datasets.every((dataset, i) => isAlike(dataset, next[i]))) return false;
  datasets.forEach((dataset, i) => {
    const moved = next[i];
    if (moved === undefined || moved.data === dataset.data) return;
    Object.assign(dataset, { data: moved.data, label: moved.label });
    const { controller } = chart.getDatasetMeta(i);
    controller.buildOrUpdateElements();
    controller.update('none');
  });
  chart.draw();
  return true;
}

/** Whether two datasets differ in what passes at most; lists, as of dashes, count by their items. */
function isAlike(one: object, other: object | undefined): boolean {
  if (other === undefined) return false;
  const [before, after] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    before.length === after.size &&
    before.every(([name, value]) => passing.has(name) || (after.has(name) && isSame(value, after.get(name))))
  );
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item, i) => item === other[i]);
}
