import type { DataColumn, Experiment, ExperimentToKeep, PackedCells } from './experiment.ts';

type Cells = DataColumn['cells'];

const isPacked = (cells: Cells | PackedCells): cells is PackedCells => !Array.isArray(cells);

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function isSame(a: PackedCells, b: PackedCells): boolean {
  if (a.texts.length !== b.texts.length || !a.texts.every((text, at) => text === b.texts[at])) return false;
  return Buffer.compare(bytesOf(a.numbers), bytesOf(b.numbers)) === 0;
}

function unpack({ numbers, texts }: PackedCells): Cells {
  const cells: (number | string)[] = [];
  let used = 0;
  numbers.forEach((number) => cells.push(Number.isNaN(number) ? (texts[used++] ?? '') : number));
  return cells;
}

/** How many bytes the cells of an experiment take in a file at least: a digit and a comma each. */
export function leastBytes({ data }: ExperimentToKeep): number {
  return 2 * data.columns.reduce((sum, { cells }) => sum + (isPacked(cells) ? cells.numbers : cells).length, 0);
}

/** Unpacks one experiment after the other: columns that have not changed meanwhile have the very same cells. */
export class Unpacker {
  #known: readonly { readonly packed: PackedCells; readonly cells: Cells }[] = [];

  /** The experiment with every column as a list of cells. */
  unpack({ data, ...rest }: ExperimentToKeep): Experiment {
    const unpacked: { packed: PackedCells; cells: Cells }[] = [];
    const columns = data.columns.map(({ name, cells }, place): DataColumn => {
      if (!isPacked(cells)) return { name, cells };
      const known = this.#known[place];
      const cellsBefore = known && isSame(known.packed, cells) ? known.cells : unpack(cells);
      unpacked[place] = { packed: cells, cells: cellsBefore };
      return { name, cells: cellsBefore };
    });
    this.#known = unpacked;
    return { ...rest, data: { ...data, columns } };
  }
}
