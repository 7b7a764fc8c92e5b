/** How a keyboard shortcut of the window is written on this system. */
export function shortcut(letter: 'O' | 'S' | 'Y' | 'Z'): string {
  return navigator.userAgent.includes('Mac') ? `⌘${letter}` : `Ctrl+${letter}`;
}
