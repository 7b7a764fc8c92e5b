/** The parts of libraries without (right) types of their own that are used here. */

declare module 'nerdamer/all.js' {
  interface Expression {
    toString(): string;
  }

  const nerdamer: {
    (text: string): Expression;
    diff(expression: Expression, variable: string): Expression;
  };
  export default nerdamer;
}

declare module 'algebrite' {
  interface Expression {
    toString(): string;
  }

  const algebrite: {
    eval(text: string): Expression;
    derivative(expression: Expression, variable: string): Expression;
  };
  export default algebrite;
}
