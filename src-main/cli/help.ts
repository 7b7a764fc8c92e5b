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
  run FILE [--json]
      Runs a TensorFlow program in the part of Python that lessons use, and prints what TensorFlow prints. Says for every
      gradient that is None why, where, and how to mend it; with --json everything that was on the tapes.
  train univariate|multivariate [--dtype float32|float64] [--learning-rate RATE] [--iterations N]
        [--display-step N] [--json]
      Trains the house-price regression; prints TensorFlow's log lines, or with --json a line for every update.
  train --data FILE --target COLUMN [--features COLUMN,COLUMN]... [--model linear|logistic|softmax]
        [--loss half-mse|mse|cross-entropy] [--optimizer sgd|momentum|adam] [--momentum SHARE] [--learning-rate RATE]
        [--iterations N] [--batch ROWS] [--scaling none|min-max|z-score] [--dtype float32|float64] [--seed N] [--display-step N]
        [--predict COLUMN=NUMBER,...]... [--json]
      Trains a model on the columns of a CSV file (UTF-8, UTF-16 or GB18030; cells separated by commas, semicolons, tabs
      or bars), all but the target unless --features names them: once with commas between the names, or once for each name.
      The first row has the names. Prints what can be known before, losses, parameters of the scaled columns, R^2 and
      predictions.
  random --seed N [--kind randn|rand] [--shape 3,1] [--json]
  random --seed N --kind uniform [--low 0] [--high 1] [--shape 3,1] [--json]
  random --seed N --kind normal [--mean 0] [--sd 1] [--shape 3,1] [--json]
  random --seed N --kind randint [--low 0] --high HIGH [--shape 3,1] [--json]
  random --seed N --kind choice --n N [--shape 3,1] [--json]
  random --seed N --kind permutation|shuffle --n N [--json]
      Draws from NumPy's legacy random stream; without --shape a single number. randint draws integers below --high,
      choice those below --n; permutation and shuffle put the integers below --n in random order.

  --help       this page
  --version    the version

Results go to standard output. Mistakes go to standard error, with exit code 2.
Numbers that JSON cannot hold are the strings "NaN", "Infinity" and "-Infinity".
`;
