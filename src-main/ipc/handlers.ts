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

function failed(kind: ProblemKind, what: string, thrown: unknown): Outcome<never> {
  return refused(problem(kind, `${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`));
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
    'file:save': async (file) => {
      try {
        return { ok: true, value: await saveFile(file) };
      } catch (thrown) {
        return failed('file-not-saved', 'The file could not be saved', thrown);
      }
    },
    'experiment:keep': (experiment) => {
      try {
        experiments.keep(experiment);
        return { ok: true, value: null };
      } catch (thrown) {
        return failed('file-not-saved', 'The experiment could not be kept', thrown);
      }
    },
    'experiment:recall': () => experiments.recall(),
    'experiment:open': () => experiments.open(),
    'experiment:save': async (request) => {
      try {
        return { ok: true, value: await experiments.save(request) };
      } catch (thrown) {
        return failed('file-not-saved', 'The file could not be saved', thrown);
      }
    },
    'settings:write': (chosen) => {
      onSettings(chosen);
      try {
        return { ok: true, value: settings.write(chosen) };
      } catch (thrown) {
        return failed('settings-not-saved', 'The settings could not be saved', thrown);
      }
    },
  };
}
