/** The built server as a process of its own, and a client for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { BUG } from '../../server/lsp/log.ts';
import { bundle } from './bundle.ts';
import { createTestClient, type TestClient } from './client.ts';

export interface ServerProcess extends TestClient, AsyncDisposable {
  readonly child: ChildProcess;
  /** How it ended: an exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  stderr(): string;
}

/** Starts `ferronix --stdio`. Disposing of it kills what is left, and fails where the server has reported a bug of its own. */
export async function startProcess(
  args: readonly string[] = ['--stdio'],
  program?: string,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program ?? (await bundle()), ...args], { stdio: 'pipe' });
  return attach(child, createTestClient(child.stdin, child.stdout));
}

/** A client for a server that was started with a socket or a pipe of the test's own. */
export function attachOver(child: ChildProcess, stream: Duplex): ServerProcess {
  return attach(child, createTestClient(stream, stream));
}

function attach(child: ChildProcess, client: TestClient): ServerProcess {
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  // Tests write to servers that have ended.
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    ...client,
    child,
    ended,
    stderr: () => stderr,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
      const bugs = client
        .pending<{ readonly message: string }>('window/logMessage')
        .filter((it) => it.message.includes(BUG));
      if (0 < bugs.length) throw new Error(bugs.map((it) => it.message).join('\n'));
      if (stderr !== '') throw new Error(`the server wrote to stderr: ${stderr}`);
    },
  };
}
