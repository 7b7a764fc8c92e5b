import { invalidSetting } from '../../errors.ts';
import { fitSettings } from '../fit-settings.ts';
import type { PhasedLine, RunQuestion, TrainingProgram } from '../lab-record.ts';
import { stepOf } from '../lab-run.ts';
import { isCourseLine } from '../log-lines.ts';
import { dataFileOf, dataSection, matrixSection, variablesSection } from './data-section.ts';
import { loopSection, settingsSection } from './loop-section.ts';
import { notebookOf } from './notebook.ts';
import { pythonNames } from './python-names.ts';
import { type Section, type Subject, plain } from './sections.ts';

/**
 * A run as a program for TensorFlow 2 that prints what `trainForLab` has as its log. Up to 200 rows stand in it; more are
 * read from a CSV file in UTF-8 with a row of names, which has the question's columns in their order.
 *
 * @throws Mistake `invalid-setting` for settings that training cannot use, and for another model than a linear one
 */
export function trainingProgram(question: RunQuestion): TrainingProgram {
  const settings = fitSettings(question.settings);
  if (settings.model !== 'linear') throw invalidSetting('model', settings.model, 'linear');
  const names = pythonNames([...settings.features, settings.target]);
  const displayStep = stepOf(question, settings.iterations);
  const subject = { settings, displayStep, features: names.slice(0, -1), target: names.at(-1) ?? '' };
  const isLine = isCourseLine(settings);
  const sections = sectionsOf(subject, isLine);
  return {
    lines: joined(sections),
    notebook: notebookOf(settings, sections, isLine),
    dataFile: dataFileOf(subject),
  };
}

function sectionsOf(subject: Subject, isLine: boolean): Section[] {
  return [
    plain('import numpy as np', 'import tensorflow as tf'),
    dataSection(subject),
    ...(isLine ? [] : [matrixSection(subject)]),
    settingsSection(subject),
    variablesSection(subject, isLine),
    loopSection(subject, isLine),
  ];
}

/** With an empty line between each two. */
function joined(sections: readonly Section[]): PhasedLine[] {
  return sections.flatMap((section, k) => (k === 0 ? section : [...plain(''), ...section]));
}
