/**
 * Scrolls a box, and nothing around it, so far that the lit part in it is seen: the last one where there are several.
 * @param box what scrolls up and down
 */
export function keepLitInView(box: HTMLElement): void {
  const lit = [...box.querySelectorAll('[aria-current="step"]')].at(-1);
  if (!lit) return;
  const [outer, inner] = [box.getBoundingClientRect(), lit.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}
