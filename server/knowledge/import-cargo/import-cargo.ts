/** import-cargo: vendored crates from a `Cargo.lock`, as a hook for cargo. */

import { emptyDerivation } from '../builders/artefact.ts';
import { compared } from '../builders/comparison.ts';
import { required } from '../builders/params.ts';
import type { Kit } from '../kit.ts';
import { type Entry, tableSet } from '../table.ts';

interface Context {
  readonly kit: Kit;
}

const README = 'https://github.com/edolstra/import-cargo#readme';

export const IMPORT_CARGO_OUTPUTS: readonly Entry<Context>[] = [
  {
    name: 'builders',
    type: 'set',
    doc: 'The functions of import-cargo.',
    link: README,
    value: (context) => tableSet('import-cargo.builders', BUILDERS, context, { open: true }),
  },
];

const BUILDERS: readonly Entry<Context>[] = [
  {
    name: 'importCargo',
    type: 'function',
    doc: compared(
      'Vendors the crates of a `Cargo.lock`: put `(importCargo { lockFile = ./Cargo.lock; inherit pkgs; }).cargoHome` into `nativeBuildInputs`, and cargo finds them offline.',
      'import-cargo',
    ),
    link: README,
    named: true,
    closed: true,
    params: [
      required('lockFile', 'path', 'The lock file: `./Cargo.lock`.'),
      required('pkgs', 'nixpkgs', 'An instantiated nixpkgs.'),
    ],
    arity: 1,
    run: (context) => () => tableSet('importCargo', IMPORTED, context),
  },
];

function vendored(name: string, doc: string): Entry<Context> {
  return { name, type: 'package', doc, link: README, value: () => emptyDerivation(`importCargo.${name}`) };
}

const IMPORTED: readonly Entry<Context>[] = [
  vendored(
    'cargoHome',
    'A hook that sets `CARGO_HOME` to the vendored crates; belongs in `nativeBuildInputs`.',
  ),
  vendored('vendorDir', 'The folder of the vendored crates.'),
  vendored('unpackedCrates', 'The unpacked crates of registries.'),
];
