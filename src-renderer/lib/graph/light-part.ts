/** Lights the parts of a typeset formula that a node is, and no other. */
export function lightPart(host: HTMLElement, node: number | null): void {
  for (const part of host.querySelectorAll('.part.lit')) part.classList.remove('lit');
  if (node === null) return;
  for (const part of host.querySelectorAll(`.part-${node}`)) part.classList.add('lit');
}
