import { pythonError } from '../errors.ts';
import { formatValue } from './format.ts';
import { repr, str } from './text.ts';
import type { Named, Value } from './values.ts';

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g;

/**
 * `'...'.format(...)`: values in the places that braces keep for them.
 * @throws Mistake `python` for a place without a value
 * @example formatTemplate('{} {0:.1f}', [2], new Map()) // throws python
 * @example formatTemplate('{0} {0:.1f}', [2], new Map()) // '2.0 2.0'
 */
export function formatTemplate(text: string, args: readonly Value[], named: Named): string {
  const places = new Places(args, named);
  return text.replace(FIELD, (whole: string, name?: string, conversion?: string, format?: string) => {
    if (whole === '{{' || whole === '}}') return whole.charAt(0);
    if (name === undefined) {
      throw pythonError('ValueError', `Single '${whole}' encountered in format string`);
    }
    const value = places.valueOf(name);
    const spec = (format ?? '').replace(/\{([^{}]*)\}/g, (_all, inner: string) => str(places.valueOf(inner)));
    const shown = conversion === undefined ? value : conversion === 's' ? str(value) : repr(value);
    return formatValue(shown, spec);
  });
}

/** The values of a template: counted by themselves, or numbered, but not both. */
class Places {
  #next = 0;
  #way: 'counted' | 'numbered' | null = null;

  constructor(
    readonly args: readonly Value[],
    readonly named: Named,
  ) {}

  valueOf(name: string): Value {
    if (name === '' || /^\d+$/.test(name)) return this.#placed(name);
    const value = this.named.get(name);
    if (value === undefined) throw pythonError('KeyError', repr(name));
    return value;
  }

  #placed(name: string): Value {
    const way = name === '' ? 'counted' : 'numbered';
    if (this.#way !== null && this.#way !== way) {
      const [before, after] =
        way === 'numbered'
          ? ['automatic field numbering', 'manual field specification']
          : ['manual field specification', 'automatic field numbering'];
      throw pythonError('ValueError', `cannot switch from ${before} to ${after}`);
    }
    this.#way = way;
    const place = name === '' ? this.#next++ : Number(name);
    const value = this.args[place];
    if (value !== undefined) return value;
    throw pythonError('IndexError', `Replacement index ${place} out of range for positional args tuple`);
  }
}
