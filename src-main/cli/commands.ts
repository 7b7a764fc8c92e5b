import manifest from '../../package.json';
import { UsageError } from './arguments.ts';
import type { Answer, Command } from './command.ts';
import { help } from './help.ts';

/** Loaded when used: the expression reader takes most of a second to load, and not every command needs it. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  derive: async () => (await import('./derive.ts')).derive,
  taylor: async () => (await import('./taylor.ts')).taylorCommand,
  direction: async () => (await import('./direction.ts')).directionCommand,
  jacobian: async () => (await import('./jacobian.ts')).jacobianCommand,
  run: async () => (await import('./run.ts')).runCommand,
  train: async () => (await import('./train.ts')).trainCommand,
  random: async () => (await import('./random.ts')).random,
};

/**
 * Answers one call of the terminal program.
 *
 * @throws UsageError for a command that there is not, and whatever the command throws
 * @example answerTo(['--help'], []) // Promise.resolve({ output: [help] })
 */
export async function answerTo(args: readonly string[], input: AsyncIterable<string>): Promise<Answer> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError('a command is missing', help);
  if (name === '--version') return { output: [`${manifest.version}\n`] };
  if (name === '-h' || asksForHelp(args)) return { output: [help] };
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UsageError(`there is no command '${name}'; try ${Object.keys(commands).join(', ')} or --help`);
  const command = await load();
  return command(rest, input);
}

/** Whatever follows `--` is no option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).includes('--help');
}
