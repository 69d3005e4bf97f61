/** What Nix and what Ferronix say of a shell, in the same words: lines that can be compared. */
import type { Part } from './nix.ts';

/** A toolchain as `ferronix toolchain --json` prints it. */
export interface Reported {
  readonly provider: string;
  readonly version: string | null;
  readonly date: string | null;
  readonly components: readonly string[];
  readonly targets: readonly string[];
}

/** What a shell has of one provider and day. */
interface Reading {
  readonly version: Set<string>;
  readonly components: Set<string>;
  readonly targets: Set<string>;
}

/** `rust-std-1.92.0-wasm32-unknown-unknown.tar.xz` or `rust-src-nightly.tar.xz`, below the day. */
const ADDRESS =
  /\/dist\/(?<date>\d{4}-\d\d-\d\d)\/(?<name>.+?)-(?<version>nightly|beta|\d+\.\d+\.\d+(?:-beta(?:\.\d+)?)?)(?:-(?<triple>[^/]+?))?\.tar/;

const STABLE = /^\d+\.\d+\.\d+$/;

export function readingOfNix(contents: readonly (readonly Part[])[]): readonly string[] {
  const readings = new Map<string, Reading>();
  for (const parts of contents) {
    // What is joined of several days counts as its compiler's.
    const compiler = parts.find((it) => 'url' in it && /\/rustc-(?!dev|docs)[^/]*$/.test(it.url));
    for (const part of parts) {
      if ('rust' in part) {
        const reading = readingFor(readings, part.rust.includes('rustup') ? 'rustup' : 'nixpkgs');
        for (const it of part.rust) if (it !== 'rustup') reading.components.add(it);
        continue;
      }
      const { name = part.url, triple } = ADDRESS.exec(part.url)?.groups ?? {};
      const { url } = compiler !== undefined && 'url' in compiler ? compiler : part;
      const { date = '', version = '' } = ADDRESS.exec(url)?.groups ?? {};
      const reading = readingFor(readings, `${part.overlay ? 'rust-overlay' : 'fenix'} ${date}`);
      reading.components.add(name);
      if (STABLE.test(version)) reading.version.add(version);
      if (name === 'rust-std' && triple !== undefined) reading.targets.add(triple);
    }
  }
  return lines(readings);
}

export function readingOfReport(toolchains: readonly Reported[]): readonly string[] {
  const readings = new Map<string, Reading>();
  for (const { provider, version, date, components, targets } of toolchains) {
    const dated = provider !== 'nixpkgs' && provider !== 'rustup';
    const reading = readingFor(readings, dated ? `${provider} ${date}` : provider);
    for (const it of components) reading.components.add(it);
    if (!dated) continue;
    if (version !== null && STABLE.test(version)) reading.version.add(version);
    for (const it of components.includes('rust-std') ? targets : []) reading.targets.add(it);
  }
  return lines(readings);
}

function readingFor(readings: Map<string, Reading>, key: string): Reading {
  const known = readings.get(key);
  if (known) return known;
  const fresh = { version: new Set<string>(), components: new Set<string>(), targets: new Set<string>() };
  readings.set(key, fresh);
  return fresh;
}

function lines(readings: ReadonlyMap<string, Reading>): readonly string[] {
  const sorted = (it: ReadonlySet<string>): string => [...it].sort().join(' ');
  return [...readings]
    .map(
      ([key, { version, components, targets }]) =>
        `${key} ${sorted(version)} [${sorted(components)}] [${sorted(targets)}]`,
    )
    .sort();
}
