/** Which transport the command line asks for. Imports nothing: it is looked at before anything is loaded. */

export type TransportKind =
  | { readonly kind: 'stdio' }
  | { readonly kind: 'node-ipc' }
  | { readonly kind: 'pipe'; readonly name: string }
  | { readonly kind: 'socket'; readonly port: number };

export type TransportArguments =
  | { readonly ok: true; readonly transport: TransportKind }
  | { readonly ok: false; readonly reason: string }
  /** The arguments are not for the server. */
  | undefined;

const FLAGS: readonly string[] = ['--stdio', '--node-ipc', '--pipe', '--socket'];

/** Reads `--stdio`, `--node-ipc`, `--pipe=NAME`, `--socket=PORT`, values also as the next argument. */
export function transportArguments(argv: readonly string[]): TransportArguments {
  if (!argv.some((it) => FLAGS.includes(flagOf(it)))) return undefined;
  const found: TransportKind[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    const flag = flagOf(argument);
    const inline = argument === flag ? undefined : argument.slice(flag.length + 1);
    const takesValue = flag === '--pipe' || flag === '--socket' || flag === '--clientProcessId';
    const value = takesValue ? (inline ?? argv[++index]) : undefined;
    // Some clients' libraries add the last one; it names the process to watch.
    if (flag === '--clientProcessId') continue;
    const transport = transportOf(flag, value);
    if (typeof transport === 'string') return { ok: false, reason: transport };
    found.push(transport);
  }
  const [transport, ...others] = found;
  if (transport === undefined || 0 < others.length)
    return { ok: false, reason: `only one of ${FLAGS.join(', ')} can be given` };
  return { ok: true, transport };
}

function transportOf(flag: string, value: string | undefined): TransportKind | string {
  if (flag === '--stdio') return { kind: 'stdio' };
  if (flag === '--node-ipc') return { kind: 'node-ipc' };
  if (flag === '--pipe') return value ? { kind: 'pipe', name: value } : '--pipe needs a name';
  if (flag !== '--socket') return `unknown option '${flag}' for the server`;
  const port = Number(value);
  return Number.isInteger(port) && 0 < port && port < 65_536
    ? { kind: 'socket', port }
    : '--socket needs a port';
}

function flagOf(argument: string): string {
  return argument.split('=', 1)[0] ?? '';
}
