/** What the worlds show of the disk. */
import { expect, test } from 'vitest';
import { createHost } from '../../server/ide/host.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY } from '../harness/world.ts';

const disk = memoryDisk(
  new Map([
    ['/project/flake.nix', '{ }'],
    ['/projects/secret.nix', '"secret"'],
    ['/etc/passwd', 'root'],
  ]),
);

test('nothing outside the folders of the workspace is read', () => {
  const host = createHost({ disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([{ kind: 'roots', roots: ['/project'] }]);
  const world = host.world();
  expect(world.text('/project/flake.nix')).toBe('{ }');
  for (const id of ['/etc/passwd', '/projects/secret.nix', '/project/../etc/passwd', '/']) {
    expect(world.text(id)).toBeUndefined();
    expect(world.file(id)).toBeUndefined();
    expect(world.exists(id)).toBe(false);
    expect(world.list(id)).toBeUndefined();
  }
});

test('what is open is there, wherever it lies', () => {
  const host = createHost({ disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([{ kind: 'open', id: '/projects/secret.nix', text: '1', version: 1 }]);
  expect(host.world().text('/projects/secret.nix')).toBe('1');
});

test('a folder that joins the workspace is read from then on, and one that leaves it is not', () => {
  const host = createHost({ disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
  const text = () => host.world().text('/project/flake.nix');
  expect(text()).toBeUndefined();
  host.apply([{ kind: 'roots', roots: ['/project'] }]);
  expect(text()).toBe('{ }');
  host.apply([{ kind: 'roots', roots: [] }]);
  expect(text()).toBeUndefined();
});
