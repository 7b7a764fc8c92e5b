import type { EngineHost } from '../host/engine-host.ts';
import type { Experiments } from '../experiment/experiments.ts';
import type { SettingsFile } from '../settings-file.ts';
import type { Calls, Channel, FileToSave, Outcome, ProblemKind, Saved, Settings } from './contract.ts';
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
    'derivative:analyse': (request) => engine.run('derivative:analyse', request),
    'derivative:explain': (request) => engine.run('derivative:explain', request),
    'derivative:methods': (request) => engine.run('derivative:methods', request),
    'derivative:readings': (request) => engine.run('derivative:readings', request),
    'derivative:curve': (request) => engine.run('derivative:curve', request),
    'derivative:surface': (request) => engine.run('derivative:surface', request),
    'derivative:descent': (request) => engine.run('derivative:descent', request),
    'derivative:graph': (request) => engine.run('derivative:graph', request),
    'derivative:programs': (request) => engine.run('derivative:programs', request),
    'derivative:guess': (request) => engine.run('derivative:guess', request),
    'program:trace': (request) => engine.run('program:trace', request),
    'regression:train': (request) => engine.run('regression:train', request),
    'regression:update': (request) => engine.run('regression:update', request),
    'regression:run': (request) => engine.run('regression:run', request),
    'regression:frame': (request) => engine.run('regression:frame', request),
    'regression:contour': (request) => engine.run('regression:contour', request),
    'regression:predict': (request) => engine.run('regression:predict', request),
    'regression:price': (request) => engine.run('regression:price', request),
    'regression:program': (request) => engine.run('regression:program', request),
    'data:read': (request) => engine.run('data:read', request),
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
