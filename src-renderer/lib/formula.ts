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

/** Typesets a formula into an element, unless it is there already, and gives each quantity its colour. */
export function renderFormula(host: HTMLElement, latex: string): void {
  if (rendered.get(host) === latex) return;
  rendered.set(host, latex);
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
}

/** Writes numbers into the places that `slot` left open. */
export function fillSlots(host: HTMLElement, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    for (const place of host.querySelectorAll(`.slot-${name}`)) {
      if (place.textContent !== text) place.textContent = text;
    }
  }
}
