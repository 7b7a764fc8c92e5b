/** Commands that are one sign. */
const signs: Readonly<Record<string, string>> = {
  ...{ cdot: '·', times: '×', pm: '±', approx: '≈', ne: '≠', le: '≤', ge: '≥', to: '→', leftarrow: '←', infty: '∞' },
  ...{ partial: '∂', nabla: '∇', sum: '∑', Delta: 'Δ', alpha: 'α', beta: 'β', eta: 'η', lambda: 'λ', theta: 'θ' },
  ...{ ldots: '…', cdots: '…', '{': '{', '}': '}', '%': '%' },
};

/** Commands that say how something is set, not what it is. */
const silent: ReadonlySet<string> = new Set(['bigl', 'bigr', 'left', 'right', 'displaystyle', ',', ';', '!']);

const accents: Readonly<Record<string, string>> = { hat: '\u0302', bar: '\u0304' };

/**
 * A formula in plain signs, for those who hear it. Commands that are not known, such as `\sin`, are read by their name.
 *
 * @example formulaText('\\frac{\\partial f}{\\partial x} = 2x^2') // '∂ f/∂ x = 2x^2'
 * @example formulaText('\\frac{a+b}{2}\\cdot\\hat{y}') // '(a+b)/2·ŷ'
 * @example formulaText('\\begin{pmatrix} 2 & 0 \\\\ 0 & 4 \\end{pmatrix}') // '[2, 0; 0, 4]'
 */
export function formulaText(latex: string): string {
  const text = new FormulaReader(latex).rest();
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\[ | (?=[\],;])/g, (found) => found.trim())
    .trim();
}

class FormulaReader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(latex: string) {
    this.#tokens = latex.match(/\\[a-zA-Z]+|\\[^a-zA-Z]|\s+|[^\\\s]/g) ?? [];
  }

  /** What comes up to the end of a group, or of all. */
  rest(): string {
    let text = '';
    while (this.#next < this.#tokens.length && this.#tokens[this.#next] !== '}') text += this.#part();
    this.#next += 1;
    return text;
  }

  #part(): string {
    const token = this.#tokens[this.#next++] ?? '';
    if (token === '{') return this.rest();
    if (token === '&') return ', ';
    if (token === '^' || token === '_') return token + bracketed(this.#argument());
    return token.startsWith('\\') ? this.#command(token.slice(1)) : token;
  }

  #command(name: string): string {
    if (name === '\\') return '; ';
    if (name === 'frac' || name === 'dfrac') return `${bracketed(this.#argument())}/${bracketed(this.#argument())}`;
    if (name === 'sqrt') return `√${bracketed(this.#argument())}`;
    if (name === 'text' || name === 'operatorname') return this.#argument();
    if (name === 'begin' || name === 'end') return this.#bracket(name);
    const accent = accents[name];
    if (accent !== undefined) return (this.#argument() + accent).normalize();
    if (silent.has(name)) return '';
    return signs[name] ?? (/^q*quad$/.test(name) ? ' ' : name);
  }

  /** The brackets of a matrix. */
  #bracket(name: 'begin' | 'end'): string {
    this.#argument();
    return name === 'begin' ? '[' : ']';
  }

  /** What a command applies to: a group, or one sign. */
  #argument(): string {
    while (/^\s+$/.test(this.#tokens[this.#next] ?? '')) this.#next += 1;
    return this.#part().trim();
  }
}

/** In brackets where it is a sum, or otherwise more than one thing. */
function bracketed(text: string): string {
  return /^[^-+=\s]*$|^∂ ?\S+$|^-?[\d.]+$/.test(text) ? text : `(${text})`;
}
