import { describe, expect, test } from 'vitest';
import type { Widget } from '../../../src-main/ipc/contract.ts';
import { listLessons, readLessonOf } from '../../../src-main/lessons/course.ts';
import { timelineOf, titleOf } from './cards.ts';
import { widgetsOf } from './steps.ts';

const regression = (show: (Widget & { widget: 'regression' })['show']): Widget => ({
  kind: 'widget',
  widget: 'regression',
  show,
});

/** All widgets of the course. */
async function widgets(): Promise<Widget[]> {
  const heads = await listLessons('en');
  return heads.flatMap(({ id }) => readLessonOf(id, 'en')?.content.flatMap(widgetsOf) ?? []);
}

describe('the card of a widget', () => {
  test('has a title, whatever it shows', async () => {
    const titles = (await widgets()).map(titleOf);
    expect(titles.length).toBeGreaterThan(50);
    expect(titles).not.toContain('');
  });

  test('is called what it is called in the labs', () => {
    expect(titleOf({ kind: 'widget', widget: 'derivative', show: 'steps' })).toBe('Derivation');
    expect(titleOf(regression('update'))).toBe('Update');
    expect(titleOf(regression('loss'))).toBe('Loss');
  });
});

describe('what a widget moves through', () => {
  test('is one for a program and its tape, and one for all that shows a training run', () => {
    const program: Widget = { kind: 'widget', widget: 'program', source: 'x = 1', blank: null };
    expect([program, { kind: 'widget', widget: 'tape' } as const].map(timelineOf)).toEqual(['program', 'program']);
    expect(
      (['update', 'fit', 'contour', 'log', 'predict'] as const).map((show) => timelineOf(regression(show))),
    ).toEqual(Array(5).fill('run'));
  });

  test('is nothing for numbers at a point, for data and for settings', () => {
    const values = (['value', 'methods'] as const).map(
      (show) => ({ kind: 'widget', widget: 'derivative', show }) as const,
    );
    expect([...values, regression('data'), regression('settings')].map(timelineOf)).toEqual(Array(4).fill(null));
  });
});
