/** The cross compilers of nixpkgs, by the Rust target they link for. */

export interface CrossCompiler {
  /** The package set in `pkgsCross`. */
  readonly set: string;
  /** The compiler driver in the set’s `stdenv.cc`, which is the linker for Cargo. */
  readonly program: string;
  /** Libraries that linking needs besides, as attributes of the set. */
  readonly libraries?: readonly string[];
}

/** Program names follow `<config>-cc`, where the config is nixpkgs’ own spelling of the platform. */
export const CROSS_COMPILERS: ReadonlyMap<string, CrossCompiler> = new Map<string, CrossCompiler>([
  ['aarch64-unknown-linux-gnu', { set: 'aarch64-multiplatform', program: 'aarch64-unknown-linux-gnu-cc' }],
  [
    'aarch64-unknown-linux-musl',
    { set: 'aarch64-multiplatform-musl', program: 'aarch64-unknown-linux-musl-cc' },
  ],
  ['aarch64-unknown-freebsd', { set: 'aarch64-freebsd', program: 'aarch64-unknown-freebsd-cc' }],
  ['aarch64-pc-windows-gnullvm', { set: 'ucrtAarch64', program: 'aarch64-w64-mingw32-cc' }],
  ['arm-unknown-linux-gnueabihf', { set: 'raspberryPi', program: 'armv6l-unknown-linux-gnueabihf-cc' }],
  ['arm-unknown-linux-musleabihf', { set: 'muslpi', program: 'armv6l-unknown-linux-musleabihf-cc' }],
  [
    'armv5te-unknown-linux-gnueabi',
    { set: 'armv5tel-multiplatform', program: 'armv5tel-unknown-linux-gnueabi-cc' },
  ],
  [
    'armv7-unknown-linux-gnueabihf',
    { set: 'armv7l-hf-multiplatform', program: 'armv7l-unknown-linux-gnueabihf-cc' },
  ],
  ['i686-unknown-linux-gnu', { set: 'gnu32', program: 'i686-unknown-linux-gnu-cc' }],
  ['i686-unknown-linux-musl', { set: 'musl32', program: 'i686-unknown-linux-musl-cc' }],
  [
    'i686-pc-windows-gnu',
    { set: 'mingw32', program: 'i686-w64-mingw32-cc', libraries: ['windows.pthreads'] },
  ],
  [
    'loongarch64-unknown-linux-gnu',
    { set: 'loongarch64-linux', program: 'loongarch64-unknown-linux-gnu-cc' },
  ],
  ['m68k-unknown-linux-gnu', { set: 'm68k', program: 'm68k-unknown-linux-gnu-cc' }],
  ['mips-unknown-linux-gnu', { set: 'mips-linux-gnu', program: 'mips-unknown-linux-gnu-cc' }],
  [
    'mips64-unknown-linux-gnuabi64',
    { set: 'mips64-linux-gnuabi64', program: 'mips64-unknown-linux-gnuabi64-cc' },
  ],
  [
    'mips64el-unknown-linux-gnuabi64',
    { set: 'mips64el-linux-gnuabi64', program: 'mips64el-unknown-linux-gnuabi64-cc' },
  ],
  ['mipsel-unknown-linux-gnu', { set: 'mipsel-linux-gnu', program: 'mipsel-unknown-linux-gnu-cc' }],
  ['powerpc-unknown-linux-gnu', { set: 'ppc32', program: 'powerpc-unknown-linux-gnu-cc' }],
  ['powerpc64-unknown-linux-musl', { set: 'ppc64-musl', program: 'powerpc64-unknown-linux-musl-cc' }],
  ['powerpc64le-unknown-linux-gnu', { set: 'powernv', program: 'powerpc64le-unknown-linux-gnu-cc' }],
  ['powerpc64le-unknown-linux-musl', { set: 'musl-power', program: 'powerpc64le-unknown-linux-musl-cc' }],
  ['riscv64gc-unknown-linux-gnu', { set: 'riscv64', program: 'riscv64-unknown-linux-gnu-cc' }],
  ['riscv64gc-unknown-linux-musl', { set: 'riscv64-musl', program: 'riscv64-unknown-linux-musl-cc' }],
  ['s390x-unknown-linux-gnu', { set: 's390x', program: 's390x-unknown-linux-gnu-cc' }],
  ['x86_64-unknown-freebsd', { set: 'x86_64-freebsd', program: 'x86_64-unknown-freebsd-cc' }],
  ['x86_64-unknown-linux-gnu', { set: 'gnu64', program: 'x86_64-unknown-linux-gnu-cc' }],
  ['x86_64-unknown-linux-musl', { set: 'musl64', program: 'x86_64-unknown-linux-musl-cc' }],
  ['x86_64-unknown-netbsd', { set: 'x86_64-netbsd', program: 'x86_64-unknown-netbsd-cc' }],
  ['x86_64-unknown-openbsd', { set: 'x86_64-openbsd', program: 'x86_64-unknown-openbsd-cc' }],
  [
    'x86_64-pc-windows-gnu',
    { set: 'mingwW64', program: 'x86_64-w64-mingw32-cc', libraries: ['windows.pthreads'] },
  ],
]);
