/** `lib.versions`: parts of versions. */
import { arg } from '../builtins/arguments.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { versionComponents } from '../builtins/versions.ts';
import { str, unknown } from '../values.ts';
import type { Section } from './section.ts';

function component(name: string, doc: string, index: number): FunctionDefinition {
  return fn(name, doc, { v: arg.text }, ({ v }) => {
    const it = versionComponents(v)[index];
    return it === undefined ? unknown('component of a version') : str(it);
  });
}

export const VERSIONS: Section = {
  name: 'versions',
  definitions: [
    component('major', 'The first component of the version `v`.', 0),
    component('minor', 'The second component of the version `v`.', 1),
    component('patch', 'The third component of the version `v`.', 2),
    fn(
      'majorMinor',
      'The first two components of the version `v`, with a dot between.',
      { v: arg.text },
      ({ v }) => str(versionComponents(v).slice(0, 2).join('.')),
    ),
    fn(
      'pad',
      'The `version` with `n` components: some left out, or zeros added; what is behind a dash stays.',
      { n: arg.int, version: arg.text },
      ({ n, version }) => {
        const [numeric = ''] = version.split('-', 1);
        if (n < 0n || n > 100n) return unknown('negative length');
        const components = [...versionComponents(numeric), ...new Array<string>(Number(n)).fill('0')].slice(
          0,
          Number(n),
        );
        return str(components.join('.') + version.slice(numeric.length));
      },
    ),
  ],
  builtins: ['compareVersions', 'splitVersion'],
  nested: ['major', 'minor', 'patch', 'majorMinor', 'pad'],
};
