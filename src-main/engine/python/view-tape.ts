import { contiguous, type NdArray } from '../tensor/array.ts';
import { floatText } from '../tensor/number-text.ts';
import { arrayText, shapeText } from '../tensor/numpy-text.ts';
import { localDerivative } from '../tape/elementwise.ts';
import type { GradientCall, GradientTape } from '../tape/gradient-tape.ts';
import { nameOf } from '../tape/names.ts';
import { inSession } from '../tape/session.ts';
import type { SweepStep } from '../tape/sweep.ts';
import type { Attributes, Execution, Source } from '../tape/tensor.ts';
import { whyNone } from '../tape/why-none.ts';
import { fixFor } from './fix.ts';
import type { AdjointView, GradientView, RecordView, ResultView, SourceView, TapeView, WhyView } from './trace.ts';

const MOST_RECORDS = 500;
const MOST_CALLS = 50;
const LONGEST_VALUE = 60;

/** Writes tapes down as plain data; within one program the same value has the same number everywhere. */
export class TapeViewer {
  readonly #ids = new Map<Source, number>();
  readonly #texts = new Map<NdArray, string>();

  /** @param program the text that ran, in which fixes are made */
  constructor(readonly program: string) {}

  view(tape: GradientTape): TapeView {
    const { recording } = tape;
    if (recording === null) throw new Error('A tape that was never opened has nothing to show');
    return {
      name: nameOf(tape),
      line: tape.line,
      time: tape.time,
      level: recording.level,
      persistent: tape.persistent,
      watchesVariables: tape.watchAccessedVariables,
      stretches: recording.stretches.map(({ start, end }) => ({ start, end })),
      releasedAt: tape.releasedAt,
      watches: [...recording.watches.values()].map((watch) => ({ ...watch, source: this.#source(watch.source) })),
      records: recording.executions.slice(0, MOST_RECORDS).map((execution) => this.#record(execution)),
      hidden: Math.max(0, recording.executions.length - MOST_RECORDS),
      gradients: tape.calls.slice(0, MOST_CALLS).map((call) => this.#gradient(call, tape)),
    };
  }

  #record(execution: Execution): RecordView {
    const { time, line, operation, inputs, output, attributes } = execution;
    return {
      time,
      line,
      operation: operation.name,
      inputs: inputs.map((input) => this.#source(input, output.array)),
      output: this.#source(output),
      note: noteOf(attributes),
    };
  }

  #gradient(call: GradientCall, tape: GradientTape): GradientView {
    return {
      time: call.time,
      line: call.line,
      targets: call.targets.map((target) => this.#source(target)),
      steps: call.steps.map((step) => this.#adjoint(step)),
      results: call.sources.map((source, k) => this.#result(call, source, k, tape)),
    };
  }

  #result(call: GradientCall, source: Source, k: number, tape: GradientTape): ResultView {
    const found = call.results[k] ?? null;
    return {
      source: this.#source(source),
      value: found && this.#text(found.array),
      why: found === null ? this.#why(call, k, tape) : null,
    };
  }

  #why(call: GradientCall, k: number, tape: GradientTape): WhyView {
    const diagnosis = whyNone(call, k);
    const { cause, line, subject, operation, late, tapeLine } = diagnosis;
    const fix = fixFor(this.program, diagnosis, nameOf(tape), call.line);
    return { cause, line, subject: this.#source(subject), operation, late, tape: nameOf(tape), tapeLine, fix };
  }

  #adjoint({ execution, upstream, contributions }: SweepStep): AdjointView {
    const { time, line, operation, inputs, output } = execution;
    return {
      time,
      line,
      operation: operation.name,
      rule: operation.rule ?? null,
      output: this.#source(output),
      upstream: this.#text(upstream.array),
      parts: inputs.map((input, k) => {
        const local = inSession(() => localDerivative(execution, k));
        const contribution = contributions[k] ?? null;
        return {
          input: this.#source(input, output.array),
          local: local && valueText(local),
          contribution: contribution && this.#text(contribution.array),
        };
      }),
    };
  }

  /** A value is shown in many places. */
  #text(array: NdArray): string {
    const known = this.#texts.get(array) ?? valueText(array);
    this.#texts.set(array, known);
    return known;
  }

  /** @param then what a variable held when it was read */
  #source(source: Source, then: NdArray = source.array): SourceView {
    const id = this.#ids.get(source) ?? this.#ids.size + 1;
    this.#ids.set(source, id);
    return {
      id,
      kind: source.kind === 'handle' ? 'variable' : isConstant(source) ? 'constant' : 'tensor',
      name: nameOf(source),
      dtype: source.dtype,
      shape: shapeText(source.shape),
      value: this.#text(source.kind === 'handle' ? then : source.array),
    };
  }
}

const isConstant = (source: Source): boolean =>
  source.kind === 'tensor' && (source.origin === null || source.origin.inputs.length === 0);

/** What a learner reads of it; the shapes that broadcasting keeps to itself are not told. */
function noteOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([name, value]) => name !== 'throughNumpy' && name !== 'items' && value !== false && value !== null)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`)
    .join(', ');
}

/** Numbers on one line, the middle left out where they are many. */
function valueText(array: NdArray): string {
  const text = array.shape.length === 0 ? scalarValue(array) : arrayText(array, 'str').replace(/\s*\n\s*/g, ' ');
  if (text.length <= LONGEST_VALUE) return text;
  const half = Math.floor(LONGEST_VALUE / 2) - 1;
  return `${text.slice(0, half).trimEnd()} … ${text.slice(-half).trimStart()}`;
}

function scalarValue(array: NdArray): string {
  const { data, offset } = contiguous(array);
  const value = data[offset] ?? NaN;
  if (array.dtype === 'bool') return Number(value) === 0 ? 'False' : 'True';
  return array.dtype === 'float32' || array.dtype === 'float64' ? floatText(Number(value), array.dtype) : String(value);
}
