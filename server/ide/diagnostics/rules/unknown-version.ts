/** Rule `unknown-version`. */
import type { Thunk, Value } from '../../../eval/value.ts';
import { textOf } from '../../../eval/values.ts';
import { knownOf, type Release } from '../../../knowledge/domain.ts';
import type { KnownCall } from '../../../knowledge/kit.ts';
import type { SyntaxNode } from '../../../syntax/node.ts';
import { isString, plainString, quoteString } from '../../../syntax/nodes.ts';
import { replace } from '../../../text/edit.ts';
import { baseName } from '../../../text/path.ts';
import { parseToolchainFile } from '../../../workspace/toolchain-file.ts';
import type { Fix } from '../../answer.ts';
import { channelInToolchainFile } from '../../assists/toolchain/toolchain-file.ts';
import { nix } from '../../example.ts';
import { renameSource } from '../attribute.ts';
import type { RuleContext } from '../context.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { channelProblem, keyProblem, releaseProblem, type VersionProblem } from '../version-problem.ts';
import { inFile } from '../words.ts';

export const unknownVersion: Rule = {
  code: 'unknown-version',
  severity: 'error',
  since: '0.1.0',
  summary: 'A version, or the date of a beta or nightly, that the overlay does not have.',
  why: 'An overlay knows the releases up to its own day, and drops old nights and betas. What counts is the revision that `flake.lock` pins: a newer release takes a newer lock. Without a lock, it is the newest overlay.',
  examples: [
    {
      title: 'A release that never was',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.80.7".default
                           # ^^^^^^^^ error: Did you mean "1.80.1"
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable."1.80.1".default
      `,
    },
    {
      title: 'A version of two parts',
      before: nix`
        { pkgs, ... }:
        let
          version = "1.80";
        in
        pkgs.rust-bin.stable.\${version}.default
                           # ^^^^^^^^^^ error: where versions have three parts
      `,
      after: nix`
        { pkgs, ... }:
        let
          version = "1.80.1";
        in
        pkgs.rust-bin.stable.\${version}.default
      `,
    },
    {
      title: 'A release that is newer than the lock',
      before: nix`
        {
          inputs.oxalica.url = "github:oxalica/rust-overlay";
          outputs = { nixpkgs, oxalica, ... }: {
            packages.x86_64-linux.default =
              (nixpkgs.legacyPackages.x86_64-linux.extend oxalica.overlays.default).rust-bin.stable."1.85.0".minimal;
                                                                                                  # ^^^^^^^^ error: nix flake update oxalica
          };
        }
        #- /flake.lock
        {
          "nodes": {
            "oxalica": {
              "locked": { "lastModified": 1717200000, "owner": "oxalica", "repo": "rust-overlay", "type": "github" },
              "original": { "owner": "oxalica", "repo": "rust-overlay", "type": "github" }
            },
            "root": { "inputs": { "oxalica": "oxalica" } }
          },
          "root": "root",
          "version": 7
        }
      `,
    },
    {
      title: 'A channel that rustup would understand',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.fromRustupToolchain { channel = "1.80.1-x86_64-unknown-linux-gnu"; }
                                                    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: does not understand the channel
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.fromRustupToolchain { channel = "1.80.1"; }
      `,
    },
    {
      title: 'Releases that there are, or may be by now',
      before: nix`
        { pkgs, ... }:
        [
          pkgs.rust-bin.stable.latest.default
          pkgs.rust-bin.stable."1.29.0".rust
          pkgs.rust-bin.stable."1.999.0".default
          pkgs.rust-bin.nightly."2019-01-01".default
          (pkgs.rust-bin.fromRustupToolchain { channel = "1.80"; })
        ]
      `,
    },
  ],
  *check(context) {
    for (const { set, name, attr } of context.missing) {
      const known = knownOf(set);
      if (known?.domain !== 'set' || !known.releases) continue;
      const { channel, release } = known.releases;
      const problem = keyProblem(context.catalog, release, { channel, key: name });
      if (!problem) continue;
      const fixes = problem.keys.map((to) => renameSource(attr, { from: name, to }, context.analysis));
      yield { range: attr, message: problem.message, fixes: fixes.flatMap((fix) => fix ?? []) };
    }
    for (const call of context.calls) yield* inCall(call, context);
  },
};

