import { settings } from './settings.svelte.ts';

/** The tokens that charts draw with, read from the page because a canvas knows no custom properties. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly card: string;
  readonly x: string;
  readonly y: string;
  readonly w: string;
  readonly b: string;
  readonly forward: string;
  readonly backward: string;
  /** Width of a drawn line, in pixels. */
  readonly stroke: number;
  /** Size of a chart's type, in pixels. */
  readonly text: number;
  readonly family: string;
}

let windowWidth = $state(window.innerWidth);
window.addEventListener('resize', () => (windowWidth = window.innerWidth));

/** The palette as it was read last, and of what: reading makes the browser work out the styles of the whole page. */
let last: { readonly key: string; readonly palette: Palette } | null = null;

/** The palette of the chosen theme, language and window size; a view that reads it follows all three. */
export function palette(): Palette {
  const key = [settings.theme, settings.language, windowWidth, window.innerHeight, devicePixelRatio].join();
  if (last?.key !== key) last = { key, palette: readPalette() };
  return last.palette;
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const size = 0.8125 * Number.parseFloat(style.fontSize);
  return {
    ink: token('ink'),
    soft: token('soft'),
    line: token('line'),
    card: token('card'),
    x: token('q-x'),
    y: token('q-y'),
    w: token('q-w'),
    b: token('q-b'),
    forward: token('forward'),
    backward: token('backward'),
    stroke: Number.parseFloat(token('stroke')),
    text: settings.language !== 'en' ? Math.max(16, size) : size,
    family: token('font-controls'),
  };
}
