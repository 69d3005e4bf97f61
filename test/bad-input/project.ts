/** The example project with its flake as any text: what people really have open when a finger slips. */
import { readFileSync } from 'node:fs';
import { createHost, type Host } from '../../server/ide/host.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY } from '../harness/world.ts';

const NAMES: readonly string[] = [
  'flake.nix',
  'flake.lock',
  'rust-toolchain.toml',
  'Cargo.toml',
  'Cargo.lock',
  'shell.nix',
];

const FILES: ReadonlyMap<string, string> = new Map(
  NAMES.map((name) => [
    `/${name}`,
    readFileSync(new URL(`../../examples/flake/${name}`, import.meta.url), 'utf8'),
  ]),
);

export const FLAKE = '/flake.nix';
export const FLAKE_TEXT: string = FILES.get(FLAKE) ?? '';

/** A host over the project, in which other texts stand for some of its files. */
export function projectHost(others: Readonly<Record<string, string>> = {}): Host {
  return filesHost({ ...Object.fromEntries(FILES), ...others });
}

/** A host over these files alone. */
export function filesHost(files: Readonly<Record<string, string>>): Host {
  const disk = memoryDisk(new Map(Object.entries(files)));
  const host = createHost({ disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([{ kind: 'roots', roots: ['/'] }]);
  return host;
}

/** Opens the flake with `text`, in place of what it was. */
export function openFlake(host: Host, text: string): void {
  host.apply([{ kind: 'open', id: FLAKE, text, version: 1 }]);
}
