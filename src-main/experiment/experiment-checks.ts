import type { Experiment, ExperimentData, ExperimentSettings } from './experiment.ts';
import { NotRead } from './not-read.ts';

/** The first of the names that stands there a second time. */
const repeated = (names: readonly string[]): string | undefined => names.find((name, at) => names.indexOf(name) < at);

function* columnFaults({ columns }: ExperimentData): Generator<NotRead> {
  const [first] = columns;
  if (first === undefined) return yield new NotRead('There are no columns.', { what: 'no-columns' });
  const position = columns.findIndex(({ name }) => name.trim() === '') + 1;
  if (position > 0) yield new NotRead(`Column ${position} has no name.`, { what: 'unnamed-column', position });
  const column = repeated(columns.map(({ name }) => name));
  if (column !== undefined) yield new NotRead(`Two columns are called ${column}.`, { what: 'same-name', column });
  const expected = first.cells.length;
  for (const { name, cells } of columns) {
    if (cells.length === expected) continue;
    const details = { what: 'uneven-columns', column: name, rows: cells.length, expected };
    yield new NotRead(`Column ${name} has ${cells.length} cells where the first has ${expected}.`, details);
  }
}

function* roleFaults({ columns, target, features }: ExperimentData): Generator<NotRead> {
  const names = new Set(columns.map(({ name }) => name));
  const unknown = [target, ...features].find((name) => !names.has(name));
  if (unknown !== undefined) {
    yield new NotRead(`There is no column ${unknown}.`, { what: 'no-such-column', column: unknown });
  }
  if (features.length === 0) yield new NotRead('There are no features.', { what: 'no-features' });
  const column = repeated(features);
  if (column !== undefined) yield new NotRead(`${column} is a feature twice.`, { what: 'same-feature', column });
  if (features.includes(target)) {
    yield new NotRead(`The target ${target} is a feature too.`, { what: 'target-is-feature', column: target });
  }
}

function* initialFaults(settings: readonly (ExperimentSettings | null)[], expected: number): Generator<NotRead> {
  for (const found of settings.map((each) => each?.initial?.length ?? expected)) {
    if (found === expected) continue;
    yield new NotRead(`There are ${found} initial values for ${expected} parameters.`, {
      ...{ what: 'initial', found, expected },
    });
  }
}

function* viewFaults({ settings, rival, view }: Experiment, parameters: number): Generator<NotRead> {
  const { iteration, contourBy, charts } = view;
  const iterations = Math.max(settings.iterations, rival?.iterations ?? 0);
  if (iteration < 0 || iteration > iterations) {
    yield new NotRead(`The cursor is at update ${iteration} of ${iterations}.`, {
      ...{ what: 'cursor', iteration, iterations },
    });
  }
  const [across, up] = contourBy;
  if (across === up || contourBy.some((place) => place < 0 || place >= parameters)) {
    const found = contourBy.join(', ');
    yield new NotRead(`No two of the ${parameters} parameters are ${found}.`, { what: 'contour', found, parameters });
  }
  if (![1, 2, 4].includes(charts.length)) {
    yield new NotRead(`There are ${charts.length} charts.`, { what: 'charts', found: charts.length });
  }
}

function* faults(experiment: Experiment): Generator<NotRead> {
  const { data, settings, rival } = experiment;
  // Features and the intercept.
  const parameters = data.features.length + 1;
  yield* columnFaults(data);
  yield* roleFaults(data);
  yield* initialFaults([settings, rival], parameters);
  yield* viewFaults(experiment, parameters);
}

/**
 * Checks what the schema cannot say: that the parts of an experiment fit each other.
 * @throws NotRead for the first that does not
 */
export function checkExperiment(experiment: Experiment): void {
  for (const fault of faults(experiment)) throw fault;
}
