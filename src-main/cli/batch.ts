import * as v from 'valibot';
import type { Span } from '../engine/errors.ts';
import { Mistake } from '../engine/index.ts';
import { answerObject, dossierOf } from './derivative.ts';
import { toJson } from './json.ts';
import { linesOf } from './lines.ts';

const request = v.object({
  expression: v.string(),
  point: v.pipe(
    // A record alone would let a list through.
    v.custom<object>((input) => !Array.isArray(input)),
    v.record(v.string(), v.pipe(v.number(), v.finite())),
  ),
});

/**
 * Answers a JSON line `{"expression", "point"}` at a time, in order. A line that has no answer (a blank one too) gives
 * `{"error": {"kind", "message", "span"}}` in its place.
 */
export async function* answerLines(input: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of linesOf(input)) yield `${answerLine(line)}\n`;
}

/**
 * The answer to one line, as one line of JSON.
 * @example JSON.parse(answerLine('{"expression":"x^2","point":{"x":3}}')).gradient // { x: 6 }
 * @example JSON.parse(answerLine('x^2')).error.kind // 'bad-line'
 */
export function answerLine(line: string): string {
  try {
    const { expression, point } = v.parse(request, jsonOf(line));
    return toJson(answerObject(dossierOf({ expression, point, variables: Object.keys(point) })));
  } catch (thrown) {
    return toJson({ error: problemOf(thrown) });
  }
}

class BadLine extends Error {}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (thrown) {
    throw new BadLine(`the line is no JSON: ${messageOf(thrown)}`);
  }
}

/** A bug is reported in its line like a mistake: it must not cost the answers to the other lines. */
function problemOf(thrown: unknown): { kind: string; message: string; span: Span | null } {
  if (thrown instanceof Mistake) return { kind: thrown.kind, message: thrown.message, span: thrown.span };
  if (v.isValiError(thrown)) return { kind: 'bad-line', message: shapeMessage(thrown.issues), span: null };
  return { kind: thrown instanceof BadLine ? 'bad-line' : 'internal', message: messageOf(thrown), span: null };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function shapeMessage([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return [v.getDotPath(issue), issue.message].filter((part) => part !== null).join(': ');
}
