/** process-compose-flake: its module for flake-parts, which brings no Rust into a shell. */
import { lazy } from '../../eval/thunk.ts';
import type { Value } from '../../eval/value.ts';
import { attrsOf, done, list, member } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { systemModule } from '../modules/flake-module.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import type { Entry } from '../table.ts';

export interface ProcessComposeContext {
  readonly kit: Kit;
}

const LINK = 'https://community.flake.parts/process-compose-flake';

export const PROCESS_COMPOSE_OUTPUTS: readonly Entry<ProcessComposeContext>[] = [
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'A module for flake-parts: processes that run together, as `process-compose.<name>`.',
    link: LINK,
    value: ({ kit }) =>
      systemModule({
        key: 'process-compose-flake.flakeModule',
        options: [
          {
            name: 'process-compose.<name>',
            type: 'module',
            doc: 'Processes that run together; `nix run .#<name>` starts them.',
            link: LINK,
          },
        ],
        submodule(_option, _modules, { machine }): Value {
          const args = done(attrsOf([['packages', done(list([done(packageValue('process-compose'))]))]]));
          const shell = lazy(() =>
            derivation(args, { kit, kind: 'shell', builder: 'mkShell', site: undefined, machine }),
          );
          const outputs = done(
            attrsOf(
              [
                ['devShell', shell],
                ['package', done(packageValue('process-compose'))],
              ],
              { open: true },
            ),
          );
          return attrsOf(
            [
              ['outputs', outputs],
              ['services', done(attrsOf([['outputs', outputs]], { open: true }))],
            ],
            { open: true },
          );
        },
        define: (scope) =>
          attrsOf([
            [
              'packages',
              lazy(() => {
                const all = member(scope.config, 'process-compose');
                const names = all?.kind === 'attrs' ? all.members.names() : [];
                return attrsOf(names.map((name) => [name, done(packageValue('process-compose'))] as const));
              }),
            ],
          ]),
      }),
  },
];
