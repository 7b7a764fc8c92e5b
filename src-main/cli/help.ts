export const help = `Usage: tapelab <command> [options]

  derive <expression> [--at x=3,y=4] [--json]
      Value, gradient and Hessian at the point, and the derivatives as formulas; without --at only the formulas.
      With --json also the formulas in LaTeX and as code, the steps of the first derivatives (at most 20 variables and
      200 steps; "hidden" counts those left out), and the numbers by every method; null is what would be too large.
  derive --batch
      Reads a JSON line {"expression": "x^2", "point": {"x": 3}} at a time from standard input; prints one answer a line.
  taylor <expression> --at x=0 [--order N] [--json]
      The Taylor polynomial about the point, up to a total degree (3).
  direction <expression> --at x=3,y=4 --along x=1,y=1 [--json]
      The derivative in a direction: for a step as long as that, and for one of length 1.
  jacobian <expression>... [--at x=3,y=4] [--json]
      The first partial derivatives of several expressions: a row for each.
  train univariate|multivariate [--dtype float32|float64] [--learning-rate RATE] [--iterations N]
        [--display-step N] [--json]
      Trains the house-price regression; prints TensorFlow's log lines, or with --json a line for every update.
  random --seed N [--kind randn|rand] [--shape 3,1] [--json]
      Draws from NumPy's legacy random stream; without --shape a single number.

  --help       this page
  --version    the version

Results go to standard output. Mistakes go to standard error, with exit code 2.
Numbers that JSON cannot hold are the strings "NaN", "Infinity" and "-Infinity".
`;
