import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { outlook, trainForLab } from '../../../src-main/engine/index.ts';
import { experimentText, readExperiment } from '../../../src-main/experiment/experiment-file.ts';
import { experimentSchema } from '../../../src-main/experiment/experiment-schema.ts';
import type { Outlook, RunQuestion } from '../../../src-main/ipc/contract.ts';
import { importedSettings, stories } from './stories.ts';
import { questionOf, storyOf, storyQuestion, tableOf } from './story.test-support.ts';

/** The run beside a story's own. */
function rivalQuestion(id: string): RunQuestion {
  const { data, rival } = storyOf(id);
  if (rival === null) throw new Error(`The story ${id} compares nothing.`);
  return questionOf(data, rival);
}

/** What is known of a run with a limit. */
function limitOf({ settings }: RunQuestion): Extract<Outlook, { kind: 'limit' }> {
  const known = outlook(settings);
  if (known.kind === 'no-limit') throw new Error(known.reason);
  return known;
}

/** Updates until the loss is within 1 % of the least one, counted in the run itself. */
function arrival(question: RunQuestion): number {
  const { loss, optimum } = trainForLab(question);
  return loss.findIndex((value) => value <= 1.01 * (optimum?.loss ?? NaN));
}

const rises = (loss: Float64Array): boolean => loss.every((value, at) => at === 0 || value > (loss[at - 1] ?? NaN));

describe('every story', () => {
  it.each(stories)('can be saved and opened again, with a title and a sentence: $id', (story) => {
    expect(v.is(experimentSchema, story.experiment)).toBe(true);
    expect(readExperiment(new TextEncoder().encode(experimentText(story.experiment)))).toEqual(story.experiment);
    expect(story.title()).not.toBe('');
    expect(story.sentence()).toMatch(/\.$/);
  });

  it.each(stories)('trains, both runs where it has two: $id', ({ experiment: { data, settings, rival } }) => {
    for (const each of rival ? [settings, rival] : [settings]) {
      expect(trainForLab(questionOf(data, each)).loss).toHaveLength(each.iterations);
    }
  });

  it('has a name of its own', () => expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length));
});

describe('what the stories say is true:', () => {
  it('one update of the course’s line does almost all the work, and then b crawls', () => {
    const question = storyQuestion('univariate');
    const { loss, history } = trainForLab(question);
    expect([loss[0]?.toFixed(0), loss[1]?.toFixed(1)]).toEqual(['4749', '89.9']);
    expect(question.settings.learningRate * limitOf(question).largestCurvature).toBeCloseTo(1, 1);
    expect(limitOf(question).condition / 127_000).toBeCloseTo(1, 2);
    const b = Array.from(loss, (_, update) => history.parameters[2 * update + 1] ?? NaN);
    expect(Math.abs((b.at(-1) ?? NaN) - (b[0] ?? NaN))).toBeLessThan(0.01);
    expect(loss.at(-1)).toBeGreaterThan(89);
  });

  it('a tenth of that rate shows the line turn for many updates', () => {
    const [slow, course] = [storyQuestion('slow-motion'), storyQuestion('univariate')];
    expect(slow.settings.learningRate).toBeCloseTo(course.settings.learningRate / 10, 12);
    const { loss } = trainForLab(slow);
    expect(loss.findIndex((value) => value < 100)).toBeGreaterThan(10);
  });

  it('above 2.02e-4 each update overshoots and the loss rises, below it does not', () => {
    const fast = storyQuestion('too-fast');
    expect(limitOf(fast).largestRate.toExponential(2)).toBe('2.02e-4');
    expect(rises(trainForLab(fast).loss)).toBe(true);
    expect(trainForLab(storyQuestion('too-fast', { learningRate: 2.02e-4 })).rising).toBeNull();
  });

  it('the course’s plane is unfinished, R² −1.54 at 1/1263 of the limit; rate 0.5 comes to 0.80', () => {
    const course = storyQuestion('multivariate');
    expect(trainForLab(course).quality.rSquared?.toFixed(2)).toBe('-1.54');
    expect((limitOf(course).largestRate / course.settings.learningRate).toFixed(0)).toBe('1263');
    const fast = storyQuestion('multivariate-fast');
    expect(fast.settings.iterations).toBe(course.settings.iterations);
    expect(trainForLab(fast).quality.rSquared?.toFixed(2)).toBe('0.80');
    expect(rivalQuestion('multivariate-fast')).toEqual(course);
  });

  it('of two rates one crawls, and one swings and still converges', () => {
    expect(limitOf(storyQuestion('two-rates')).outcome).toBe('converges');
    const swinging = rivalQuestion('two-rates');
    expect(limitOf(swinging).outcome).toBe('oscillates');
    expect(trainForLab(swinging).rising).toBeNull();
  });

  it('raw and scaled, each at one over its curvature, need about 41,300 updates and 41', () => {
    const [raw, scaled] = [storyQuestion('raw-scaled'), rivalQuestion('raw-scaled')];
    for (const question of [raw, scaled]) {
      expect(Math.abs(question.settings.learningRate * limitOf(question).largestCurvature - 1)).toBeLessThan(1e-4);
      expect(arrival(question)).toBe(limitOf(question).updatesToOnePercent);
    }
    expect(Math.round(arrival(raw) / 100)).toBe(413);
    expect(arrival(scaled)).toBe(41);
  });

  it('scaling alone, at the rate of the raw data, needs more updates than raw', () => {
    const [raw, scaled] = [storyQuestion('scaled-alone'), rivalQuestion('scaled-alone')];
    expect(scaled.settings.learningRate).toBe(raw.settings.learningRate);
    expect(limitOf(scaled).updatesToOnePercent ?? 0).toBeGreaterThan(limitOf(raw).updatesToOnePercent ?? Infinity);
    expect(trainForLab(scaled).loss.at(-1)).toBeGreaterThan(10 * (trainForLab(raw).loss.at(-1) ?? NaN));
  });

  it('the boiling point tells the pressure, almost exactly', () => {
    expect(trainForLab(storyQuestion('boiling-points')).quality.rSquared).toBeGreaterThan(0.99);
  });
});

describe('a table of one’s own', () => {
  it('begins with settings under which its loss comes down, whatever the size of its columns', () => {
    const rows = Array.from({ length: 30 }, (_, k) => k);
    const table = tableOf({
      tiny: rows.map((k) => 1e-9 * k),
      huge: rows.map((k) => 1e9 * Math.sin(k)),
      y: rows.map((k) => k % 7),
    });
    const { loss, rising } = trainForLab(questionOf(table, importedSettings(storyOf('univariate').settings)));
    expect(rising).toBeNull();
    expect(loss.at(-1)).toBeLessThan(loss[0] ?? NaN);
  });
});
