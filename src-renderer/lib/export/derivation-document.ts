import * as m from '../../../assets/messages/compiled/messages.js';
import type { DerivationAnswer, Language, Written } from '../../../src-main/ipc/contract.ts';
import { derivativeTitle, type Detail, type Frame, framesOf } from '../derivation-view.ts';
import { frameTitle, frameWords, rulesUsed } from '../frame-text.ts';
import type { TexDerivation, TexLine } from './derivation-tex.ts';

/** What a document of a derivation is about. */
interface About {
  readonly title: string;
  /** The function in LaTeX. */
  readonly formula: string;
  readonly detail: Detail;
  readonly language: Language;
}

/** What a document about a derivative is called. */
export function derivationTitle(by: readonly string[], only: boolean): string {
  return m.export_title({ derivative: derivativeTitle(by, only) });
}

/** A derivation as a document, all lines that there are of it and its results, in the chosen language. */
export function texDerivation({ parts }: DerivationAnswer, { title, formula, detail, language }: About): TexDerivation {
  return {
    title,
    formula: `f = ${formula}`,
    lines: framesOf(parts, detail).map(lineOf),
    where: m.export_conditions(),
    isChinese: language !== 'en',
  };
}

function lineOf(frame: Frame): TexLine {
  const used = rulesUsed(frame);
  const rules =
    used.length > 1 ? ` ${m.derivation_rules_used({ rules: used.join(m.derivation_rules_separator()) })}` : '';
  const isStart = frame.first === 0 && frame.part.by.length === 1;
  return {
    title: frameTitle(frame),
    words: isStart ? '' : frameWords(frame) + rules,
    latex: frame.first === 0 ? frame.line.latex : `= ${frame.line.latex}`,
    conditions: conditionsOf(frame).map(({ latex }) => latex),
  };
}

function conditionsOf(frame: Frame): readonly Written[] {
  return frame.isResult ? (frame.part.result.conditions ?? []) : frame.steps.flatMap(({ conditions }) => conditions);
}
