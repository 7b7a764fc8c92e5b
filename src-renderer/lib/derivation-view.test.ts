import { describe, expect, it } from 'vitest';
import type { DerivationPart, DerivationStep } from '../../src-main/ipc/contract.ts';
import { askedOf, derivativeChoices, framesOf, nextToPredict, phaseOf, sameMoment } from './derivation-view.ts';

const written = (text: string) => ({ text, latex: text });

const step = (rule: string, line: string, phase: DerivationStep['phase'] = 'derive'): DerivationStep => ({
  phase,
  rule,
  formula: null,
  before: written(`before ${rule}`),
  after: written(`after ${rule}`),
  operands: [],
  line: written(line),
  marked: line,
  folds: rule === 'variable' || rule === 'constant',
  within: null,
  depth: 0,
  caveat: null,
  conditions: [],
});

const part = (by: readonly string[], start: string, steps: readonly DerivationStep[]): DerivationPart => ({
  by,
  start: written(start),
  marked: start,
  steps,
  hidden: 0,
  result: steps.at(-1)?.line ?? written(start),
});

/** (x^2 + 3)'' */
const parts: readonly DerivationPart[] = [
  part(['x'], "(x^2 + 3)'", [
    step('add', "(x^2)' + 3'"),
    step('pow', "2x x' + 3'"),
    step('variable', "2x + 3'"),
    step('constant', '2x'),
    step('collect-terms', '2x, tidied', 'simplify'),
    step('factor-out', '2x, tidier', 'simplify'),
  ]),
  part(['x', 'x'], "(2x)'", [step('constant-multiple', "2 x'"), step('variable', '2')]),
];

const lines = (detail: Parameters<typeof framesOf>[1]) => framesOf(parts, detail).map(({ line }) => line.text);

describe('derivativeChoices', () => {
  it('writes a straight d where there is one variable', () => {
    expect(derivativeChoices(['x']).map(({ title }) => title)).toEqual(['df/dx', 'd²f/dx²']);
  });

  it('names the variables of every choice', () => {
    expect(derivativeChoices(['x', 'y_1']).map(({ id }) => id)).toEqual(['x', 'y_1', 'x x', 'x y_1', 'y_1 y_1']);
  });

  it('leaves out second derivatives where there are too many, and lists no more than a hundred', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `x_${index}`);
    expect(derivativeChoices(many)).toHaveLength(100);
    expect(derivativeChoices(many.slice(0, 40))).toHaveLength(40);
    expect(derivativeChoices([])).toEqual([]);
  });
});

describe('framesOf', () => {
  it('shows every step of every order, each after its start', () => {
    expect(lines('everything')).toEqual(parts.flatMap(({ start, steps }) => [start, ...steps.map(({ line }) => line)].map(({ text }) => text))); // prettier-ignore
  });

  it('takes constants and the variable along with the operation before them', () => {
    expect(lines('operations')).toEqual(["(x^2 + 3)'", "(x^2)' + 3'", '2x', '2x, tidied', '2x, tidier', "(2x)'", '2']);
  });

  it('makes one line of all derivatives, and one of all that simplifies', () => {
    expect(lines('outline')).toEqual(["(x^2 + 3)'", '2x', '2x, tidier', "(2x)'", '2']);
  });

  it.each(['outline', 'operations', 'everything'] as const)(
    'loses no step, and ends each part in its result: %s',
    (detail) => {
      const frames = framesOf(parts, detail);
      expect(frames.flatMap(({ steps }) => steps)).toEqual(parts.flatMap(({ steps }) => steps));
      expect(frames.filter(({ isResult }) => isResult).map(({ line }) => line.text)).toEqual(['2x, tidier', '2']);
    },
  );

  it('keeps a part that has nothing to do', () => {
    expect(framesOf([part(['x'], '0', [])], 'outline')).toMatchObject([{ first: 0, isResult: true }]);
  });

  it.each(['outline', 'operations', 'everything'] as const)(
    'ends in the result also where steps are left out, and no line before it passes for one: %s',
    (detail) => {
      const cut = [...parts, part(['x'], 'start', [])].map((each) => ({
        ...each,
        hidden: 7,
        result: written('found'),
      }));
      const frames = framesOf(cut, detail);
      const results = frames.filter(({ isResult }) => isResult);
      expect(results.map(({ line, hidden, steps }) => [line.text, hidden, steps.length])).toEqual(Array(3).fill(['found', 7, 0])); // prettier-ignore
      expect(frames.findIndex(({ isResult }) => isResult)).toBe(frames.findIndex(({ part: { by } }) => by.length === 2) - 1); // prettier-ignore
      expect(new Set(frames.map(({ position }) => position)).size).toBe(frames.length);
      expect(frames.at(-1)?.isResult).toBe(true);
      expect(phaseOf(frames.at(-1))).toBe('simplify');
    },
  );
});

