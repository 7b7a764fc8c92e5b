import type { EngineHost } from '../host/engine-host.ts';
import type { Experiments } from '../experiment/experiments.ts';
import { NameRefused } from '../lessons/learner-name.ts';
import type { LearnerBook } from '../lessons/learners.ts';
import type { SettingsFile } from '../settings-file.ts';
import {
  engineChannels,
  type Calls,
  type Channel,
  type EngineChannel,
  type FileToSave,
  type Outcome,
  type Problem,
  type ProblemKind,
  type Saved,
  type Settings,
} from './contract.ts';
import { problem, refused } from './problem.ts';

export interface HandlerDependencies {
  readonly engine: EngineHost;
  readonly settings: SettingsFile;
  readonly experiments: Experiments;
  readonly learners: LearnerBook;
  /** Called after the learner has chosen another language or theme. */
  readonly onSettings: (settings: Settings) => void;
  readonly copy: (text: string) => void;
  /** Asks where the file shall go; throws where it cannot be written. */
  readonly saveFile: (file: FileToSave) => Promise<Saved>;
}

export type Handlers = {
  readonly [C in Channel]: (
    request: Calls[C]['request'],
  ) => Outcome<Calls[C]['response']> | Promise<Outcome<Calls[C]['response']>>;
};

/** Begins at once; what goes wrong with the disk is answered in words. */
async function attempt<T>(kind: ProblemKind, what: string, work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return refused(notDone(kind, what, thrown));
  }
}

function notDone(kind: ProblemKind, what: string, thrown: unknown): Problem {
  return problem(kind, `${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
}

type EngineHandlers = Pick<Handlers, EngineChannel>;

/** Questions to the engine go to its worker as they are. */
function engineHandlers(engine: EngineHost): EngineHandlers {
  const entries = engineChannels.map((channel) => [channel, (request: never) => engine.run(channel, request)]);
  // Each channel's request goes to the channel itself, so the cast holds.
  return Object.fromEntries(entries) as EngineHandlers;
}

/** The lessons and what reads them are loaded with the first question about them: nobody waits for them at the start. */
const course = () => import('../lessons/course.ts');

function lessonHandlers(): Pick<Handlers, 'lessons:list' | 'lessons:read'> {
  return {
    'lessons:list': ({ language }) =>
      attempt('lesson-not-read', 'The lessons could not be read', async () => (await course()).listLessons(language)),
    'lessons:read': ({ id, language }) =>
      attempt('lesson-not-read', 'The lesson could not be read', async () => {
        const lesson = (await course()).readLessonOf(id, language);
        if (lesson === null) throw new Error(`There is none of the name ${id}`);
        return lesson;
      }),
  };
}

type LearnerChannel = Extract<Channel, `progress:${string}`>;

/** A name that is refused is told by what is wrong with it; everything else is the disk's doing. */
async function attemptKeeping<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    if (thrown instanceof NameRefused) {
      return refused({ ...problem('name-refused', thrown.message), details: { what: thrown.what } });
    }
    return refused(notDone('file-not-saved', 'The progress could not be kept', thrown));
  }
}

function learnerHandlers(learners: LearnerBook): Pick<Handlers, LearnerChannel> {
  return {
    'progress:recall': () => attemptKeeping(() => learners.recall()),
    'progress:keep': (progress) =>
      attemptKeeping(() => {
        learners.keep(progress);
        return null;
      }),
    'progress:choose': (id) => attemptKeeping(() => learners.choose(id)),
    'progress:add': (name) => attemptKeeping(() => learners.add(name)),
    'progress:rename': ({ id, name }) => attemptKeeping(() => learners.rename(id, name)),
    'progress:remove': (id) => attemptKeeping(() => learners.remove(id)),
    'progress:reset': (id) => attemptKeeping(() => learners.reset(id)),
    'progress:export': () => attemptKeeping(() => learners.export()),
    'progress:import': async () => {
      const outcome = await attemptKeeping(() => learners.import());
      return outcome.ok ? outcome.value : outcome;
    },
  };
}

/** One function a channel. Requests have been checked against their schema when they come here. */
export function createHandlers({
  engine,
  settings,
  experiments,
  learners,
  onSettings,
  copy,
  saveFile,
}: HandlerDependencies): Handlers {
  return {
    ...engineHandlers(engine),
    'engine:cancel': () => {
      engine.cancel();
      return { ok: true, value: null };
    },
    'clipboard:write': (text) => {
      copy(text);
      return { ok: true, value: null };
    },
    'file:save': (file) => attempt('file-not-saved', 'The file could not be saved', () => saveFile(file)),
    'experiment:keep': (experiment) =>
      attempt('file-not-saved', 'The experiment could not be kept', () => {
        experiments.keep(experiment);
        return null;
      }),
    'experiment:recall': () => experiments.recall(),
    'experiment:open': () => experiments.open(),
    'experiment:save': (request) =>
      attempt('file-not-saved', 'The file could not be saved', () => experiments.save(request)),
    ...lessonHandlers(),
    ...learnerHandlers(learners),
    'settings:write': (chosen) => {
      onSettings(chosen);
      return attempt('settings-not-saved', 'The settings could not be saved', () => settings.write(chosen));
    },
  };
}
