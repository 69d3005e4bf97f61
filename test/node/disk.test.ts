/** The disk as the core sees it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDisk } from '../../server/node/disk.ts';
import { idOfPath } from '../../server/node/ids.ts';
import { machineSystem, today } from '../../server/node/machine.ts';
import { projectRoot } from '../../server/node/project-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'ferronix-disk-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return idOfPath(path);
}

function read(id: string) {
  return createDisk().disk.read(id);
}

test('reads files, folders and nothing', () => {
  expect(read(write('a b/ü.nix', '{ }'))).toEqual({ kind: 'file', text: '{ }' });
  expect(read(idOfPath(folder))).toEqual({ kind: 'folder' });
  expect(read(idOfPath(join(folder, 'missing')))).toEqual({ kind: 'none' });
  expect(read('untitled:Untitled-1')).toEqual({ kind: 'none' });
  expect(read('/a\0b')).toEqual({ kind: 'none' });
});

test.for([
  ['a byte order mark', Buffer.from('\uFEFF{ }'), '{ }'],
  ['UTF-16 with a byte order mark', Buffer.from('\uFEFF{ }', 'utf16le'), '{ }'],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), '"\uFFFD"'],
  ['zeros', Buffer.from([0, 0, 0]), '\0\0\0'],
] as const)('reads %s', ([name, bytes, text]) => {
  expect(read(write(`${name}.nix`, bytes))).toEqual({ kind: 'file', text });
});

test('lists what is in a folder in order', () => {
  write('list/b.nix', '');
  write('list/a.nix', '');
  write('list/c/d.nix', '');
  symlinkSync('c', join(folder, 'list/link'));
  const { disk } = createDisk();
  expect(disk.list(idOfPath(join(folder, 'list')))).toEqual([
    { name: 'a.nix', type: 'regular' },
    { name: 'b.nix', type: 'regular' },
    { name: 'c', type: 'directory' },
    { name: 'link', type: 'symlink' },
  ]);
  expect(disk.list(idOfPath(join(folder, 'list/a.nix')))).toBeUndefined();
});

test('takes loops of links, pipes and too large files for nothing', () => {
  symlinkSync('loop', join(folder, 'loop'));
  expect(read(idOfPath(join(folder, 'loop')))).toEqual({ kind: 'none' });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(read(idOfPath(join(folder, 'pipe')))).toEqual({ kind: 'none' });
  const large = write('large.nix', 'x'.repeat(11));
  expect(createDisk(10).disk.read(large)).toEqual({ kind: 'none' });
});

test('tells once what has changed of what was asked for', () => {
  const { disk, changed } = createDisk();
  const [kept, edited] = [write('watch/kept.nix', '1'), write('watch/edited.nix', '1')];
  const missing = idOfPath(join(folder, 'watch/missing.nix'));
  for (const id of [kept, edited, missing]) disk.read(id);
  expect(changed()).toEqual([]);
  write('watch/edited.nix', '22');
  write('watch/missing.nix', '3');
  write('watch/never-asked-for.nix', '4');
  expect(changed()).toEqual([edited, missing]);
  expect(changed()).toEqual([]);
  rmSync(join(folder, 'watch/missing.nix'));
  utimesSync(join(folder, 'watch/kept.nix'), 1, 1);
  expect(changed()).toEqual([kept, missing]);
});

test('finds the project of a file', () => {
  const inCheckout = write('project/nix/shells/shell.nix', '');
  write('project/.git/HEAD', '');
  write('project/nix/flake.nix', '');
  expect(projectRoot(inCheckout)).toBe(idOfPath(join(folder, 'project')));
  write('plain/flake.nix', '');
  expect(projectRoot(write('plain/nix/shell.nix', ''))).toBe(idOfPath(join(folder, 'plain')));
  expect(projectRoot(write('alone/shell.nix', ''))).toBe(idOfPath(join(folder, 'alone')));
});

test.for([
  ['x64', 'linux', 'x86_64-linux'],
  ['arm64', 'darwin', 'aarch64-darwin'],
  ['x64', 'win32', 'x86_64-linux'],
  ['ia32', 'freebsd', 'i686-freebsd'],
  ['riscv64', 'linux', 'riscv64-linux'],
] as const)('calls %s on %s %s', ([arch, platform, system]) => {
  expect(machineSystem(arch, platform)).toBe(system);
});

test('knows the day', () => {
  expect(today()).toMatch(/^20\d\d-\d\d-\d\d$/);
});
