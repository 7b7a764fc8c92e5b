import { describe, expect, it } from 'vitest';
import { frameAt, nodeNames, phaseAt } from './frame.ts';
import { square, tangents } from './square.test-support.ts';

describe('the graph at a moment of the sweep', () => {
  it('knows only the values of the steps so far; what is not computed is null, never 0', () => {
    const { rows } = frameAt(square, 1);
    expect(rows.map(({ value }) => value)).toEqual([3, 2, null, null]);
    expect(rows.map(({ slope }) => slope)).toEqual([null, null, null, null]);
  });

  it('keeps the values while adjoints come from the output', () => {
    const { rows } = frameAt(square, 5);
    expect(rows.map(({ value }) => value)).toEqual([3, 2, 9, 15]);
    expect(rows.map(({ slope }) => slope)).toEqual([null, null, 1, 1]);
  });

  it('wants no adjoint of a constant', () => {
    expect(frameAt(square, 0).rows.map(({ needsSlope }) => needsSlope)).toEqual([true, false, true, true]);
  });

  it('lights the node of the step, and that one only', () => {
    expect(frameAt(square, 6).rows.map(({ lit }) => lit)).toEqual([true, false, false, false]);
  });

  it('shows after a step back exactly what was there before', () => {
    const before = frameAt(square, 4);
    frameAt(square, 5);
    expect(frameAt(square, 4)).toEqual(before);
  });

  it('gives value and tangent together in forward mode', () => {
    const { rows } = frameAt(tangents, 2);
    expect(rows.map(({ value, slope }) => [value, slope])).toEqual([
      [3, 1],
      [2, 0],
      [9, 6],
      [null, null],
    ]);
  });
});

describe('the edges', () => {
  it('carry values to the node of the step only', () => {
    expect([...frameAt(square, 2).edges]).toEqual([
      ['0-2', 'value'],
      ['1-2', 'value'],
    ]);
  });

  it('carry products backward, and keep a trace of it', () => {
    expect([...frameAt(square, 6).edges]).toEqual([
      ['2-3', 'passed'],
      ['0-2', 'passing'],
      ['0-3', 'passing'],
    ]);
  });

  it('carry tangents forward', () => {
    expect(Object.fromEntries(frameAt(tangents, 3).edges)).toEqual({
      '0-2': 'passed',
      '2-3': 'passing',
      '0-3': 'passing',
    });
  });
});

it('names operations in the order of evaluation', () => {
  expect(nodeNames(square.nodes)).toEqual(['x', '2', 'v1', 'v2']);
});

it('knows which sweep a step belongs to', () => {
  expect([phaseAt(square, 3), phaseAt(square, 4), phaseAt(tangents, 0), phaseAt(square, 99), phaseAt(null, 0)]).toEqual(
    ['value', 'adjoint', 'tangent', null, null],
  );
});
