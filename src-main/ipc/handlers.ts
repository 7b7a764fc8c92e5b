import type { EngineHost } from '../host/engine-host.ts';
import type { Experiments } from '../experiment/experiments.ts';
import type { SettingsFile } from '../settings-file.ts';
import {
  engineChannels,
  type Calls,
  type Channel,
  type EngineChannel,
  type FileToSave,
  type Outcome,
  type ProblemKind,
  type Saved,
  type Settings,
} from './contract.ts';
import { problem, refused } from './problem.ts';

export interface HandlerDependencies {
  readonly engine: EngineHost;
  readonly settings: SettingsFile;
  readonly experiments: Experiments;
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
    return refused(problem(kind, `${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`));
  }
}

type EngineHandlers = Pick<Handlers, EngineChannel>;

/** Questions to the engine go to its worker as they are. */
function engineHandlers(engine: EngineHost): EngineHandlers {
  const entries = engineChannels.map((channel) => [channel, (request: never) => engine.run(channel, request)]);
  // Each channel's request goes to the channel itself, so the cast holds.
  return Object.fromEntries(entries) as EngineHandlers;
}

/** One function a channel. Requests have been checked against their schema when they come here. */
export function createHandlers({
  engine,
  settings,
  experiments,
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
    'settings:write': (chosen) => {
      onSettings(chosen);
      return attempt('settings-not-saved', 'The settings could not be saved', () => settings.write(chosen));
    },
  };
}
