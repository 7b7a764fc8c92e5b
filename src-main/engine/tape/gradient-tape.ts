import { type Mistake, pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { full, scalar } from '../tensor/create.ts';
import { isFloat } from '../tensor/dtype.ts';
import { repeated } from '../tensor/shape.ts';
import { appended } from './appended.ts';
import { toTensor } from './convert.ts';
import { type Nest, flatten, packAs } from './nest.ts';
import { type PythonValue, type VariableValue, isTraced, pythonRepr, sourceOf, typeName } from './python-value.ts';
import { Recording } from './recording.ts';
import { announce, currentLine, recorders, tick } from './session.ts';
import { type SweepStep, sweepBack } from './sweep.ts';
import { type Handle, type Source, Tensor } from './tensor.ts';

export interface TapeOptions {
  /** May be asked for gradients more than once. */
  readonly persistent?: boolean;
  /** Reading a trainable variable is enough to have it watched. */
  readonly watchAccessedVariables?: boolean;
}

/** What to answer for a source that no path leads to: None, or zeros of its shape. */
export type Unconnected = 'none' | 'zero';

export interface GradientOptions {
  /** What the adjoint of each target starts with, instead of ones. */
  readonly outputGradients?: Nest<PythonValue> | null;
  readonly unconnected?: string;
}

/** A value handed to a tape as a target or source. */
export type Traced = Tensor | VariableValue;

/** One call of `gradient`, kept so that it can be looked at. */
export interface GradientCall {
  readonly targets: readonly Source[];
  readonly sources: readonly Source[];
  readonly steps: readonly SweepStep[];
  readonly results: readonly (Tensor | null)[];
  /** What was on record when it was asked. */
  readonly recording: Recording;
  readonly time: number;
  readonly line: number | null;
}

const USED_UP = 'A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)';
const NO_TARGET =
  'Argument `target` should be a list or nested structure of Tensors, Variables or CompositeTensors to be ' +
  'differentiated, but received None.';

/**
 * TensorFlow's `tf.GradientTape`: records what is done with the values that it follows, and answers derivatives by
 * passing adjoints back through the record.
 * @example new GradientTape().gradient(tensor([1]), tensor([1])) // throws python
 */
export class GradientTape {
  readonly persistent: boolean;
  readonly watchAccessedVariables: boolean;
  /** Where and when it was made. */
  readonly line = currentLine();
  readonly time = tick();
  /** When it could answer no more, because it had answered or was deleted; null until then. */
  releasedAt: number | null = null;
  /** What is on record: null before the tape is opened and after it is released. */
  #recording: Recording | null = null;
  #last: Recording | null = null;
  #isOpen = false;
  #isDropped = false;
  #calls: GradientCall[] = [];

  constructor({ persistent = false, watchAccessedVariables = true }: TapeOptions = {}) {
    this.persistent = persistent;
    this.watchAccessedVariables = watchAccessedVariables;
    announce(this);
  }

  /** The record, kept for whoever looks at it even after the tape is released; null before the tape is opened. */
  get recording(): Recording | null {
    return this.#last;
  }

  /** Every gradient that was asked for, in order. */
  get calls(): readonly GradientCall[] {
    return this.#calls;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** `with tape:` begins. Opened again, it goes on recording. */
  enter(): void {
    if (this.#isOpen) {
      throw pythonError(
        'ValueError',
        'Tape is still recording, This can happen if you try to re-enter an already-active tape.',
      );
    }
    const open = recorders();
    this.#recording ??= new Recording(open.length, this.watchAccessedVariables);
    this.#last = this.#recording;
    this.#recording.begin();
    open.push(this.#recording);
    this.#isOpen = true;
  }

  /** `with tape:` ends. */
  exit(): void {
    if (this.#isOpen) this.#close();
    if (this.#isDropped) this.drop();
  }

  /** The program has let go of it: it is released now, or at the end of its block. */
  drop(): void {
    this.#isDropped = true;
    if (!this.#isOpen) this.releasedAt ??= tick();
  }

  /**
   * Has tensors or variables followed.
   * @throws Mistake `python` before the tape is opened, and for what is no tensor
   */
  watch(values: Nest<PythonValue>): void {
    for (const value of flatten(values)) {
      if (!isTraced(value)) throw notWatchable(pythonRepr(value), typeName(value));
      if (this.#recording === null) throw pythonError('AttributeError', "'NoneType' object has no attribute '_tape'");
      this.#recording.watch(sourceOf(value));
    }
  }

  /**
   * The derivative of the sum of the targets by each source, in the structure of the sources; null is Python's None.
   * @throws Mistake `python` in TensorFlow's words
   */
  gradient(
    target: Nest<PythonValue>,
    sources: Nest<PythonValue>,
    { outputGradients = null, unconnected = 'none' }: GradientOptions = {},
  ): Nest<Tensor | null> {
    const recording = this.#asked();
    if (target === null) throw pythonError('TypeError', NO_TARGET);
    if (!isTraced(sources) && flatten(sources).includes(null)) throw pythonError('TypeError', NO_SOURCE);
    const mode = unconnectedMode(unconnected);
    const targets = isTraced(target) ? [sourceOf(target)] : flatten(target).map(asTarget);
    const wanted = isTraced(sources) ? [sourceOf(sources)] : flatten(sources).map(asSource);
    const seeds = seedsFor(recording, targets, wanted, outputGradients === null ? [] : flatten(outputGradients));
    const results = this.#swept(recording, targets, wanted, seeds, mode);
    this.#release();
    return packAs(sources, results);
  }

  /**
   * The derivatives by each source for one start of the adjoint after another, which counts as one question.
   * @param seeds what the adjoint of the target starts with each time
   */
  gradients(
    target: PythonValue,
    sources: Nest<PythonValue>,
    seeds: readonly Tensor[],
    unconnected: string,
  ): (readonly (Tensor | null)[])[] {
    const recording = this.#asked();
    const [from, wanted, mode] = [asSource(target), flatten(sources).map(asSource), unconnectedMode(unconnected)];
    const rows = seeds.map((seed) => this.#swept(recording, [from], wanted, [seed], mode));
    this.#release();
    return rows;
  }

  /** Recording stops until `enter`, as in `with tape.stop_recording():`. */
  pause(): void {
    if (this.#recording === null) {
      throw pythonError('RuntimeError', 'Trying to stop recording a tape which is not recording.');
    }
    this.#close();
  }

  /** Forgets what is on record and goes on with an empty tape. */
  reset(): void {
    this.#close();
    this.#recording = null;
    this.enter();
  }

  /** The variables that were watched, in the order in which they were made. */
  watchedVariables(): readonly Handle[] {
    return this.#last === null ? [] : variablesOf(this.#last);
  }

  #swept(
    recording: Recording,
    targets: readonly Source[],
    sources: readonly Source[],
    seeds: readonly (Tensor | null)[],
    mode: Unconnected,
  ): readonly (Tensor | null)[] {
    const { steps, adjoints } = sweepBack(recording, targets, seeds, sources);
    const results = mode === 'none' ? adjoints : adjoints.map((adjoint, k) => adjoint ?? filled(sources[k], 0));
    const call = { targets, sources, steps, results, recording, time: tick(), line: currentLine() };
    this.#calls = appended(this.#calls, call);
    return results;
  }

  /** Whoever asks a tape that is not persistent ends its recording; whoever asks one holds it still. */
  #asked(): Recording {
    if (this.#recording === null) throw this.#usedUp();
    if (this.persistent) this.releasedAt = null;
    else if (this.#isOpen) this.#close();
    return this.#recording;
  }

  #usedUp(): Mistake {
    const asked = this.calls[0]?.line;
    return pythonError('RuntimeError', USED_UP, {
      cause: this.#last === null ? 'not-opened' : 'used-up',
      ...(this.line !== null && { made: this.line }),
      ...(asked !== null && asked !== undefined && { asked }),
    });
  }

  #close(): void {
    if (!this.#isOpen || this.#recording === null) throw pythonError('ValueError', 'Tape is not recording.');
    const open = recorders();
    if (open[open.length - 1] === this.#recording) open.pop();
    else open.splice(open.indexOf(this.#recording), 1);
    this.#recording.end();
    this.#isOpen = false;
  }

  #release(): void {
    if (this.persistent) return;
    this.#recording = null;
    this.releasedAt = tick();
  }
}

const NO_SOURCE = 'Cannot convert the argument `type_value`: None to a TensorFlow DType.';

/** Arrays of NumPy have a type, but are on no tape. */
function asTarget(value: PythonValue): Source {
  if (!(value instanceof NdArray)) return asSource(value);
  throw pythonError('AttributeError', `'numpy.${typeName(value)}' object has no attribute '_id'`);
}

function asSource(value: PythonValue): Source {
  if (isTraced(value)) return sourceOf(value);
  throw pythonError('AttributeError', `'${typeName(value)}' object has no attribute 'dtype'`);
}

/** A target on the tape starts with ones; one that is off it with nothing, unless it is a source too. */
function seedsFor(
  recording: Recording,
  targets: readonly Source[],
  sources: readonly Source[],
  given: readonly PythonValue[],
): (Tensor | null)[] {
  const tensors = given.map((value) => toTensor(value));
  return targets.map((target, k) => tensors[k] ?? startOf(recording, target, sources));
}

function startOf(recording: Recording, target: Source, sources: readonly Source[]): Tensor | null {
  return recording.producerOf(target) !== null || sources.includes(target) ? filled(target, 1) : null;
}

function filled(source: Source | undefined, value: number): Tensor {
  if (source === undefined) throw new Error('More gradients than sources');
  const { shape, dtype } = source;
  const number = isFloat(dtype) ? scalar(value, dtype) : full([], value, dtype);
  return new Tensor(shape.length === 0 ? number : repeated(number, shape));
}

function unconnectedMode(mode: string): Unconnected {
  if (mode === 'none' || mode === 'zero') return mode;
  throw pythonError('ValueError', `Unknown value for unconnected_gradients: '${mode}'`);
}

function variablesOf({ watches }: Recording): Handle[] {
  const variables = watches.values().flatMap(({ source }) => (source.kind === 'handle' ? [source] : []));
  return variables.sort((a, b) => a.time - b.time);
}

/**
 * The refusal to watch what is no tensor.
 * @param text as Python's `str` writes it
 * @param type the name of its class
 */
export function notWatchable(text: string, type: string): Mistake {
  const rest = `of type '${type}', not tf.Tensor or tf.Variable or ExtensionType.`;
  return pythonError('ValueError', `Passed in object ${text} ${rest}`);
}
