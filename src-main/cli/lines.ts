/**
 * The lines of a text that comes in pieces, without their ends (LF or CRLF) and without a byte order mark. Unlike
 * `node:readline` it ends no line at U+2028, U+2029 or a lone CR, which JSON allows within strings or between tokens.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let first = true;
  for await (const piece of pieces) {
    const [begun = '', ...others] = (first ? piece.replace(/^\uFEFF/, '') : piece).split('\n');
    first = false;
    const lines = [rest + begun, ...others];
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest !== '') yield rest.replace(/\r$/, '');
}
