/** `ferronix catalog`: what the data about toolchains holds, and how old it is. */
import { bundledCatalog } from '../catalog/load.ts';
import { CannotRun } from './cannot-run.ts';
import { print } from './output.ts';

export function printCatalog({ json }: { readonly json?: boolean }): void {
  const { catalog, ...loaded } = bundledCatalog();
  if (!loaded.ok) throw new CannotRun(`the catalog of toolchains cannot be used: ${loaded.reason}`);
  const view = catalog.asOf(undefined);
  const channels = view.channels.map((channel) => {
    const latest = view.latest(channel);
    const version = latest === undefined ? undefined : view.manifest(channel, latest)?.version;
    return { channel, toolchains: view.versions(channel).length, latest, version };
  });
  const report = { day: catalog.day, fenixDay: catalog.fenixDay, channels };
  print(json === true ? JSON.stringify(report, undefined, 2) : describe(report));
}

interface Report {
  readonly day: string;
  readonly fenixDay: string;
  readonly channels: readonly {
    readonly channel: string;
    readonly toolchains: number;
    readonly latest: string | undefined;
    readonly version: string | undefined;
  }[];
}

function describe({ day, fenixDay, channels }: Report): string {
  const rows = channels.map(({ channel, toolchains, latest, version }) => {
    const name = latest === version ? latest : `${latest} (${version})`;
    return `${channel.padEnd(8)}${String(toolchains).padStart(5)} toolchains, latest ${name}`;
  });
  return [`rust-overlay as of ${day}, fenix as of ${fenixDay}`, ...rows].join('\n');
}
