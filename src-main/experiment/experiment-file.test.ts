import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentText, readExperiment } from './experiment-file.ts';
import { experiment, withColumns } from './experiment.test-support.ts';
import type { Experiment } from './experiment.ts';
import version1 from './fixtures/version-1.tapelab?raw';
import type { Migration } from './migrations.ts';
import { NotRead } from './not-read.ts';

const encoder = new TextEncoder();
const read = (text: string, migrations?: readonly Migration[]): Experiment =>
  readExperiment(encoder.encode(text), migrations);

/** The details of the refusal. */
function refusal(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof NotRead) return thrown.details;
    throw thrown;
  }
  return 'nothing';
}

type Json = Record<string, unknown>;

/** A file whose JSON was changed. */
function changed(change: (file: Json) => void): string {
  const file = JSON.parse(experimentText(experiment)) as Json;
  change(file);
  return JSON.stringify(file);
}

/** A file in which one field, named by its path, holds something else; undefined takes it out. */
function changedAt(path: string, value: unknown): string {
  return changed((file) => {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const parent = names.reduce<Json>((part, name) => part[name] as Json, file);
    parent[last] = value;
  });
}

describe('an experiment in a file', () => {
  it('comes back as it was', () => {
    expect(read(experimentText(experiment))).toStrictEqual(experiment);
  });

  it('comes back to the last bit, whatever its table holds', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const cell = fc.oneof(number, fc.string({ unit: 'binary' }), fc.constantFrom(-0, '', 'NaN', '\ud800'));
    const cells = fc.integer({ min: 0, max: 20 }).chain((rows) => {
      const column = fc.array(cell, { minLength: rows, maxLength: rows });
      return fc.array(column, { minLength: 2, maxLength: 5 });
    });
    fc.assert(
      fc.property(cells, number, (columns, learningRate) => {
        const table = withColumns(columns.map((own, at) => ({ name: `"${at}" 房`, cells: own })));
        const written = { ...table, settings: { ...table.settings, learningRate } };
        expect(read(experimentText(written))).toStrictEqual(written);
      }),
    );
  });

  it('has a line for each column, which an editor shows', () => {
    const lines = experimentText(experiment).split('\n');
    expect(lines).toContain('        { "name": "area", "cells": [137.97,104.5,"n/a",124.32] },');
    expect(lines.slice(0, 3)).toEqual(['{', '  "format": "tapelab-experiment",', '  "version": 1,']);
  });

  it('opens with a byte order mark, Windows line ends and other white space', () => {
    expect(read(`\ufeff${experimentText(experiment).replaceAll('\n', '\r\n')}`)).toEqual(experiment);
    expect(read(JSON.stringify(JSON.parse(experimentText(experiment))))).toEqual(experiment);
  });

  it('is not written where it could not be opened again', () => {
    const columns = [...experiment.data.columns, { name: 'short', cells: [1] }];
    const uneven = { ...experiment, data: { ...experiment.data, columns } };
    expect(refusal(() => experimentText(uneven))).toMatchObject({ what: 'uneven-columns', column: 'short' });
    const text = 'x'.repeat(1_000_000);
    const large = withColumns(['a', 'b'].map((name) => ({ name, cells: Array.from({ length: 50 }, () => text) })));
    expect(refusal(() => experimentText(large))).toEqual({ what: 'size', limit: 100 });
  });
});

describe('a file of version 1', () => {
  it('opens for ever', () => {
    expect(read(version1)).toMatchObject({
      data: { columns: [{ name: 'area' }, { name: 'rooms' }, { name: 'price', cells: expect.arrayContaining([145]) }] },
      settings: { learningRate: 1e-4, rateChanges: [{ from: 250, learningRate: 5e-5 }], initial: [0.5, -1.5, -0] },
      rival: { scaling: 'z-score' },
      view: { iteration: 42, phase: 'backward', charts: ['fit', 'loss', 'samples', 'contour'] },
    });
  });
});

describe('a file of an earlier version', () => {
  type Older = { rate: number } & Json;
  const chain: readonly Migration[] = [
    (first) => ({ speed: (first as Older).rate, rest: (first as Older).rest }),
    (second) => {
      const { speed, rest } = second as { speed: number; rest: Experiment };
      if (speed < 0) throw new TypeError('no speed');
      return { ...rest, settings: { ...rest.settings, learningRate: speed } };
    },
  ];
  const file = (version: number, content: unknown): string =>
    JSON.stringify({ format: 'tapelab-experiment', version, experiment: content });
  const migrated = { ...experiment, settings: { ...experiment.settings, learningRate: 0.25 } };

  it.each([
    [1, { rate: 0.25, rest: experiment }],
    [2, { speed: 0.25, rest: experiment }],
    [3, migrated],
  ])('goes through every migration from version %j on', (version, content) => {
    expect(read(file(version, content), chain)).toEqual(migrated);
  });

  it('is refused where a migration cannot make sense of it', () => {
    expect(refusal(() => read(file(2, { speed: -1 }), chain))).toEqual({ what: 'value', path: 'experiment' });
    expect(refusal(() => read(file(1, null), chain))).toEqual({ what: 'value', path: 'experiment' });
    expect(refusal(() => read(file(1, { rate: 'fast', rest: experiment }), chain))).toEqual({
      ...{ what: 'value', path: 'experiment.settings.learningRate' },
    });
  });

  it('is refused by its version where that is newer, before anything else in it is read', () => {
    const details = { what: 'version', version: 4, newest: 3 };
    expect(refusal(() => read(file(4, 'other'), chain))).toEqual(details);
    const more = changed((own) => Object.assign(own, { version: 2, preview: 'picture' }));
    expect(refusal(() => read(more))).toEqual({ what: 'version', version: 2, newest: 1 });
  });
});

