/** The idiomatic Nix values of the tables: Nix parses them, and their snippets expand to them. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { ENV_VARS } from '../../server/knowledge/env-vars/env-vars.ts';
import { type Idiom, idiomOf, nix, spelled } from '../../server/knowledge/env-vars/idiom.ts';
import { KNOWN_INPUTS, type KnownInput } from '../../server/knowledge/flake-schema/known-inputs.ts';
import { declaration } from '../../server/knowledge/flake-schema/render.ts';
import {
  INPUT_ATTRIBUTES,
  NIX_CONFIG,
  SELF_INPUT_ATTRIBUTES,
  TOP_LEVEL,
} from '../../server/knowledge/flake-schema/schema.ts';

const IDIOMS: readonly (readonly [name: string, idiom: Idiom])[] = ENV_VARS.flatMap((row) =>
  [...(row.idiom === undefined ? [] : [row.idiom]), ...(row.alternatives ?? [])].map(
    (it) => [row.name, it] as const,
  ),
);

const HOOKS = ENV_VARS.flatMap((row) =>
  row.shellHook === undefined ? [] : [[row.name, row.shellHook] as const],
);

describe('an idiom', () => {
  test.for(IDIOMS)('of %s has balanced brackets and quotes', ([, idiom]) => {
    expect(imbalance(idiom.plain)).toBeUndefined();
  });

  test.for(IDIOMS)('of %s is what its snippet expands to', ([, idiom]) => {
    expect(expanded(idiom.snippet)).toBe(idiom.plain);
  });

  test('has tab stops counted from one, and no other meaning of the dollar', () => {
    expect(nix`"\${lib.getDev «pkgs.openssl»}/«lib»"`).toEqual({
      snippet: '"\\${lib.getDev ${1:pkgs.openssl}}/${2:lib}"',
      plain: '"${lib.getDev pkgs.openssl}/lib"',
    });
    expect(idiomOf('«${a}»')).toEqual({ snippet: '${1:\\${a\\}}', plain: '${a}' });
  });

  test('can be spelled for other names of the package set and the library', () => {
    const idiom = nix`"\${lib.getLib «pkgs.libclang»}/lib.so" + pkgs.lib.x + my.pkgs.y`;
    expect(spelled(idiom, { pkgs: 'pkgs', lib: 'pkgs.lib' }).plain).toBe(
      '"${pkgs.lib.getLib pkgs.libclang}/lib.so" + pkgs.lib.x + my.pkgs.y',
    );
    expect(spelled(idiom, { pkgs: '', lib: 'lib' }).snippet).toBe(
      '"\\${lib.getLib ${1:libclang}}/lib.so" + lib.x + my.pkgs.y',
    );
  });
});

test('Nix parses every idiom, hook, declaration and example', () => {
  const attributes = [
    ...IDIOMS.map(([name, idiom], index) => `  v${index} = ${idiom.plain}; # ${name}`),
    ...HOOKS.map(([name, hook], index) => `  h${index} = ''\n    ${hook}\n  ''; # ${name}`),
    ...KNOWN_INPUTS.map((it: KnownInput, index) => `  i${index} = { ${declaration(it, it.name)} };`),
    ...[...TOP_LEVEL, ...INPUT_ATTRIBUTES, ...SELF_INPUT_ATTRIBUTES, ...NIX_CONFIG].flatMap((it, index) =>
      'example' in it ? [`  e${index} = { ${it.example} };`] : [],
    ),
  ];
  // Only these names may be free: `--parse` reports any other as undefined.
  const text = `{ pkgs, lib, toolchain, self, androidComposition }:\n{\n${attributes.join('\n')}\n}\n`;
  expect(problem(text)).toBeUndefined();
});

test('the check of idioms sees what is wrong', () => {
  for (const wrong of ['"${pkgs.x/lib"', '[ a', '"a', '(a ]', "''a", 'a }'])
    expect(imbalance(wrong)).toBeDefined();
  expect(problem('{ a }: { b = [ a; }')).toBeDefined();
});

/** What Nix has to say against a text; where Nix is not installed, what the bracket check has. */
function problem(text: string): string | undefined {
  const run = spawnSync('nix-instantiate', ['--store', 'dummy://', '--parse', '-'], {
    input: text,
    encoding: 'utf8',
  });
  if (run.error !== undefined) return imbalance(text);
  return run.status === 0 ? undefined : run.stderr;
}

/** The first bracket, quote or interpolation that is not closed, or closed by another. */
function imbalance(text: string): string | undefined {
  const open: string[] = [];
  const token = /''\$|\$\{|''|\\.|["{}()[\]]|#.*/gs;
  for (const [found] of text.matchAll(token)) {
    const inside = open.at(-1);
    const inString = inside === '"' || inside === "''";
    if (found === '${') open.push('}');
    else if (found === inside) open.pop();
    else if (inString || found.startsWith('\\') || found.startsWith("''$")) continue;
    else if (found === '"' || found === "''") open.push(found);
    else if (found === '{') open.push('}');
    else if (found === '(') open.push(')');
    else if (found === '[') open.push(']');
    else if (!found.startsWith('#')) return `${found} without an opening one`;
  }
  return open.length === 0 ? undefined : `${open.at(-1)} is missing`;
}

/** What an editor inserts for a snippet, with the default texts of its tab stops. */
function expanded(snippet: string): string {
  const stops = snippet.replace(/(?<!\\)\$\{\d+:((?:\\.|[^}])*)\}/g, '$1');
  return stops.replace(/\\([\\$}])/g, '$1');
}
