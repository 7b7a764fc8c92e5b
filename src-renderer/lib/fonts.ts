/** The families of KaTeX that formulas here are set in: not those for Fraktur, script and the like. */
const formulas = /KaTeX_(Main|Math|Size|AMS)/;

const texts = ['Inter Variable', 'Source Serif 4 Variable', 'JetBrains Mono Variable'];

/** A letter of each part of these families that a view needs: Latin, accented, Greek. */
const letters = 'aŷλ';

/**
 * Loads the fonts of all views, so that none is laid out a second time when its fonts arrive. A font that cannot be
 * loaded leaves its place to the next of its list.
 */
export async function loadFonts(): Promise<void> {
  const faces = [...document.fonts].filter(({ family }) => formulas.test(family));
  await Promise.allSettled([
    ...faces.map((face) => face.load()),
    ...texts.map((family) => document.fonts.load(`1rem '${family}'`, letters)),
  ]);
}
