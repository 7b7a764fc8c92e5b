const assigners: Readonly<Record<string, string>> = { '+': 'assign_add', '-': 'assign_sub' };

/**
 * Why a variable cannot be replaced by an operator such as `+=`, in TensorFlow's words.
 * @param operator without its equals sign
 */
export function notInPlace(operator: string): string {
  const method = assigners[operator];
  const use = method === undefined ? '' : `Use \`variable.${method}(value)\` to modify the variable, or `;
  return (
    `\`variable ${operator}= value\` with \`tf.Variable\`s is not supported. ${use}\`out = variable ${operator} value\` ` +
    'if you need to get a new output Tensor.'
  );
}
