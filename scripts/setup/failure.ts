/** How a script of the project ends when it cannot go on: two lines and an exit code, never a stack trace. */

/** Something outside the project went wrong, and a person can put it right. */
export class SetupFailure extends Error {
  /**
   * @param what one line: what went wrong
   * @param remedy one line: what to do about it
   */
  constructor(
    what: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(what, options);
    this.name = 'SetupFailure';
  }
}

/** The code of a Node system error (`ENOSPC`, `ECONNREFUSED`, ...), or '' for any other value. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The first line of an error's message. */
export function errorLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n')[0] ?? '';
}

/** The path a system error is about, written as " (path)", or ''. */
function errorPlace(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
}

/** Any thrown value as a failure with a remedy. */
export function asFailure(error: unknown): SetupFailure {
  if (error instanceof SetupFailure) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new SetupFailure(
      `The disk is full${errorPlace(error)}.`,
      'Free about 1 GB, or set TAPELAB_CACHE to a folder with room; then run it again.',
      { cause: error },
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new SetupFailure(
      `This account may not write here${errorPlace(error)}.`,
      'Give the folder to this account, or set TAPELAB_CACHE to a folder of its own; then run it again.',
      { cause: error },
    );
  return new SetupFailure(
    `Something unexpected happened: ${errorLine(error)}`,
    'Run it again with TAPELAB_DEBUG=1 to see where, and report that.',
    { cause: error },
  );
}

/** Prints a failure in two lines; with TAPELAB_DEBUG set, the stack as well. */
function report(error: unknown): void {
  const failure = asFailure(error);
  process.stderr.write(`${failure.message}\n${failure.remedy}\n`);
  if (process.env['TAPELAB_DEBUG']) console.error(failure.cause ?? failure);
}

/**
 * Runs a script to its exit code.
 * @param script what to do; a number it answers with is the exit code
 */
export async function runScript(script: () => Promise<unknown>): Promise<void> {
  try {
    const answer = await script();
    process.exitCode = typeof answer === 'number' ? answer : 0;
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

/** Says in two lines that Ctrl-C was heard, and ends. */
export function stopOnInterrupt(remedy: string): void {
  const stop = (code: number) => () => {
    process.stderr.write(`\nStopped.\n${remedy}\n`);
    process.exit(code);
  };
  process.on('SIGINT', stop(130));
  process.on('SIGTERM', stop(143));
}
