import { syntaxError } from './refusal.ts';
import type { Expression, FormatPart } from './syntax.ts';
import type { Token } from './tokens.ts';

type Reader = (text: string, token: Token) => Expression;

/**
 * The pieces of a formatted string: text, and values in braces with what stands after `!` and `:`.
 * @param read reads what stands between braces
 * @throws Mistake `syntax` for a brace without its partner
 */
export function readFormat(token: Token, read: Reader): FormatPart[] {
  const parts: FormatPart[] = [];
  let text = '';
  for (let at = 0; at < token.text.length;) {
    const sign = token.text[at] ?? '';
    if ((sign === '{' || sign === '}') && token.text[at + 1] === sign) {
      text += sign;
      at += 2;
    } else if (sign === '{') {
      const end = closingBrace(token, at);
      if (text !== '') parts.push(text);
      text = '';
      parts.push(...replacement(token.text.slice(at + 1, end), token, read));
      at = end + 1;
    } else if (sign === '}') throw syntaxError('closing-bracket', token.span, token.line);
    else {
      text += sign;
      at++;
    }
  }
  return text === '' ? parts : [...parts, text];
}

function closingBrace(token: Token, start: number): number {
  let depth = 0;
  for (let at = start; at < token.text.length; at++) {
    if ('{[('.includes(token.text[at] ?? ' ')) depth++;
    if ('}])'.includes(token.text[at] ?? ' ') && --depth === 0) return at;
  }
  throw syntaxError('closing-bracket', token.span, token.line);
}

/** `{value!r:format}`; with `=` behind the value, the text of the value comes before it. */
function replacement(inner: string, token: Token, read: Reader): FormatPart[] {
  const colon = outsideBrackets(inner, ':');
  const [before, format] = colon < 0 ? [inner, ''] : [inner.slice(0, colon), inner.slice(colon + 1)];
  const [, whole = before, conversion = ''] = /^(.*)!([rsa])$/s.exec(before) ?? [];
  const [, shown, own = whole] = /^((.*[^=!<>])=\s*)$/s.exec(whole) ?? [];
  const text = shown === undefined ? [] : [shown];
  const usual = shown !== undefined && format === '' ? 'r' : '';
  const parts = readFormat({ ...token, text: format }, read);
  return [...text, { value: read(own, token), format: parts, conversion: conversion || usual }];
}

function outsideBrackets(text: string, sign: string): number {
  let depth = 0;
  return [...text].findIndex((found) => {
    if ('([{'.includes(found)) depth++;
    if (')]}'.includes(found)) depth--;
    return found === sign && depth === 0;
  });
}
