import type { Language } from '../ipc/contract.ts';
import type { Lesson, LessonHead } from './lesson.ts';
import { readLesson } from './read-lesson.ts';

/** Every file of every lesson as text, found at build time: a new folder is a new lesson. */
const texts: Readonly<Record<string, string>> = import.meta.glob('../../assets/lessons/*/*.{md,py}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The names of the pictures, which the window loads by itself. */
const pictures = Object.keys(import.meta.glob('../../assets/lessons/*/*.{svg,png}'));

const ROOT = '../../assets/lessons/';

/** A text that a language lacks is read in the next one of its row. */
const substitutes: Readonly<Record<Language, readonly Language[]>> = {
  en: ['en'],
  'zh-Hans': ['zh-Hans', 'en'],
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'en'],
};

/** A folder with an English text is a lesson: it stands in for every other language. */
const ENGLISH = '/en.md';
const english = Object.keys(texts).filter((path) => path.endsWith(ENGLISH));
const folders = english.map((path) => path.slice(ROOT.length, -ENGLISH.length)).sort();

const known = new Map<string, Lesson>();

/**
 * The lessons of the course, in the order of their numbers.
 * @throws LessonRefused
 */
export async function listLessons(language: Language): Promise<readonly LessonHead[]> {
  const heads: LessonHead[] = [];
  for (const folder of folders) {
    heads.push(headOf(lessonOf(folder, language)));
    // Whatever else was asked of this process is answered in between.
    await new Promise((resume) => setImmediate(resume));
  }
  return heads;
}

/**
 * A lesson by the name of its folder; null where there is none.
 * @throws LessonRefused
 */
export function readLessonOf(id: string, language: Language): Lesson | null {
  return folders.includes(id) ? lessonOf(id, language) : null;
}

function headOf({ id, number, title, summary, minutes, misconception, steps, exercises }: Lesson): LessonHead {
  return { id, number, title, summary, minutes, misconception, steps, exercises };
}

/** Each text is read once. */
function lessonOf(folder: string, language: Language): Lesson {
  const places = substitutes[language].map((each) => `${ROOT}${folder}/${each}.md`);
  const path = places.find((each) => each in texts) ?? `${ROOT}${folder}/en.md`;
  const before = known.get(path);
  if (before) return before;
  const file = path.slice('../../'.length);
  const lesson = readLesson({ file, text: texts[path] ?? '', folder, beside: beside(folder) });
  known.set(path, lesson);
  return lesson;
}

function beside(folder: string): ReadonlyMap<string, string | null> {
  const own = `${ROOT}${folder}/`;
  const named = pictures.filter((path) => path.startsWith(own)).map((path) => [path.slice(own.length), null] as const);
  const read = Object.entries(texts).filter(([path]) => path.startsWith(own));
  return new Map([...named, ...read.map(([path, text]) => [path.slice(own.length), text] as const)]);
}
