/**
 * Descent on half the mean squared error as one would write it for three columns and nothing else: changes `weights`, and
 * returns the last loss.
 */
export function descendByHand(
  x0: Float64Array,
  x1: Float64Array,
  x2: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  rate: number,
  updates: number,
): number {
  const rows = y.length;
  let w0 = weights[0] as number;
  let w1 = weights[1] as number;
  let w2 = weights[2] as number;
  let loss = NaN;
  for (let update = 0; update < updates; update++) {
    let sum = 0;
    let g0 = 0;
    let g1 = 0;
    let g2 = 0;
    for (let i = 0; i < rows; i++) {
      const a = x0[i] as number;
      const b = x1[i] as number;
      const c = x2[i] as number;
      const error = (y[i] as number) - (a * w0 + b * w1 + c * w2);
      sum += error * error;
      g0 += error * a;
      g1 += error * b;
      g2 += error * c;
    }
    loss = (0.5 * sum) / rows;
    w0 += (rate * g0) / rows;
    w1 += (rate * g1) / rows;
    w2 += (rate * g2) / rows;
  }
  weights[0] = w0;
  weights[1] = w1;
  weights[2] = w2;
  return loss;
}
