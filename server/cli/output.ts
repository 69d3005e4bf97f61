/** Printing for people and programs. */

/** A reader such as `head` that has seen enough is no error. */
export function endQuietlyWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
}

export function warn(text: string): void {
  process.stderr.write(`ferronix: ${text}\n`);
}

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
}

/** Colours on a terminal, unless the user does not want them (no-color.org). */
export function styleOf(stream: { readonly isTTY?: boolean }, { NO_COLOR, TERM }: NodeJS.ProcessEnv): Style {
  const coloured = stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
  const paint = (code: number) => (text: string) => (coloured ? `\u001B[${code}m${text}\u001B[0m` : text);
  return { bold: paint(1), dim: paint(2), error: paint(31), warning: paint(33), hint: paint(36) };
}
