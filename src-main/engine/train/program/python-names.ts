/** Words that Python keeps for itself, and names that a training program has for other things. */
const taken: ReadonlySet<string> = new Set(
  [
    'False None True and as assert async await break class continue def del elif else except finally for from global if',
    'import in is lambda nonlocal not or pass raise return try while with yield match case type',
    'int len print range np tf data num order rows batch_size batches learn_rate iterations display_step optimizer',
    'w b dw db pred loss W dW X Y PRED Loss i k tape',
  ]
    .join(' ')
    .split(' '),
);

const identifier = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;

/** As the inputs of a design matrix are called. */
const input = /^x\d+$/;

/**
 * What columns are called in a program: by their own names where these are names of Python and free, else `feature_1`,
 * `feature_2` and so on, the last one `target`.
 *
 * @example pythonNames(['area', 'floor area', 'price']) // ['area', 'feature_2', 'price']
 */
export function pythonNames(columns: readonly string[]): string[] {
  const used = new Set<string>();
  const own = columns.map((column) => {
    // Python takes identifiers with the same compatibility form for one.
    const name = column.normalize('NFKC');
    if (!identifier.test(name) || input.test(name) || taken.has(name) || used.has(name)) return null;
    used.add(name);
    return name;
  });
  return own.map((name, k) => name ?? free(k === columns.length - 1 ? 'target' : `feature_${k + 1}`, used));
}

/** The name, with as many underscores as make it free. */
function free(name: string, used: Set<string>): string {
  const chosen = used.has(name) ? free(`${name}_`, used) : name;
  used.add(chosen);
  return chosen;
}
