/** The commands of `ferronix`, their options and exit codes: 0 fine, 1 findings, 2 cannot run. */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { CannotRun } from './cannot-run.ts';
import { printCatalog } from './catalog.ts';
import { check, FAIL_ON, FORMATS } from './check.ts';
import { explain } from './explain.ts';
import { endQuietlyWithReader } from './output.ts';
import { printToolchains } from './toolchain.ts';

/** Sets the process' exit code, and lets it end by itself so that all output gets out. */
export async function runCommandLine(argv: readonly string[], version: string): Promise<void> {
  endQuietlyWithReader();
  process.exitCode = await run(argv, version);
}

async function run(argv: readonly string[], version: string): Promise<number> {
  let exitCode = 0;
  const program = commands(version, (code) => {
    exitCode = code;
  });
  try {
    if (argv.length === 0)
      throw new CannotRun('nothing to do: --stdio starts the language server, --help lists the commands');
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // The library has printed its own errors already; help and version are among them, with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`ferronix: ${error.message}\n`);
    return 2;
  }
}

function commands(version: string, done: (exitCode: number) => void): Command {
  const program = new Command('ferronix')
    .description('A language server for the Rust part of Nix files, and its checks on the command line.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .addHelpText('after', SERVER_HELP);

  program
    .command('check')
    .description('report what is wrong in Nix files and in the Nix files of folders')
    .argument('[paths...]', 'files and folders', ['.'])
    .addOption(new Option('--format <format>', 'how to print findings').choices(FORMATS).default('pretty'))
    .addOption(
      new Option('--fail-on <severity>', 'least severity that gives exit code 1')
        .choices(FAIL_ON)
        .default('error'),
    )
    .addOption(systemOption())
    .action(async (paths, options) => done(await check(paths, options)));

  program
    .command('explain')
    .description('print the page of a rule, or list all rules')
    .argument('[code]', 'the code of the rule')
    .action((code) => explain(code));

  program
    .command('toolchain')
    .description('print the Rust toolchain of each shell, package and check of a file')
    .addArgument(new Argument('[file]', 'the Nix file, or its folder').default('.'))
    .option('--json', 'print JSON')
    .addOption(systemOption())
    .action((file, options) => printToolchains(file, options));

  program
    .command('catalog')
    .description('print what the catalog of toolchains knows, and of which day it is')
    .option('--json', 'print JSON')
    .action((options) => printCatalog(options));

  return program;
}

const SERVER_HELP = `
Language server:
  --stdio          speak the language server protocol over standard input and output
  --node-ipc       over the channel of a Node parent process
  --pipe <name>    over a named pipe or Unix socket
  --socket <port>  over a TCP port of this machine`;

function systemOption(): Option {
  return new Option('--system <system>', 'the system to answer for, where the code names none').argParser(
    system,
  );
}

function system(text: string): string {
  if (/^[a-z0-9_]+-[a-z0-9_]+$/.test(text)) return text;
  throw new InvalidArgumentError('It must look like x86_64-linux.');
}

function oneLine(text: string): string {
  const line = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  return `ferronix: ${line}\n`;
}
