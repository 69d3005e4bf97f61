/** Which transport the command line asks for. */
import { expect, test } from 'vitest';
import { transportArguments } from '../../server/lsp/transport-arguments.ts';

test.for([
  [['--stdio'], { kind: 'stdio' }],
  [['--node-ipc'], { kind: 'node-ipc' }],
  [['--pipe=/tmp/a=b'], { kind: 'pipe', name: '/tmp/a=b' }],
  [['--pipe', '/tmp/a'], { kind: 'pipe', name: '/tmp/a' }],
  [['--socket=8080'], { kind: 'socket', port: 8080 }],
  [['--socket', '8080'], { kind: 'socket', port: 8080 }],
  [['--stdio', '--clientProcessId=12'], { kind: 'stdio' }],
  [['--clientProcessId', '12', '--stdio'], { kind: 'stdio' }],
] as const)('reads %j', ([argv, transport]) => {
  expect(transportArguments(argv)).toEqual({ ok: true, transport });
});

test.for([[[]], [['check', '.']], [['--version']]] as const)('leaves %j to the commands', ([argv]) => {
  expect(transportArguments(argv)).toBeUndefined();
});

test.for([
  [['--stdio', '--fast'], "unknown option '--fast' for the server"],
  [['--socket=0'], '--socket needs a port'],
  [['--socket=http'], '--socket needs a port'],
  [['--socket'], '--socket needs a port'],
  [['--pipe'], '--pipe needs a name'],
  [['--pipe='], '--pipe needs a name'],
  [['--stdio', '--node-ipc'], 'only one of --stdio, --node-ipc, --pipe, --socket can be given'],
] as const)('refuses %j', ([argv, reason]) => {
  expect(transportArguments(argv)).toEqual({ ok: false, reason });
});
