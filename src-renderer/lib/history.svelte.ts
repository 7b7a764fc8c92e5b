/** Where the expressions of earlier days are kept. */
const storageKey = 'derivative-history';

const mostKept = 30;

function readKept(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((entry) => typeof entry === 'string').slice(0, mostKept) : [];
  } catch {
    // Storage that is switched off or holds something else: the history begins anew.
    return [];
  }
}

/** The expressions that were typed and answered, the newest first, each once; they outlive the app. */
export class ExpressionHistory {
  #entries: readonly string[] = $state.raw(readKept());
  /** How far back the learner has gone; -1 at what is being typed. */
  #place = -1;
  #typed = '';

  get entries(): readonly string[] {
    return this.#entries;
  }

  add(expression: string): void {
    const entry = expression.trim();
    this.#place = -1;
    if (entry === '' || entry === this.#entries[0]) return;
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)].slice(0, mostKept);
    try {
      localStorage.setItem(storageKey, JSON.stringify(this.#entries));
    } catch {
      // Nothing is lost for today.
    }
  }

  /** The entry before the one at which the learner stands, who has `current` in the field; null at the oldest. */
  older(current: string): string | null {
    if (this.#place === -1) this.#typed = current;
    const isShown = this.#place === -1 && this.#entries[0] === current.trim();
    const next = this.#place + (isShown ? 2 : 1);
    const entry = this.#entries[next];
    if (entry === undefined) return null;
    this.#place = next;
    return entry;
  }

  /** The way back, to what was being typed in the end; null there. */
  newer(): string | null {
    if (this.#place === -1) return null;
    this.#place -= 1;
    return this.#place === -1 ? this.#typed : (this.#entries[this.#place] ?? null);
  }
}
