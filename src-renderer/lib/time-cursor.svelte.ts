/** Frames a second that the transport bar offers, where a timeline has no others. */
const usualSpeeds = [1, 2, 5, 10, 30, 60] as const;

/** What a pause of the window may cost, in milliseconds. */
const mostHeldUp = 250;

/**
 * The one reversible time cursor: a position in a timeline of `length` frames, moved by hand or by playing. Frames are
 * plain data found by position, so a step back shows exactly what was there before.
 */
export class TimeCursor {
  #index = $state(0);
  #length = $state(0);
  #playing = $state(false);
  speed = $state(5);
  #frame = 0;

  /** @param speeds frames a second that the transport bar offers; more than the screen has are shown in strides */
  constructor(readonly speeds: readonly number[] = usualSpeeds) {}

  get index(): number {
    return this.#index;
  }

  get length(): number {
    return this.#length;
  }

  get last(): number {
    return Math.max(0, this.#length - 1);
  }

  get playing(): boolean {
    return this.#playing;
  }

  get atStart(): boolean {
    return this.#index === 0;
  }

  get atEnd(): boolean {
    return this.#index >= this.last;
  }

  /** Takes over a timeline of another length and keeps the position where it still exists. */
  resize(length: number): void {
    this.#length = length;
    if (this.#index > this.last) this.seek(this.last);
    if (this.atEnd) this.pause();
  }

  /** Moves to a frame, to the nearest one where there is no such frame. */
  seek(index: number): void {
    this.#index = Math.min(Math.max(0, Math.round(index)), this.last);
  }

  /** Moves by hand, which ends playing. */
  goTo(index: number): void {
    this.pause();
    this.seek(index);
  }

  first(): void {
    this.goTo(0);
  }

  back(): void {
    this.goTo(this.#index - 1);
  }

  forward(): void {
    this.goTo(this.#index + 1);
  }

  toEnd(): void {
    this.goTo(this.last);
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  /** Plays on from here, from the start when it stands at the end. */
  play(): void {
    if (this.#playing || this.#length < 2) return;
    if (this.atEnd) this.seek(0);
    this.#playing = true;
    let due = performance.now() + 1000 / this.speed;
    const tick = (now: number): void => {
      if (!this.#playing) return;
      if (now >= due) {
        // A window that was held up goes on from where it was, rather than to jump.
        due = Math.max(due, now - mostHeldUp);
        const steps = 1 + Math.floor(((now - due) * this.speed) / 1000);
        this.seek(this.#index + steps);
        due += (steps * 1000) / this.speed;
      }
      if (this.atEnd) this.pause();
      else this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  pause(): void {
    if (!this.#playing) return;
    this.#playing = false;
    cancelAnimationFrame(this.#frame);
  }
}
