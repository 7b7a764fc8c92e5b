/**
 * What TensorFlow says where a program asks a tensor for a name that arrays of NumPy have.
 * @example numpyOnly('T').split('.')[0] // "EagerTensor object has no attribute 'T'"
 */
export function numpyOnly(name: string): string {
  const lines = [
    `EagerTensor object has no attribute '${name}'.`,
    '        If you are looking for numpy-related methods, please run the following:',
    '        tf.experimental.numpy.experimental_enable_numpy_behavior()',
  ];
  return `${lines.join('\n')}\n      `;
}

const NAMES = ['T', 'astype', 'ravel', 'transpose', 'reshape', 'clip', 'size', 'tolist', 'data'];

/** Whether TensorFlow expects to be asked for a name by those who know NumPy. */
export const isNumpyName = (name: string): boolean => NAMES.includes(name);
