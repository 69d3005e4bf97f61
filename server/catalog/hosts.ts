/** Nix systems and the Rust triples that nixpkgs' `platform.rust.rustcTarget` gives them. */

/** CPU names that Rust spells differently from Nix. */
const RUST_CPU: Readonly<Record<string, string>> = {
  armv5tel: 'armv5te',
  armv6l: 'arm',
  armv7a: 'armv7',
  armv7l: 'armv7',
  riscv32: 'riscv32gc',
  riscv64: 'riscv64gc',
};

/** The Rust triple of a Nix system: `x86_64-linux` → `x86_64-unknown-linux-gnu`. Undefined for what is no system. */
export function tripleOfSystem(system: string): string | undefined {
  const match = /^([a-z0-9_]+)-([a-z0-9]+)$/.exec(system);
  const [, cpu, kernel] = match ?? [];
  if (cpu === undefined || kernel === undefined) return undefined;
  const arch = RUST_CPU[cpu] ?? cpu;
  switch (kernel) {
    case 'linux':
      return `${arch}-unknown-linux-${linuxAbi(cpu)}`;
    case 'darwin':
      return `${arch}-apple-darwin`;
    case 'windows':
      return `${arch}-pc-windows-msvc`;
    case 'cygwin':
      return `${arch}-pc-cygwin`;
    case 'wasi':
      return `${arch}-wasip1`;
    default:
      // `rust-src` and `flake-utils` look like systems, too.
      return OTHER_KERNELS.has(kernel) ? `${arch}-unknown-${kernel}` : undefined;
  }
}

const OTHER_KERNELS: ReadonlySet<string> = new Set([
  'freebsd',
  'genode',
  'ghcjs',
  'illumos',
  'ios',
  'mmixware',
  'netbsd',
  'none',
  'openbsd',
  'redox',
  'solaris',
  'uefi',
]);

/** The Nix system that a triple's programs run on: `x86_64-unknown-linux-musl` → `x86_64-linux`. */
export function systemOfTriple(triple: string): string | undefined {
  const [arch, vendor, os, ...rest] = triple.split('-');
  if (arch === undefined || vendor === undefined || os === undefined || 1 < rest.length) return undefined;
  const cpu = nixCpu(arch, rest[0] ?? '');
  if (vendor === 'apple') return os === 'darwin' ? `${cpu}-darwin` : undefined;
  return KERNELS.has(os) ? `${cpu}-${os}` : undefined;
}

/** Kernels that Nix and Rust name alike and that a compiler can run on. */
const KERNELS: ReadonlySet<string> = new Set(['linux', 'freebsd', 'netbsd', 'openbsd', 'windows', 'redox']);

function linuxAbi(cpu: string): string {
  if (cpu === 'armv5tel') return 'gnueabi';
  return cpu.startsWith('armv') ? 'gnueabihf' : 'gnu';
}

function nixCpu(arch: string, abi: string): string {
  if (arch === 'arm') return abi.endsWith('hf') ? 'armv6l' : 'armv5tel';
  if (arch === 'armv7') return 'armv7l';
  if (arch === 'armv5te') return 'armv5tel';
  return arch.replace(/^(riscv\d\d)gc$/, '$1');
}
