import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '../../assets/messages/compiled/runtime.js';
import { catalog, definitionOf } from '../../src-main/engine/ops/catalog.ts';
import type { DerivationStep, RewriteRule } from '../../src-main/ipc/contract.ts';
import { ruleSentence } from './rule-sentence.ts';
import { caveatOf, ruleName } from './rule-text.ts';

const written = (text: string) => ({ text, latex: text });

/** A step by the rule of an operation, with the caveat that the engine gives. */
const stepOf = (op: string): DerivationStep => ({
  phase: 'derive',
  rule: op,
  formula: null,
  before: written('before'),
  after: written('after'),
  operands: [],
  line: written('after'),
  within: null,
  depth: 0,
  caveat: definitionOf(op).teaching.caveat,
  marked: '',
  folds: false,
  conditions: [],
});

/** The compiler refuses the list when the engine gains a rule or loses one. */
const rewriteRules: Record<RewriteRule, true> = {
  'exact-number': true,
  'collect-terms': true,
  'collect-factors': true,
  'merge-powers': true,
  'merge-exponentials': true,
  'multiply-out-power': true,
  'factor-out': true,
  'common-denominator': true,
  cancel: true,
  expand: true,
  'trigonometric-identity': true,
  'root-of-power': true,
  'sign-out': true,
  'absolute-value': true,
  inverse: true,
  choose: true,
  domain: true,
};

const operations = Object.keys(catalog);
const rules = [...operations, ...Object.keys(rewriteRules), 'constant', 'variable', 'constant-multiple'];

afterEach(() => overwriteGetLocale(() => 'en'));

describe('ruleName', () => {
  it.each(rules)('has a name in both languages for %s', (rule) => {
    overwriteGetLocale(() => 'en');
    expect(ruleName(rule)).toMatch(/^[A-Z][A-Za-z0-9 ]+$/);
    overwriteGetLocale(() => 'zh-Hans');
    expect(ruleName(rule)).toMatch(/\p{Script=Han}/u);
  });

  it.each(operations)("is the engine's own name in English: %s", (op) => {
    overwriteGetLocale(() => 'en');
    expect(ruleName(op)).toBe(definitionOf(op).teaching.rule);
  });
});

describe('ruleSentence', () => {
  it.each(rules)('says why in one sentence of each language: %s', (rule) => {
    overwriteGetLocale(() => 'en');
    expect(ruleSentence(rule)).toMatch(/^[A-Z][^.]*\.$/);
    overwriteGetLocale(() => 'zh-Hans');
    expect(ruleSentence(rule)).toMatch(/\p{Script=Han}[^。]*。$/u);
  });

  it.each(operations)("is the engine's own reason in English: %s", (op) => {
    overwriteGetLocale(() => 'en');
    expect(ruleSentence(op)).toBe(definitionOf(op).teaching.reason);
  });
});

describe('caveatOf', () => {
  it.each(operations)('says in English what the engine says, in Chinese the same in Chinese: %s', (op) => {
    overwriteGetLocale(() => 'en');
    const { caveat } = definitionOf(op).teaching;
    expect(caveatOf(stepOf(op))).toBe(caveat);
    overwriteGetLocale(() => 'zh-Hans');
    if (caveat !== null) expect(caveatOf(stepOf(op))).toMatch(/\p{Script=Han}/u);
  });
});
