import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { parse } from 'mathjs';
import type { Subject } from '../expressions.ts';
import { type Candidate, gradientSize, hessianSize, pointTrial } from '../trial.ts';
import { tensorFunction } from './tensor-function.ts';

const scalars = (at: Float64Array): tf.Scalar[] => Array.from(at, (value) => tf.scalar(value));

const put = (tensors: readonly tf.Tensor[], out: Float64Array, from: number): void =>
  tensors.forEach((tensor, i) => (out[from + i] = tensor.dataSync()[0] ?? NaN));

function functionOf({ text, variables }: Subject): (...inputs: tf.Tensor[]) => tf.Scalar {
  const compute = tensorFunction(parse(text), variables);
  return (...inputs) => compute(inputs) as tf.Scalar;
}

async function ready(): Promise<void> {
  await tf.setBackend('cpu');
  await tf.ready();
}

export const candidate: Candidate = {
  async gradient(subject) {
    await ready();
    const differentiate = tf.valueAndGrads(functionOf(subject));
    return pointTrial(subject, gradientSize(subject), (at, out) => {
      tf.tidy(() => {
        const { value, grads } = differentiate(scalars(at));
        put([value, ...grads], out, 0);
      });
    });
  },
  async hessian(subject) {
    await ready();
    const compute = functionOf(subject);
    // Of one vector, because a partial derivative in which a variable does not occur is refused.
    const ofVector = (vector: tf.Tensor) => compute(...tf.unstack(vector));
    const differentiate = tf.valueAndGrad(ofVector);
    const rows = subject.variables.map((_, i) =>
      tf.grad((vector: tf.Tensor) => tf.slice(tf.grad(ofVector)(vector), [i], [1])),
    );
    return pointTrial(subject, hessianSize(subject), (at, out) => {
      tf.tidy(() => {
        const vector = tf.tensor1d([...at]);
        const { value, grad } = differentiate(vector);
        const filled = [value, grad, ...rows.map((row) => row(vector))];
        out.set(filled.flatMap((tensor) => [...tensor.dataSync()]));
      });
    });
  },
};
