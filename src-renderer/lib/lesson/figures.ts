/** The addresses of all figures of all lessons, by their path. */
const addresses: Readonly<Record<string, string>> = import.meta.glob('../../../assets/lessons/*/*.{svg,png}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The address of a figure, from its file as a lesson names it: `02-slope/secant.svg`. */
export function figureAddress(file: string): string {
  return addresses[`../../../assets/lessons/${file}`] ?? '';
}
