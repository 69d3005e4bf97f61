/** The program: a language server with one of the transport options, else the command line. */
import pkg from '../package.json' with { type: 'json' };
import { transportArguments } from './lsp/transport-arguments.ts';

const { version } = pkg;
const argv = process.argv.slice(2);
const wanted = transportArguments(argv);

if (wanted === undefined) {
  import('./cli/command-line.ts').then(({ runCommandLine }) => runCommandLine(argv, version)).catch(fail);
} else if (wanted.ok) {
  const { transport } = wanted;
  // Where this program lies, for what is installed beside it.
  const home = import.meta.url;
  import('./lsp/serve.ts').then(({ serve }) => serve({ transport, version, home, fail })).catch(fail);
} else {
  fail(wanted.reason);
}

function fail(reason: unknown): never {
  process.stderr.write(`ferronix: ${reason instanceof Error ? reason.stack : reason}\n`);
  process.exit(2);
}
