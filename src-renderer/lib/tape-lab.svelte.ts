import { untrack } from 'svelte';
import * as m from '../../assets/messages/compiled/messages.js';
import type { FixView, ProgramTrace } from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';
import { type Frame, framesOf } from './tape/frames.ts';
import { listingOf } from './tape/listing.ts';
import { firstProgram, type Program } from './tape/programs.ts';
import { TimeCursor } from './time-cursor.svelte.ts';
import type { Working } from './working.ts';

/** The cards of the Tape lab. */
export type TapeCard = 'program' | 'step' | 'tapes';

/** A line that was asked for, at the frame at which it was. */
interface PointedLine {
  readonly source: string;
  readonly index: number;
  readonly line: number;
}

/** The program that runs in the Tape lab and how far it has come: it outlives the view. */
export class TapeLab {
  readonly answer = new LatestAnswer('program:trace');
  readonly cursor = new TimeCursor();
  shown: TapeCard = $state('program');
  #program: Program = $state.raw(firstProgram);
  #fixed: string | null = $state(null);
  #pointed: PointedLine | null = $state.raw(null);
  /** What is listed, where that is more than what can run. */
  #listed: string | null = $state(null);
  #followed = '';
  #wantsEnd = false;

  readonly source: string = $derived(this.#fixed ?? this.#program.source);
  readonly question = $derived({ source: this.source });
  /** What the program on screen has done; null while it is that of the program before. */
  readonly trace: ProgramTrace | null = $derived(this.answer.value?.source === this.source ? this.answer.value : null);
  readonly frames: readonly Frame[] = $derived(this.trace === null ? [] : framesOf(this.trace));
  readonly frame: Frame | null = $derived(this.frames[this.cursor.index] ?? null);
  readonly lines = $derived(listingOf(this.#listed ?? this.source, this.trace, this.frame?.ran ?? 0));

  /** The line that is lit: the one that was pointed at, until one steps on; else that of the frame. */
  readonly line: number | null = $derived.by(() => {
    const pointed = this.#pointed;
    const holds = pointed?.source === this.source && pointed?.index === this.cursor.index;
    return pointed !== null && holds ? pointed.line : (this.frame?.line ?? null);
  });

  readonly working: Working = $derived.by(() => {
    const units = { line: m.tape_unit_line(), sweep: m.tape_unit_back(), stop: m.tape_unit_stop() };
    const { cursor, frame } = this;
    return { cursor, unit: units[frame?.kind ?? 'line'], countFrom: 1, ready: frame !== null };
  });

  constructor() {
    this.cursor.speed = 1;
  }

  get program(): Program {
    return this.#program;
  }

  /** Whether the program that is shown is a repaired one. */
  get isFixed(): boolean {
    return this.#fixed !== null;
  }

  /** Opens a program at its first frame. */
  choose(program: Program): void {
    this.#program = program;
    this.#fixed = null;
    this.cursor.goTo(0);
  }

  /**
   * Runs a text in place of the one before. The cursor stays where it was as long as the same lines run.
   * @param listed the whole program, where only a part of it can run
   * @param toEnd whether to go to the end of it
   */
  run(source: string, listed: string, toEnd = false): void {
    this.#program = { ...this.#program, source };
    this.#fixed = null;
    this.#listed = listed;
    this.#wantsEnd ||= toEnd;
  }

  /** Opens a repaired program, and points at the line that is new. */
  repair({ program, line }: FixView): void {
    this.#fixed = program;
    this.#pointed = { source: program, index: 0, line };
    this.#listed = null;
    this.shown = 'program';
    this.cursor.goTo(0);
  }

  /** Lights a line until one steps on. */
  point(line: number): void {
    this.#pointed = { source: this.source, index: this.cursor.index, line };
  }

  /** Asks the engine and takes in what it answers, as long as the component that calls this is there. */
  attend(): void {
    $effect(() => this.answer.ask(this.question));
    $effect(() => {
      const { trace } = this;
      if (trace) untrack(() => this.follow(trace));
    });
  }

  /** Takes the cursor along: to the start of another program, to where it stood where the same lines run. */
  follow({ source }: ProgramTrace): void {
    const way = this.frames.map(({ kind, line }) => `${kind} ${line}`).join();
    if (way !== this.#followed && source !== '') this.cursor.goTo(0);
    this.#followed = way;
    this.cursor.resize(this.frames.length);
    if (this.#wantsEnd) this.cursor.toEnd();
    this.#wantsEnd = false;
  }
}
