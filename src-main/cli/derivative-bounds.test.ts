import { describe, expect, it, vi } from 'vitest';
import { tooLarge } from '../engine/errors.ts';
import * as engine from '../engine/index.ts';
import { answerObject, dossierOf } from './derivative.ts';

/** Every part as the engine has it, unless a test lets it refuse. */
vi.mock(import('../engine/index.ts'), async (original) => {
  const { compareMethods, explain, readings, ...others } = await original();
  return { ...others, compareMethods: vi.fn(compareMethods), explain: vi.fn(explain), readings: vi.fn(readings) };
});

const some: unknown = expect.any(Array);

const found = () => answerObject(dossierOf({ expression: 'x*y', point: { x: 3, y: 4 } }));

const refuse = (thrown: Error) => () => {
  throw thrown;
};

describe('an answer whose parts are too large', () => {
  it('comes without the methods', () => {
    vi.mocked(engine.compareMethods).mockImplementationOnce(refuse(tooLarge(4, 'seconds')));
    expect(found()).toMatchObject({ value: 12, methods: null, steps: { x: some, y: some }, code: {} });
  });

  it('comes without the code', () => {
    vi.mocked(engine.readings).mockImplementationOnce(refuse(tooLarge(4, 'seconds')));
    expect(found()).toMatchObject({ value: 12, code: null, methods: { reverse: {} } });
  });

  it('comes without the steps of one variable', () => {
    vi.mocked(engine.explain).mockImplementationOnce(refuse(tooLarge(4, 'seconds')));
    expect(found()).toMatchObject({ value: 12, steps: { x: null, y: some } });
  });

  it('is not there when something else goes wrong', () => {
    vi.mocked(engine.readings).mockImplementationOnce(refuse(new RangeError('a bug')));
    expect(found).toThrow(RangeError);
  });

  it('says how many steps are left out, by variable', () => {
    const sines = Array.from({ length: 120 }, (_, i) => `sin(${i + 1}x)`).join('*');
    const { steps, hidden } = answerObject(dossierOf({ expression: `y*${sines}` })) as {
      steps: Record<string, unknown[]>;
      hidden: Record<string, number>;
    };
    expect(steps.x).toHaveLength(200);
    expect(Object.keys(hidden)).toEqual(['x']);
    expect(hidden.x).toBeGreaterThan(0);
    expect(found()).not.toHaveProperty('hidden');
  });
});
