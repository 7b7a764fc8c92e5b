/** Shows how far a download is: one line that changes on a terminal, a line every quarter elsewhere. */

export interface Progress {
  /** Says how many bytes there are by now. */
  update(done: number, total: number): void;
  /** Leaves the line. */
  end(): void;
}

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** The line for a state; the total is 0 when the server does not tell it. */
function describe(label: string, done: number, total: number): string {
  if (total === 0) return `Downloading ${label}: ${megabytes(done)}`;
  return `Downloading ${label}: ${Math.floor((100 * done) / total)} % of ${megabytes(total)}`;
}

/** One line rewritten in place whenever its text changes. */
function terminalProgress(label: string, output: Output): Progress {
  let shown = '';
  return {
    update(done, total) {
      const line = describe(label, done, total);
      if (line !== shown) output.write(`\r\x1b[K${line}`);
      shown = line;
    },
    end() {
      if (shown) output.write('\n');
      shown = '';
    },
  };
}

/** A new line each time another quarter (or another 50 MB of an unknown total) is there. */
function logProgress(label: string, output: Output): Progress {
  let next = 0;
  return {
    update(done, total) {
      const step = total === 0 ? 50_000_000 : total / 4;
      if (done < next * step) return;
      next = Math.floor(done / step) + 1;
      output.write(`${describe(label, done, total)}\n`);
    },
    end() {},
  };
}

export function showProgress(label: string, output: Output = process.stdout): Progress {
  return output.isTTY ? terminalProgress(label, output) : logProgress(label, output);
}
