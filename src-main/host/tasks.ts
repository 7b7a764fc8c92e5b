import {
  Mistake,
  analyse,
  checkAnswer,
  checkGuess,
  compareMethods,
  contour,
  curve,
  descend,
  explain,
  frame,
  graph,
  predict,
  price,
  programs,
  readSheet,
  readings,
  surface,
  traceProgram,
  trainForLab,
  trainingProgram,
} from '../engine/index.ts';
import type { Calls, EngineChannel, Outcome, Problem } from '../ipc/contract.ts';
import { problem, refused } from '../ipc/problem.ts';

/** What the worker does for each channel; the compiler refuses a table that misses one. */
const tasks: { readonly [C in EngineChannel]: (request: Calls[C]['request']) => Calls[C]['response'] } = {
  'derivative:analyse': analyse,
  'derivative:explain': explain,
  'derivative:methods': compareMethods,
  'derivative:readings': readings,
  'derivative:curve': curve,
  'derivative:surface': surface,
  'derivative:descent': descend,
  'derivative:graph': graph,
  'derivative:programs': programs,
  'derivative:guess': checkGuess,
  'program:trace': traceProgram,
  'regression:run': trainForLab,
  'regression:frame': frame,
  'regression:contour': contour,
  'regression:predict': ({ learnt, columns }) => predict(learnt, columns),
  'regression:price': price,
  'regression:program': trainingProgram,
  'data:read': readSheet,
  'answer:check': checkAnswer,
};

/** What was thrown, as plain data that can cross to the window: a mistake keeps its place, a bug its message. */
function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Mistake) {
    return { kind: thrown.kind, message: thrown.message, span: thrown.span, details: thrown.details };
  }
  return problem('internal', thrown instanceof Error ? thrown.message : String(thrown));
}

/** Answers one request; never throws. */
export function perform<C extends EngineChannel>(
  channel: C,
  request: Calls[C]['request'],
): Outcome<Calls[C]['response']> {
  try {
    return { ok: true, value: tasks[channel](request) };
  } catch (thrown) {
    return refused(problemOf(thrown));
  }
}
