/** Completion source `option`: options of modules. */
import type { ModuleOption, OptionNode } from '../../../knowledge/modules/option.ts';
import { optionText } from '../../describe/option.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';
import { assignment } from './argument-name.ts';

export const option: CompletionSource = {
  id: 'option',
  summary: 'Options of modules: of devenv, devshell, flake-parts and the modules that they import.',
  examples: [
    {
      title: 'devenv’s options for Rust, without what is there',
      before: nix`
        #- /devenv.nix
        { pkgs, ... }: { languages.rust = { enable = true; $0 }; }
      `,
      offers: ['channel', 'version', 'components', 'targets'],
      lacks: ['enable', 'languages'],
    },
    {
      title: 'Along a path',
      before: nix`
        #- /devenv.nix
        { pkgs, ... }: { languages.rust.$0 }
      `,
      offers: ['enable', 'channel'],
      after: nix`
        { pkgs, ... }: { languages.rust.enable = true; }
      `,
    },
  ],
  *items({ place, valued }) {
    if (place.kind !== 'option') return;
    for (const node of place.options) {
      for (const [name, child] of node.children) {
        if (place.present.has(name) && !child.children.size) continue;
        if (child.option?.hidden) continue;
        yield item(name, child, valued);
      }
    }
  },
};

function item(name: string, { option: it, children }: OptionNode, valued: boolean): Candidate {
  if (!it) return { label: name, name, kind: 'module', detail: `${children.size} options` };
  return {
    label: name,
    kind: 'argument',
    detail: it.type,
    doc: `text:${optionText(it)}`,
    deprecated: it.deprecated !== undefined,
    ...(valued || children.size > 0 ? { name } : definition(name, it)),
  };
}

/** What switches something on or off is written with the value that is not the default. */
function definition(name: string, it: ModuleOption): Pick<Candidate, 'text' | 'snippet'> {
  if (it.type === 'boolean') return { text: `${name} = ${it.default !== true};` };
  return assignment({ name, type: it.values ? 'string' : it.type });
}
