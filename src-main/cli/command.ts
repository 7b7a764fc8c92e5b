/** What a command gives back: results for standard output, piece by piece, and a remark for standard error. */
export interface Answer {
  readonly output: Iterable<string> | AsyncIterable<string>;
  /** Said after the results, about results that stand. */
  readonly notice?: string;
}

/**
 * One command of the terminal program. It checks its arguments before it returns, so that nothing is printed when they
 * are refused.
 *
 * @param args the arguments after the command's name
 * @param input standard input as text, in pieces of any length; read only by a command that needs it
 * @throws UsageError for arguments that cannot be read, Mistake for those that the engine refuses
 */
export type Command = (args: readonly string[], input: AsyncIterable<string>) => Answer;
