import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import readme from '../../README.md?raw';
import { catalog } from '../engine/ops/catalog.ts';
import { answerTo } from './commands.ts';
import { refusalOf } from './refusal.ts';

/** A call as README shows it: what is typed into it, its arguments, and how many characters of its answer are taken. */
const form =
  /^\$ (?:echo '(?<input>[^']*)' \| )?npm run --silent cli -- (?<call>.*?)(?: \| head -c (?<length>\d+))?\n(?<printed>[^]*)$/;

interface Sample {
  readonly sample: string;
  readonly input?: string;
  readonly call?: string;
  readonly length?: string;
  readonly printed?: string;
}

const samples = [...readme.matchAll(/^```console\n(?<block>[^]*?)^```$/gm)]
  .flatMap(({ groups }) => (groups?.block ?? '').split(/^(?=\$ )/m))
  .map((sample): Sample => ({ sample, ...form.exec(sample)?.groups }));

/** The arguments of a call: quoted, or without a space. */
function argumentsIn(call: string): string[] {
  return [...call.matchAll(/'(?<quoted>[^']*)'|(?<bare>\S+)/g)].map(
    ({ groups }) => groups?.quoted ?? groups?.bare ?? '',
  );
}

async function answered(call: string, input: string): Promise<string> {
  try {
    const { output, notice } = await answerTo(argumentsIn(call), Readable.from([input]));
    let printed = '';
    for await (const piece of output) printed += piece;
    return notice === undefined ? printed : `${printed}tapelab: ${notice}\n`;
  } catch (thrown) {
    return refusalOf(thrown);
  }
}

describe('README', () => {
  it.each(samples)('shows what is printed: $call', async ({ sample, call, input = '', length, printed }) => {
    if (call === undefined) throw new Error(`No call that can be tried: ${sample}`);
    const answer = await answered(call, `${input}\n`);
    expect(answer.slice(0, length === undefined ? undefined : Number(length)).trimEnd()).toBe(printed?.trimEnd());
  });

  it.each(['derive', 'taylor', 'direction', 'jacobian', 'run', 'train', 'random'])(
    'shows the command %s',
    (command) => {
      expect(samples.map(({ call }) => call?.split(' ')[0])).toContain(command);
    },
  );

  it.each(Object.values(catalog).flatMap(({ calledBy }) => calledBy.slice(0, 1)))('names the function %s', (name) => {
    expect(readme).toMatch(new RegExp(`\`[^\`\n]*\\b${name}\\b[^\`\n]*\``));
  });
});
