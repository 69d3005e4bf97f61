/** What the machine knows: its clock and its system. */
import { endianness } from 'node:os';

/** The day, `YYYY-MM-DD`, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The system that Nix would call this machine, such as `x86_64-linux`; Nix runs under Linux on Windows. */
export function machineSystem(arch: string = process.arch, platform: string = process.platform): string {
  const cpu = CPUS[arch] ?? (arch === 'ppc64' && endianness() === 'LE' ? 'powerpc64le' : arch);
  return `${cpu}-${platform === 'win32' || platform === 'android' ? 'linux' : platform}`;
}

const CPUS: Readonly<Record<string, string>> = {
  x64: 'x86_64',
  ia32: 'i686',
  arm64: 'aarch64',
  arm: 'armv7l',
  loong64: 'loongarch64',
};
