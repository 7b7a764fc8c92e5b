import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerTo } from './cli/commands.ts';
import { refusalOf } from './cli/refusal.ts';

/** The reader of the results has gone (`| head`): nobody waits for the rest. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const { output, notice } = await answerTo(process.argv.slice(2), process.stdin.setEncoding('utf8'));
  await pipeline(Readable.from(output), process.stdout, { end: false });
  if (notice !== undefined) process.stderr.write(`tapelab: ${notice}\n`);
} catch (thrown) {
  process.stderr.write(refusalOf(thrown));
  process.exitCode = 2;
}
