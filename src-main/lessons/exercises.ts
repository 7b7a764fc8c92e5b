import type { RootContent } from 'mdast';
import {
  attributes,
  choiceAttributes,
  noAttributes,
  numberAttributes,
  optionAttributes,
  taskAttributes,
  wrongAttributes,
} from './attributes.ts';
import { blocksOf, textOnly } from './blocks.ts';
import type { Block, Option, Question, Task } from './lesson.ts';
import type { Reading } from './reading.ts';

type Container = Extract<RootContent, { type: 'containerDirective' }>;

/** The parts of an exercise, by the name of their directive. */
class Parts {
  readonly #own: readonly RootContent[];

  constructor(
    node: Container,
    allowed: readonly string[],
    private readonly reading: Reading,
  ) {
    this.#own = node.children;
    checkFence(node, reading);
    for (const child of this.#own) {
      if (!isDirective(child)) continue;
      const isKnown = child.type === 'containerDirective' && allowed.includes(child.name);
      if (!isKnown) reading.fault(child, `"${child.name}" cannot stand in "${node.name}"`);
      else checkFence(child, reading);
    }
    if (this.asked().length === 0) reading.fault(node, `"${node.name}" asks nothing`);
  }

  /** What stands before, between and after the parts. */
  asked(): Block[] {
    return blocksOf(
      this.#own.filter((child) => !isDirective(child)),
      this.reading,
      textOnly,
    );
  }

  named(name: string): readonly Container[] {
    return this.#own.flatMap((child) => (child.type === 'containerDirective' && child.name === name ? [child] : []));
  }

  /** The texts of parts that have no attributes. */
  texts(name: string): Block[][] {
    return this.named(name).map((part) => {
      attributes(part, noAttributes, this.reading);
      return blocksOf(part.children, this.reading, textOnly);
    });
  }
}

/** A fence that is not closed takes in all that follows. */
function checkFence(node: Container, reading: Reading): void {
  const last = reading.sourceOf(node).trimEnd().split('\n').at(-1) ?? '';
  const hasStep = node.children.some((child) => child.type === 'heading' && child.depth === 2);
  if (hasStep || !/^\s*:{3,}$/.test(last))
    reading.fault(node, `"${node.name}" is not closed by as many colons as it begins with`);
  const isLabelled = node.children.some(({ data }) => data && 'directiveLabel' in data);
  if (isLabelled) reading.fault(node, `"${node.name}" has no text in brackets; its text stands on the lines after it`);
}

type Directive = Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>;

const isDirective = (node: RootContent): node is Directive =>
  node.type === 'containerDirective' || node.type === 'leafDirective';

const because = (parts: Parts): Block[] => parts.texts('because').flat();

/** `question`: a number or a formula is typed. */
export function numberQuestion(node: Container, reading: Reading): readonly Question[] {
  const found = attributes(node, numberAttributes, reading);
  const parts = new Parts(node, ['wrong', 'hint', 'because'], reading);
  if (found === null) return [];
  reading.claim(node, found.id);
  const { id, answer, vars: variables, tolerance, predict } = found;
  const misconceptions = parts.named('wrong').flatMap((part) => {
    const wrong = attributes(part, wrongAttributes, reading);
    return wrong ? [{ answer: wrong.answer, reason: reasonOf(part, part.children, reading) }] : [];
  });
  const texts = { asked: parts.asked(), hints: parts.texts('hint'), explanation: because(parts) };
  return [{ kind: 'question', form: 'number', id, answer, variables, tolerance, predict, misconceptions, ...texts }];
}

/** `choice`: one of several answers is chosen. */
export function choiceQuestion(node: Container, reading: Reading): readonly Question[] {
  const found = attributes(node, choiceAttributes, reading);
  const parts = new Parts(node, ['option', 'hint', 'because'], reading);
  const options = parts.named('option').flatMap((part) => optionOf(part, reading));
  if (options.filter(({ right }) => right).length !== 1) reading.fault(node, 'of the options exactly one is right');
  if (options.length < 2) reading.fault(node, 'a choice has two options at least');
  if (found === null) return [];
  reading.claim(node, found.id);
  const texts = { asked: parts.asked(), hints: parts.texts('hint'), explanation: because(parts) };
  return [{ kind: 'question', form: 'choice', ...found, options, ...texts }];
}

/** The first paragraph of an option is what is chosen, the rest is its reason. */
function optionOf(node: Container, reading: Reading): readonly Option[] {
  const found = attributes(node, optionAttributes, reading);
  const [first, ...rest] = node.children;
  const blocks = first ? blocksOf([first], reading, textOnly) : [];
  const text = blocks[0]?.kind === 'paragraph' ? blocks[0].children : null;
  if (text === null) reading.fault(node, 'an option begins with a paragraph, which is what is chosen');
  if (found === null || text === null) return [];
  const reason = found.right ? blocksOf(rest, reading, textOnly) : reasonOf(node, rest, reading);
  return [{ text, right: found.right, reason }];
}

function reasonOf(node: Container, children: readonly RootContent[], reading: Reading): Block[] {
  if (children.length === 0) reading.fault(node, 'a wrong answer has a reason');
  return blocksOf(children, reading, textOnly);
}

/** `task`: something is brought about. */
export function taskOf(node: Container, reading: Reading): readonly Task[] {
  const found = attributes(node, taskAttributes, reading);
  const parts = new Parts(node, ['hint', 'because'], reading);
  if (found === null) return [];
  const texts = { asked: parts.asked(), hints: parts.texts('hint'), explanation: because(parts) };
  const { id, ...condition } = found;
  reading.claim(node, id);
  return [{ kind: 'task', id, condition, ...texts }];
}
