import katex from 'katex';

/** The letters that keep one colour everywhere; others are written in ink. */
const coloured: ReadonlySet<string> = new Set(['x', 'y', 'w', 'b']);

const rendered = new WeakMap<HTMLElement, string>();

/** A place in a formula whose number changes from step to step, filled by `fillSlots`. */
export function slot(name: string): string {
  return `\\htmlClass{slot slot-${name}}{0}`;
}

/** Writes part of a formula in the colour of a class such as `forward`. */
export function tinted(name: string, latex: string): string {
  return `\\htmlClass{tint ${name}}{${latex}}`;
}

/** What formulas look like, by their LaTeX, the one used last at the end. */
const typeset = new Map<string, DocumentFragment>();

/** More formulas than any view shows at once. */
const mostTypeset = 400;

/** Puts a formula into an element, unless it is there already, with each quantity in its colour. */
export function renderFormula(host: HTMLElement, latex: string): void {
  if (rendered.get(host) === latex) return;
  rendered.set(host, latex);
  host.replaceChildren(typesetOnce(latex).cloneNode(true));
}

/** What a formula looks like, typeset where it is not known yet; called ahead of time, it makes a later view quicker. */
export function typesetOnce(latex: string): DocumentFragment {
  const formula = typeset.get(latex) ?? typesetFormula(latex);
  typeset.delete(latex);
  typeset.set(latex, formula);
  for (const oldest of typeset.keys()) {
    if (typeset.size <= mostTypeset) break;
    typeset.delete(oldest);
  }
  return formula;
}

function typesetFormula(latex: string): DocumentFragment {
  const host = document.createElement('span');
  try {
    katex.render(latex, host, {
      output: 'html',
      throwOnError: false,
      strict: false,
      trust: ({ command }) => command === '\\htmlClass',
    });
  } catch {
    // KaTeX walks a formula recursively; one nested too deeply for that is not shown.
    host.textContent = '…';
  }
  for (const letter of host.querySelectorAll('.mathnormal')) {
    const name = letter.textContent;
    if (coloured.has(name) && !letter.closest('.tint')) letter.classList.add(`q-${name}`);
  }
  const formula = document.createDocumentFragment();
  formula.append(...host.childNodes);
  return formula;
}

/** Writes numbers into the places that `slot` left open. */
export function fillSlots(host: HTMLElement, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    for (const place of host.querySelectorAll(`.slot-${name}`)) {
      if (place.textContent !== text) place.textContent = text;
    }
  }
}
