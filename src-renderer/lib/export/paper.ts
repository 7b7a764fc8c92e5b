/** Prints in the light colours from now on, whatever the theme; the returned function ends that. */
export function onPaper(): () => void {
  const { dataset } = document.documentElement;
  const chosen = dataset.theme ?? '';
  const lighten = (): string => (dataset.theme = 'light');
  const restore = (): string => (dataset.theme = chosen);
  addEventListener('beforeprint', lighten);
  addEventListener('afterprint', restore);
  return () => {
    removeEventListener('beforeprint', lighten);
    removeEventListener('afterprint', restore);
    restore();
  };
}