describe('sameMoment', () => {
  const [full, folded, outline] = (['everything', 'operations', 'outline'] as const).map((detail) =>
    framesOf(parts, detail),
  );
  const moment = (from = full, index = 0, to = full) => sameMoment(from ?? [], index, to ?? []);

  it('stays at the start and at the end', () => {
    expect([moment(full, 0, outline), moment(outline, 0, full)]).toEqual([0, 0]);
    expect([moment(full, 9, outline), moment(outline, 4, full)]).toEqual([4, 9]);
  });

  it('unfolds to the last of the steps that the line has taken along', () => {
    expect(moment(folded, 2, full)).toBe(4);
    expect(moment(outline, 1, full)).toBe(4);
  });

  it('folds to the line that the step is part of', () => {
    expect(moment(full, 3, folded)).toBe(2);
    expect(moment(full, 2, outline)).toBe(1);
  });

  it('is the start where there is nothing', () => expect(sameMoment([], 3, [])).toBe(0));
});

it('knows what is done in every line', () => {
  const frames = framesOf(parts, 'outline');
  expect([...frames, undefined].map(phaseOf)).toEqual([null, 'derive', 'simplify', null, 'derive', null]);
});

describe('askedOf', () => {
  const asked = (detail: 'outline' | 'operations', index: number) => {
    const frames = framesOf(parts, detail);
    const [frame, before] = [frames[index], frames[index - 1]];
    const found = frame && before ? askedOf(frame, before, detail) : null;
    return found && [found.before.text, found.after.text];
  };

  it('asks what the first step of a line rewrites', () =>
    expect(asked('operations', 2)).toEqual(['before pow', 'after pow']));

  it('asks for the whole line in outline', () => expect(asked('outline', 1)).toEqual(["(x^2 + 3)'", '2x']));

  it('asks nothing of a start, or of what is too long to be written', () => {
    expect(asked('operations', 5)).toBeNull();
    const long = { ...step('sin', '…'), before: { ...written('…'), elided: true as const } };
    const [start, only] = framesOf([part(['x'], 'f', [long])], 'everything');
    expect(start && only && askedOf(only, start, 'everything')).toBeNull();
  });
});

describe('nextToPredict', () => {
  const next = (detail: 'outline' | 'operations' | 'everything', revealed: number) =>
    nextToPredict(framesOf(parts, detail), revealed, detail);

  it('is the first line at the start, and none at the end', () => {
    expect([next('outline', 0), next('everything', 0)]).toEqual([1, 1]);
    expect([next('outline', 9), next('everything', 9)]).toEqual([Infinity, Infinity]);
  });

  it('shows no line that takes a step not yet shown, when lines take more steps and fewer again', () => {
    const revealed = 2;
    expect(next('everything', revealed)).toBe(3);
    expect(next('operations', revealed)).toBe(2);
    expect(next('outline', revealed)).toBe(1);
    expect(next('everything', revealed)).toBe(3);
  });
});
