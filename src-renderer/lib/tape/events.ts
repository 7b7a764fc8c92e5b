import * as m from '../../../assets/messages/compiled/messages.js';
import type { ProgramTrace, TapeView } from '../../../src-main/ipc/contract.ts';
import type { Frame } from './frames.ts';
import { nameOf, tapeName } from './naming.ts';

/** What a statement has done to the tapes, in sentences. */
export function eventsOf({ tapes }: ProgramTrace, { since, time }: Frame): readonly string[] {
  return tapes.flatMap((tape) => eventsOn(tape, (moment) => moment > since && moment <= time));
}

function eventsOn(tape: TapeView, isNew: (time: number) => boolean): string[] {
  const { stretches, watches, records, releasedAt } = tape;
  const name = tapeName(tape);
  const watched = watches.filter(({ time }) => isNew(time)).map(({ source }) => nameOf(source));
  const operations = records.filter(({ time }) => isNew(time)).map(({ operation }) => operation);
  return [
    stretches.some(({ start }) => isNew(start)) && m.tape_event_opened({ tape: name }),
    stretches.some(({ end }) => end !== null && isNew(end)) && m.tape_event_closed({ tape: name }),
    watched.length > 0 && m.tape_event_watched({ tape: name, names: watched.join(', ') }),
    operations.length > 0 && m.tape_event_recorded({ tape: name, operations: operations.join(', ') }),
    releasedAt !== null && isNew(releasedAt) && m.tape_event_released({ tape: name }),
  ].filter((sentence) => sentence !== false);
}
