/** `rust-toolchain.toml` and its one-line forerunner `rust-toolchain`. */
import { parse } from 'smol-toml';
import { recent } from '../text/recent.ts';

/** What a toolchain file asks for. Format: https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file */
export interface ToolchainFile {
  readonly channel: string | undefined;
  readonly profile: string | undefined;
  readonly components: readonly string[];
  readonly targets: readonly string[];
  readonly path: string | undefined;
}

/** Characters of the longest text that is taken for a toolchain file: with all there is to list, one has five thousand. */
const MAX_LENGTH = 50_000;

/** Reads either form; `undefined` for what is neither. */
export function parseToolchainFile(text: string): ToolchainFile | undefined {
  if (MAX_LENGTH < text.length) return undefined;
  const known = read.get(text);
  if (known) return known;
  const made = toolchainFileOf(text);
  read.set(text, made);
  return made;
}

const read = recent<string, ToolchainFile | undefined>(4);

function toolchainFileOf(text: string): ToolchainFile | undefined {
  const bare = /^([^\r\n]+)\r?\n?$/.exec(text)?.[1];
  if (bare !== undefined)
    return { channel: bare, profile: undefined, components: [], targets: [], path: undefined };
  try {
    const table = parse(text)['toolchain'];
    if (typeof table !== 'object' || table === null || Array.isArray(table) || table instanceof Date)
      return undefined;
    return {
      channel: textIn(table['channel']),
      profile: textIn(table['profile']),
      components: textsIn(table['components']),
      targets: textsIn(table['targets']),
      path: textIn(table['path']),
    };
  } catch {
    return undefined; // Broken TOML: the rule about the file itself speaks of it.
  }
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
}
