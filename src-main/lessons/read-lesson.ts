import type { Heading, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { settingOf } from './attributes.ts';
import { blocksOf, type DirectiveReader } from './blocks.ts';
import { choiceQuestion, numberQuestion, taskOf } from './exercises.ts';
import { headOf } from './head.ts';
import { inlinesOf } from './inlines.ts';
import type { Block, Lesson, Setting, Step } from './lesson.ts';
import { LessonRefused, Reading } from './reading.ts';
import { widgetOf } from './widgets.ts';

/** What a lesson has to have. */
const FEWEST = { steps: 5, exercises: 3 } as const;
const MOST_STEPS = 15;

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).use(remarkDirective);

/** What one text of a lesson is read from. */
export interface LessonSource {
  /** The path of the text, for messages. */
  readonly file: string;
  readonly text: string;
  /** The name of the lesson's folder: its id, which begins with its number. */
  readonly folder: string;
  /** The files beside the text by name; null where only the name is known. */
  readonly beside: ReadonlyMap<string, string | null>;
}

/**
 * Reads one text of a lesson. See `docs/lessons.md` for the format.
 * @throws LessonRefused with every fault, each with its file and line
 */
export function readLesson({ file, text, folder, beside }: LessonSource): Lesson {
  const reading = new Reading(file, text, folder, beside);
  const [head, ...nodes] = processor.parse(text).children;
  const number = numberOf(folder, reading);
  const about = headOf(head, reading);
  const content = stepsOf(nodes, reading);
  const exercises = content.flatMap(({ blocks }) => blocks.flatMap((block) => ('id' in block ? [block.id] : [])));
  checkCounts(content, exercises, reading);
  if (about === null || reading.faults.length > 0) throw new LessonRefused(reading.faults);
  return { id: folder, number, ...about, steps: content.length, exercises, content };
}

/** The place in the course, from the folder's name. */
function numberOf(folder: string, reading: Reading): number {
  if (!/^\d\d-[a-z0-9-]+$/.test(folder)) reading.fault(1, `"${folder}" is not named like 02-slope-of-a-square`);
  return Number.parseInt(folder, 10);
}

function checkCounts(steps: readonly Step[], exercises: readonly string[], reading: Reading): void {
  if (steps.length < FEWEST.steps || steps.length > MOST_STEPS) {
    reading.fault(1, `a lesson has ${FEWEST.steps} to ${MOST_STEPS} steps, this one has ${steps.length}`);
  }
  if (exercises.length < FEWEST.exercises) {
    reading.fault(1, `a lesson has at least ${FEWEST.exercises} questions and tasks, this one has ${exercises.length}`);
  }
}

const isTitle = (node: RootContent): node is Heading => node.type === 'heading' && node.depth === 2;

/** A step from each heading of the second rank to the next. */
function stepsOf(nodes: readonly RootContent[], reading: Reading): Step[] {
  const starts = nodes.flatMap((node, place) => (isTitle(node) ? [place] : []));
  for (const node of nodes.slice(0, starts[0] ?? nodes.length)) {
    reading.fault(node, 'before the first step, which begins with ##, stands nothing');
  }
  return starts.map((start, place) => stepOf(nodes.slice(start, starts[place + 1] ?? nodes.length), reading));
}

function stepOf([title, ...nodes]: readonly RootContent[], reading: Reading): Step {
  if (title && isTitle(title) && title.children.length === 0) reading.fault(title, 'a step has a title after its ##');
  let sets: Setting = {};
  const directive: DirectiveReader = (node, at) => {
    if (node.type === 'leafDirective' && node.name === 'set') {
      sets = { ...sets, ...settingOf(node, at) };
      return [];
    }
    return partOf(node, at);
  };
  const blocks = blocksOf(nodes, reading, directive);
  return { title: title && isTitle(title) ? inlinesOf(title.children, reading) : [], sets, blocks };
}

const partOf: DirectiveReader = (node, reading): readonly Block[] => {
  if (node.type === 'leafDirective') {
    const widget = widgetOf(node, reading);
    return widget ? [widget] : [];
  }
  if (node.name === 'question') return numberQuestion(node, reading);
  if (node.name === 'choice') return choiceQuestion(node, reading);
  if (node.name === 'task') return taskOf(node, reading);
  reading.fault(node, `there is no directive ":::${node.name}"`);
  return [];
};
