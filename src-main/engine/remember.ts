/**
 * Remembers the last thing that was made, so that a question which comes again with another point only, as a slider asks
 * it, does not make it again. What is remembered holds no nodes: they do not outlive their scope.
 * @example remembered((text) => text.length)('four', 'four') // 4
 */
export function remembered<Question, Made>(
  make: (question: Question) => Made,
): (key: string, question: Question) => Made {
  let last: { readonly key: string; readonly made: Made } | null = null;
  return (key, question) => {
    last = last?.key === key ? last : { key, made: make(question) };
    return last.made;
  };
}

/** What a question is about, its point aside: equal keys have equal formulas. */
export const keyOf = ({ expression, variables }: { expression: string; variables?: readonly string[] }): string =>
  JSON.stringify([expression, variables]);
