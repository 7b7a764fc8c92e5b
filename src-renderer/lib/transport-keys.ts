/** Where a key belongs to what has the focus: text fields, sliders, lists and editors keep all of the bar's keys. */
const editors = 'input, textarea, select, [contenteditable], [role="slider"], [role="textbox"]';

/** Tabs move with the arrow keys, Home and End. */
const tabs = '[role="tab"]';

/** What is open above the page. */
const menus = '[popover], [aria-expanded="true"]';

/** What Space presses. */
const pressable = 'button, a[href], summary, [role="button"]';

/**
 * Whether the element that has the focus needs a key for itself, so that the transport bar must leave it alone.
 *
 * @example keepsOwnKeys(document.createElement('input'), 'ArrowLeft') // true
 */
export function keepsOwnKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(editors) || target.closest(menus)) return true;
  if (key === ' ' && target.closest(pressable)) return true;
  return target.closest(tabs) !== null;
}
