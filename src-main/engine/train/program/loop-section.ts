import type { PhasedLine } from '../lab-record.ts';
import type { FitSettings, Phase } from '../record.ts';
import { floatText } from './python-text.ts';
import { type Section, type Subject, plain } from './sections.ts';

/** What the model is called in the loop's lines. */
interface Spelling {
  readonly prediction: string;
  /** What is predicted of a row's inputs, and the targets; `[rows]` is put in where a batch is picked. */
  readonly predicted: (pick: string) => string;
  readonly targets: string;
  readonly loss: string;
  readonly variables: readonly string[];
  readonly printed: string;
}

const matrix: Spelling = {
  prediction: 'PRED',
  predicted: (pick) => `tf.matmul(X${pick}, W)`,
  targets: 'Y',
  loss: 'Loss',
  variables: ['W'],
  printed: "'i:%i,Loss:%f' % (i, Loss)",
};

const line = (feature: string, target: string): Spelling => ({
  prediction: 'pred',
  predicted: (pick) => `w * ${feature}${pick} + b`,
  targets: target,
  loss: 'loss',
  variables: ['w', 'b'],
  printed: "'i:%i,Loss:%f,w:%f,b:%f' % (i, loss, w.numpy(), b.numpy())",
});

/** The learning rate, how often and how; with the optimizer where that is Keras's. */
export function settingsSection({ settings, displayStep, target }: Subject): Section {
  const { learningRate, iterations, batch, optimizer } = settings;
  const rate = `learn_rate = ${floatText(learningRate)}`;
  return plain(
    ...(optimizer === 'sgd' ? [rate] : []),
    `iterations = ${iterations}`,
    `display_step = ${displayStep}`,
    ...(batch === null
      ? []
      : [`batch_size = ${batch}`, `num = len(${target})`, 'batches = (num + batch_size - 1) // batch_size']),
    ...(optimizer === 'sgd' ? [] : [`optimizer = tf.keras.optimizers.${kerasOptimizer(settings)}`]),
  );
}

function kerasOptimizer({ optimizer, learningRate, momentum, beta1, beta2, epsilon }: FitSettings): string {
  const rate = `learning_rate=${floatText(learningRate)}`;
  if (optimizer === 'momentum') return `SGD(${rate}, momentum=${floatText(momentum)})`;
  const rest = { beta_1: beta1, beta_2: beta2, epsilon };
  return `Adam(${[rate, ...Object.entries(rest).map(([name, value]) => `${name}=${floatText(value)}`)].join(', ')})`;
}

/** The training loop. */
export function loopSection({ settings, features, target }: Subject, isLine: boolean): Section {
  const spelling = isLine ? line(features[0] ?? '', target) : matrix;
  const { batch, loss, optimizer } = settings;
  const pick = batch === null ? '' : '[rows]';
  const half = loss === 'half-mse' ? '0.5 * ' : '';
  const square = `tf.square(${spelling.targets}${pick} - ${spelling.prediction})`;
  return [
    ...plain('for i in range(iterations):'),
    ...plain(...rateLines(settings), ...(batch === null ? [] : batchLines)),
    ...plain('    with tf.GradientTape() as tape:'),
    phased('forward', `        ${spelling.prediction} = ${spelling.predicted(pick)}`),
    phased('loss', `        ${spelling.loss} = ${half}tf.reduce_mean(${square})`),
    phased('backward', `    ${gradientLine(spelling)}`),
    ...updateLines(spelling, optimizer).map((text) => phased('update', `    ${text}`)),
    ...plain('    if i % display_step == 0:', `        print(${spelling.printed})`),
  ];
}

const phased = (phase: Phase, text: string): PhasedLine => ({ text, phase });

function rateLines({ rateChanges, optimizer, iterations }: FitSettings): string[] {
  const rate = optimizer === 'sgd' ? 'learn_rate' : 'optimizer.learning_rate';
  return rateChanges
    .filter(({ from }) => from < iterations)
    .flatMap(({ from, learningRate }) => [`    if i == ${from}:`, `        ${rate} = ${floatText(learningRate)}`]);
}

/** Every epoch goes once through all rows, in an order of its own. */
const batchLines = [
  '    k = i % batches',
  '    if k == 0:',
  '        order = np.random.permutation(num)',
  '    rows = order[k * batch_size:(k + 1) * batch_size]',
];

function gradientLine({ variables, loss }: Spelling): string {
  const [first = '', second] = variables;
  if (second === undefined) return `d${first} = tape.gradient(${loss}, ${first})`;
  return `${variables.map((name) => `d${name}`).join(', ')} = tape.gradient(${loss}, [${variables.join(', ')}])`;
}

function updateLines({ variables }: Spelling, optimizer: FitSettings['optimizer']): string[] {
  if (optimizer === 'sgd') return variables.map((name) => `${name}.assign_sub(learn_rate * d${name})`);
  const pairs = variables.map((name) => `(d${name}, ${name})`);
  return [`optimizer.apply_gradients([${pairs.join(', ')}])`];
}