function* inCall({ fn, args }: KnownCall, context: RuleContext): Generator<RuleFinding> {
  const { release, self } = fn;
  const [first, second] = args;
  if (!first) return;
  const given = first.force();
  // fenix's functions ask Rust's own server, whatever fenix's revision.
  switch (self.name) {
    case 'fromRustupToolchain':
      if (release) yield* channelFinding(argument(given, 'channel'), undefined, release, context);
      break;
    case 'rustChannelOf':
      if (release)
        yield* channelFinding(argument(given, 'channel'), argument(given, 'date'), release, context);
      break;
    case 'rustChannelOfTargets':
      if (release) yield* channelFinding(first, second, release, context);
      break;
    case 'toolchainOf':
      yield* serverFinding(argument(given, 'channel'), context);
      break;
    case 'fromToolchainName':
      yield* serverFinding(argument(given, 'name'), context);
      break;
    case 'fromRustupToolchainFile':
      if (release) yield* fileFinding(first, given, release, context);
      break;
  }
}

function argument(args: Value, name: string): Thunk | undefined {
  return args.kind === 'attrs' ? args.members.get(name) : undefined;
}

/** A channel's name, maybe with a date beside it: what is wrong is said of the date, where there is one. */
function* channelFinding(
  channel: Thunk | undefined,
  dated: Thunk | undefined,
  release: Release,
  context: RuleContext,
): Generator<RuleFinding> {
  const name = textOf(channel?.force());
  const date = textOf(dated?.force());
  if (name === undefined || (date === undefined && dated !== undefined && dated.force().kind !== 'null'))
    return;
  const problem = channelProblem(context.catalog, release, { name, date });
  const thunk = date === undefined ? channel : dated;
  const at = thunk?.force().origin ?? thunk?.node;
  if (!problem || !context.here(at)) return;
  yield { range: at, message: problem.message, fixes: stringFixes(at, date ?? name, problem) };
}

/** A stable version that Rust's own server has no manifest of. */
function* serverFinding(version: Thunk | undefined, context: RuleContext): Generator<RuleFinding> {
  const name = textOf(version?.force());
  const at = version?.force().origin ?? version?.node;
  const problem = name === undefined ? undefined : releaseProblem(context.catalog, name);
  if (name === undefined || !problem || !context.here(at)) return;
  yield { range: at, message: problem.message, fixes: stringFixes(at, name, problem) };
}

function stringFixes(node: SyntaxNode, text: string, { keys }: VersionProblem): readonly Fix[] {
  if (!isString(node) || plainString(node) !== text) return [];
  return keys.map((key) => ({
    title: `Replace it by "${key}"`,
    edits: [{ id: node.owner.id, edits: [replace(node, quoteString(key))] }],
    safe: false,
  }));
}

function* fileFinding(
  path: Thunk,
  file: Value,
  release: Release,
  { catalog, here, world }: RuleContext,
): Generator<RuleFinding> {
  const at = path.node;
  const text = file.kind === 'path' ? world.text(file.path) : undefined;
  const name = text === undefined ? undefined : parseToolchainFile(text)?.channel;
  if (file.kind !== 'path' || text === undefined || name === undefined || !here(at)) return;
  const problem = channelProblem(catalog, release, { name });
  if (!problem) return;
  const place = channelInToolchainFile(text);
  const fixes = place
    ? problem.keys.map(
        (key): Fix => ({
          title: `Replace it by "${key}"${inFile(file.path)}`,
          edits: [{ id: file.path, edits: [replace(place.range, place.quoted ? `"${key}"` : key)] }],
          safe: false,
        }),
      )
    : [];
  yield { range: at, message: `${baseName(file.path)}: ${problem.message}`, fixes };
}