describe('a file is refused with its place', () => {
  it('where it is too large', () => {
    expect(refusal(() => readExperiment(new Uint8Array(100_000_001)))).toEqual({ what: 'size', limit: 100 });
  });

  it('where it is no text', () => {
    expect(refusal(() => readExperiment(Uint8Array.of(0x7b, 0xff, 0x7d)))).toEqual({ what: 'not-text' });
  });

  it.each([
    ['', 1, 1],
    ['{\n  "format": "tapelab-experiment",\n  "version": 1,,\n}', 3, 16],
    ['{\n  "format": "tapelab-exp', 2, 13],
  ])('where it is no JSON', (text, line, column) => {
    expect(refusal(() => read(text))).toEqual({ what: 'json', line, column });
  });

  it.each(['[]', 'null', '1', '{}', '{"format":"tapelab-lesson","version":1}', '{"format":["tapelab-experiment"]}'])(
    'where it holds no experiment: %s',
    (text) => {
      expect(refusal(() => read(text))).toEqual({ what: 'format' });
    },
  );

  it.each([
    ['version', '1'],
    ['version', 0],
    ['version', 1.5],
    ['version', undefined],
    ['picture', ''],
    ['experiment', undefined],
    ['experiment', 5],
    ['experiment.data', undefined],
    ['experiment.data.origin', 'elsewhere'],
    ['experiment.data.columns.0.name', 1],
    ['experiment.data.columns.1.cells.2', null],
    ['experiment.data.columns.1.cells', 'none'],
    ['experiment.data.colour', 'red'],
    ['experiment.settings.loss', 'cross-entropy'],
    ['experiment.settings.learningRate', null],
    ['experiment.settings.iterations', 1.5],
    ['experiment.settings.rateChanges.0.from', -0.5],
    ['experiment.settings.initial.1', '1'],
    ['experiment.rival', undefined],
    ['experiment.rival.seed', '612'],
    ['experiment.view.charts.0', 'pie'],
    ['experiment.view.contourBy', [0]],
  ])('where %s is %j', (path, value) => {
    const place = path === 'experiment.view.contourBy' ? `${path}.1` : path;
    expect(refusal(() => read(changedAt(path, value)))).toEqual({ what: 'value', path: place });
  });

  it('where a number is too large for a computer', () => {
    const text = experimentText(experiment);
    const cell = { what: 'value', path: 'experiment.data.columns.0.cells.1' };
    expect(refusal(() => read(text.replace('104.5', '1e999')))).toEqual(cell);
    const rate = { what: 'value', path: 'experiment.settings.learningRate' };
    expect(refusal(() => read(text.replace('"learningRate": 0.0001', '"learningRate": -1e999')))).toEqual(rate);
  });

  it.each([
    ['data.columns', [], { what: 'no-columns' }],
    ['data.columns.1.name', ' \t', { what: 'unnamed-column', position: 2 }],
    ['data.columns.1.name', 'area', { what: 'same-name', column: 'area' }],
    ['data.columns.1.cells', [1, 2, 3], { what: 'uneven-columns', column: 'price', rows: 3, expected: 4 }],
    ['data.target', 'Price', { what: 'no-such-column', column: 'Price' }],
    ['data.features', ['rooms'], { what: 'no-such-column', column: 'rooms' }],
    ['data.features', [], { what: 'no-features' }],
    ['data.features', ['area', 'area'], { what: 'same-feature', column: 'area' }],
    ['data.features', ['price'], { what: 'target-is-feature', column: 'price' }],
    ['settings.initial', [1], { what: 'initial', found: 1, expected: 2 }],
    ['rival.initial', [1, 2, 3], { what: 'initial', found: 3, expected: 2 }],
    ['view.iteration', 501, { what: 'cursor', iteration: 501, iterations: 500 }],
    ['view.iteration', -1, { what: 'cursor', iteration: -1, iterations: 500 }],
    ['view.contourBy', [1, 1], { what: 'contour', found: '1, 1', parameters: 2 }],
    ['view.contourBy', [0, 2], { what: 'contour', found: '0, 2', parameters: 2 }],
    ['view.charts', [], { what: 'charts', found: 0 }],
    ['view.charts', ['fit', 'loss', 'samples'], { what: 'charts', found: 3 }],
  ])('where its parts do not fit: %s is %j', (path, value, details) => {
    expect(refusal(() => read(changedAt(`experiment.${path}`, value)))).toEqual(details);
  });

  it('or opens, wherever a character of it is changed', () => {
    const text = experimentText(experiment);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, other) => {
        const damaged = text.slice(0, at) + other + text.slice(at + 1);
        const found = refusal(() => read(damaged));
        expect(found === 'nothing' || typeof found === 'object').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts the ends of what fits: no rows, the cursor at both ends', () => {
    const empty = withColumns([
      { name: 'x', cells: [] },
      { name: 'y', cells: [] },
    ]);
    expect(read(experimentText(empty))).toEqual(empty);
    for (const iteration of [0, 500]) {
      expect(read(changedAt('experiment.view.iteration', iteration)).view.iteration).toBe(iteration);
    }
  });
});
