/** What a drawing inherits from the page around it. */
const inherited = ['color', 'font-family', 'font-size', 'font-weight', 'line-height'] as const;

/** A drawing of the page as a file of its own: with the styles that concern it, and the faces that it is written in. */
export async function svgText(svg: SVGSVGElement): Promise<string> {
  const { width, height } = svg.getBoundingClientRect();
  const page = document.documentElement;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('lang', page.lang);
  copy.setAttribute('data-theme', page.dataset.theme ?? '');
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = [...tokensOf(page), ...rulesFor(svg), ...(await facesFor(svg)), inheritedRule(svg)].join('\n');
  copy.prepend(style);
  return new XMLSerializer().serializeToString(copy);
}

/** Every rule of the page's style sheets, those inside other rules included where these apply. */
function* everyRule(rules: Iterable<CSSRule> = allRules()): Generator<CSSRule> {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      if (matchMedia(rule.conditionText).matches) yield* everyRule(rule.cssRules);
    } else yield rule;
  }
}

function* allRules(): Generator<CSSRule> {
  for (const sheet of document.styleSheets) yield* sheet.cssRules;
}

/** The tokens of the theme that is chosen. */
function tokensOf(page: HTMLElement): string[] {
  const rules = [...everyRule()].filter((rule) => rule instanceof CSSStyleRule);
  return rules.filter((rule) => rule.selectorText.startsWith(':root') && page.matches(rule.selectorText)).map(textOf);
}

/** The rules that something in the drawing follows. */
function rulesFor(svg: SVGSVGElement): string[] {
  const rules = [...everyRule()].filter((rule) => rule instanceof CSSStyleRule);
  return rules.filter(({ selectorText }) => concerns(selectorText, svg)).map(textOf);
}

function concerns(selector: string, svg: SVGSVGElement): boolean {
  return !selector.startsWith(':root') && (svg.matches(selector) || svg.querySelector(selector) !== null);
}

const textOf = ({ cssText }: CSSRule): string => cssText;

/** Sizes relative to the page's are kept by giving the drawing the page's own; what is in it gets that of around it. */
function inheritedRule(svg: SVGSVGElement): string {
  const around = getComputedStyle(svg);
  const declarations = inherited.map((name) => `${name}: ${around.getPropertyValue(name)}`).join('; ');
  return `:root { font-size: ${getComputedStyle(document.documentElement).fontSize} } :root > * { ${declarations} }`;
}

/** The faces of the families in use that have been loaded, with their outlines inside the file. */
async function facesFor(svg: SVGSVGElement): Promise<string[]> {
  const used = new Set(
    [svg, ...svg.querySelectorAll('*')].map((each) => getComputedStyle(each).fontFamily).flatMap(familiesOf),
  );
  const loaded = new Set([...document.fonts].filter(({ status }) => status === 'loaded').map(keyOf));
  const rules = [...everyRule()].filter((rule) => rule instanceof CSSFontFaceRule);
  const wanted = rules.filter(({ style }) => {
    const family = familiesOf(style.getPropertyValue('font-family'))[0] ?? '';
    return used.has(family) && loaded.has(keyOf(descriptorsOf(style)));
  });
  return Promise.all(wanted.map(faceText));
}

const familiesOf = (list: string): string[] => list.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));

interface Descriptors {
  readonly family: string;
  readonly style: string;
  readonly weight: string;
  readonly unicodeRange: string;
}

function descriptorsOf(style: CSSStyleDeclaration): Descriptors {
  const value = (name: string, usual: string) => style.getPropertyValue(name) || usual;
  return {
    family: value('font-family', ''),
    style: value('font-style', 'normal'),
    weight: value('font-weight', '400'),
    unicodeRange: value('unicode-range', 'U+0-10FFFF'),
  };
}

const weights: Readonly<Record<string, string>> = { normal: '400', bold: '700' };

function keyOf({ family, style, weight, unicodeRange }: Descriptors): string {
  const [name = ''] = familiesOf(family);
  return [name, style, weights[weight] ?? weight, unicodeRange.replace(/\s/g, '').toLowerCase()].join('|');
}

/** A rule of a face with the file that it names put inside it. */
async function faceText({ cssText, parentStyleSheet }: CSSRule): Promise<string> {
  const [, path] = /url\("?([^")]+\.woff2)"?\)/.exec(cssText) ?? [];
  if (path === undefined) return '';
  const file = await fetch(new URL(path, parentStyleSheet?.href ?? document.baseURI));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const source = `url("data:font/woff2;base64,${base64(bytes)}") format("woff2")`;
  return cssText.replace(/src:[^;}]*(?:;|(?=\}))/, `src: ${source};`);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
