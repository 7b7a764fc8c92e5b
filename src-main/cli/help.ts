export const help = `Usage: tapelab <command> [options]

  derive <expression> [--at x=3,y=4] [--json]
      Value, gradient and Hessian at the point, and the derivatives as formulas; without --at only the formulas.
      With --json also the formulas in LaTeX, every step that leads to them, and the numbers by every method.
  derive --batch
      Reads a JSON line {"expression": "x^2", "point": {"x": 3}} at a time from standard input; prints one answer a line.
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
