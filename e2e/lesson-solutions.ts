/** What a learner does to solve a task. */
interface Solution {
  /** What goes into the gap of the program. */
  readonly gap?: string;
  /** What goes into the fields of the point. */
  readonly point?: Readonly<Record<string, string>>;
  /** What goes into the fields of the training run. */
  readonly scaling?: RegExp;
  readonly rate?: string;
  readonly updates?: string;
}

/** The solutions of the tasks that no search finds, by their ids. */
export const solutions: Readonly<Record<string, Solution>> = {
  'keep-variable': { gap: 'x.assign_add(1.0)' },
  'one-type': { gap: 'np.float32' },
  'other-branch': { gap: '-3.0' },
  'keep-records': { gap: 'persistent=True' },
  watch: { gap: 'tape.watch(a)' },
  order: { gap: 'y, x' },
  bottom: { point: { x: '0', y: '0' } },
  'fill-the-gap': { gap: 'jacobian' },
  'by-hand': { gap: 'db * 2' },
  'fill-the-update': { gap: 'assign_sub' },
  'below-ninety': { updates: '1000' },
  'no-more-crawling': { rate: '0.0001' },
  'for-ever': { gap: '1.0' },
  swings: { rate: '0.00019' },
  settles: { scaling: /min-max|线性归一化|線性歸一化/, rate: '0.5' },
  'stack-the-columns': { gap: '1' },
  settle: { rate: '0.5' },
};
