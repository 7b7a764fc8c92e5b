import * as m from '../../../assets/messages/compiled/messages.js';
import square from '../../../assets/programs/01-square.py?raw';
import watch from '../../../assets/programs/02-watch.py?raw';
import several from '../../../assets/programs/03-several-variables.py?raw';
import persistent from '../../../assets/programs/04-persistent.py?raw';
import second from '../../../assets/programs/05-second-order.py?raw';
import rows from '../../../assets/programs/06-rows-of-second-order.py?raw';
import jacobian from '../../../assets/programs/07-jacobian.py?raw';
import house from '../../../assets/programs/08-house-price.py?raw';
import notWatched from '../../../assets/programs/09-not-watched.py?raw';
import late from '../../../assets/programs/10-watched-too-late.py?raw';
import notTrainable from '../../../assets/programs/11-not-trainable.py?raw';
import integer from '../../../assets/programs/12-integer.py?raw';
import rebound from '../../../assets/programs/13-rebound.py?raw';
import numpy from '../../../assets/programs/14-through-numpy.py?raw';
import before from '../../../assets/programs/15-before-tape.py?raw';
import after from '../../../assets/programs/16-after-tape.py?raw';
import paused from '../../../assets/programs/17-paused.py?raw';
import assigned from '../../../assets/programs/18-assigned.py?raw';
import noGradient from '../../../assets/programs/19-no-gradient.py?raw';
import stopped from '../../../assets/programs/20-stopped.py?raw';
import noPath from '../../../assets/programs/21-no-path.py?raw';
import usedUp from '../../../assets/programs/22-used-up.py?raw';

/** A program of the gallery. */
export interface Program {
  readonly source: string;
  readonly title: () => string;
  /** One sentence on what there is to see. */
  readonly intro: () => string;
}

interface ProgramGroup {
  readonly title: () => string;
  readonly programs: readonly Program[];
}

const course: readonly Program[] = [
  { source: square, title: m.tape_square, intro: m.tape_square_intro },
  { source: watch, title: m.tape_watch, intro: m.tape_watch_intro },
  { source: several, title: m.tape_several, intro: m.tape_several_intro },
  { source: persistent, title: m.tape_persistent, intro: m.tape_persistent_intro },
  { source: second, title: m.tape_second, intro: m.tape_second_intro },
  { source: rows, title: m.tape_rows, intro: m.tape_rows_intro },
  { source: jacobian, title: m.tape_jacobian, intro: m.tape_jacobian_intro },
  { source: house, title: m.tape_house, intro: m.tape_house_intro },
];

/** One for each cause of a None, and one for a tape that was asked twice. */
const nones: readonly Program[] = [
  { source: notWatched, title: m.tape_not_watched, intro: m.tape_not_watched_intro },
  { source: late, title: m.tape_late, intro: m.tape_late_intro },
  { source: notTrainable, title: m.tape_not_trainable, intro: m.tape_not_trainable_intro },
  { source: integer, title: m.tape_integer, intro: m.tape_integer_intro },
  { source: rebound, title: m.tape_rebound, intro: m.tape_rebound_intro },
  { source: numpy, title: m.tape_numpy, intro: m.tape_numpy_intro },
  { source: before, title: m.tape_before, intro: m.tape_before_intro },
  { source: after, title: m.tape_after, intro: m.tape_after_intro },
  { source: paused, title: m.tape_paused, intro: m.tape_paused_intro },
  { source: assigned, title: m.tape_assigned, intro: m.tape_assigned_intro },
  { source: noGradient, title: m.tape_no_gradient, intro: m.tape_no_gradient_intro },
  { source: stopped, title: m.tape_stopped, intro: m.tape_stopped_intro },
  { source: noPath, title: m.tape_no_path, intro: m.tape_no_path_intro },
  { source: usedUp, title: m.tape_used_up, intro: m.tape_used_up_intro },
];

/** What the gallery of the Tape lab offers, in the order of the lesson. */
export const programs: readonly ProgramGroup[] = [
  { title: m.tape_group_course, programs: course },
  { title: m.tape_group_none, programs: nones },
];

/** What is open at first. */
export const firstProgram: Program = { source: square, title: m.tape_square, intro: m.tape_square_intro };
